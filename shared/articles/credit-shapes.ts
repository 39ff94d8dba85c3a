import { isKnownAgency, isNameShaped, isOutletShaped, isUnnamed, splitNames, tidyName } from './credit-names.ts';

/** A name found in a piece of a line; `start` counts from the piece's begin, `length` is given where other words stand for it. */
export type FoundName = { name: string; url?: string; start: number; length?: number };

/** One way in which texts say where they come from. */
export type CreditShape = {
  name: string;
  /** The end of the line at which it stands. */
  at: 'head' | 'tail';
  find(piece: string, lineLength: number): FoundName[];
};

type Accept = (name: string) => boolean;

/** A shape whose first group holds the names. */
function byPattern(
  name: string,
  at: 'head' | 'tail',
  pattern: RegExp,
  accept: Accept,
  maxLine = Number.POSITIVE_INFINITY,
): CreditShape {
  return {
    name,
    at,
    find(piece, lineLength) {
      if (lineLength > maxLine) return [];
      const match = pattern.exec(piece);
      const names = match?.indices?.[1];
      if (!match || !names) return [];
      const found = splitNames(piece.slice(...names), names[0]).filter((part) => accept(part.name));
      const url = addressAfter(piece, names[1]);
      return found.map((part) => (url === undefined ? part : { ...part, url }));
    },
  };
}

/** An address in the same sentence, in brackets or not. */
function addressAfter(piece: string, from: number): string | undefined {
  const match = /https?:\/\/[^\s<>"')\]]{3,1000}/iu.exec(piece.slice(from));
  return match?.[0].replace(/[.,;]$/, '');
}

/** The whole name, where a phrase names one outlet: no splitting at `and`, `Food and Wine` is one. */
function byPhrase(name: string, at: 'head' | 'tail', pattern: RegExp): CreditShape {
  return {
    name,
    at,
    find(piece) {
      const match = pattern.exec(piece);
      const names = match?.indices?.[1];
      if (!match || !names) return [];
      const written = piece.slice(...names);
      const shortened = written.split(/\s(?:at|on|under|in|as|with|by|and is|–|—|-)\s|[:(,]|\.\s|\.$/u, 1)[0] ?? '';
      const url = addressAfter(piece, match.index);
      const title = tidyName(shortened);
      if (isNameShaped(title) && !/^https?\b/i.test(title))
        return [withUrl({ name: title, start: names[0] + written.indexOf(title) }, url)];
      const host = url === undefined ? undefined : hostOf(url);
      return host === undefined ? [] : [withUrl({ name: host, start: piece.indexOf(host, match.index) }, url)];
    },
  };
}

function withUrl(found: FoundName, url: string | undefined): FoundName {
  return url === undefined ? found : { ...found, url };
}

/** As it is written in the address, so that its place can be given. */
function hostOf(url: string): string | undefined {
  return /^https?:\/\/([^/:?#]{3,253})/iu.exec(url)?.[1];
}

/** The brackets of a dateline, behind a place and a date. */
const DATELINE = /^([^.!?()"“”]{0,70}(?:\.[^.!?()"“”]{0,20}){0,2})\(([^()]{2,60})\)\s?([—–:-]?)/du;
const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)/iu;
const PLACED_DATELINE = /^[\p{Lu}][\p{Lu}\s.,'’-]{2,40}(?:,[^.!?()]{1,30})?\s\(([^()]{2,40})\)\s?[—–-]/du;
const SLASHED_DATELINE = /^[\p{Lu}][^/.!?]{1,40}(?:\.\s?)?\/([\p{L}\s-]{2,30})\//du;
const DASHED_DATELINE =
  /^[\p{Lu}][^.!?()—–]{1,50}(?:\.\s)?\s?[—–-]\s([\p{Lu}][\p{L}\s.-]{1,28}?)(?:\s[—–-]\s|[.:]\s)/du;
const PUBLISHED_BY =
  '(?:was\\s)?(?:originally|first|previously)\\s(?:published|appeared|posted|reported)(?:\\sbefore)?\\s(?:by|on|in|at)';

export const CREDIT_SHAPES: readonly CreditShape[] = [
  {
    name: 'dateline',
    at: 'head',
    find(piece) {
      const match = DATELINE.exec(piece);
      const names = match?.indices?.[2];
      if (!match || !names || !isPlaceAndDate(match[1] ?? '', match[3] !== '')) return [];
      return splitNames(piece.slice(...names), names[0]).filter((part) => isKnownAgency(part.name));
    },
  },
  byPattern('dateline-of-outlet', 'head', PLACED_DATELINE, isOutletShaped),
  {
    name: 'passed-on',
    at: 'head',
    // `(MENAFN- Jordan Times)`: the service, and behind the hyphen whose text it is.
    find(piece) {
      const match = /^.{0,80}?\(([\p{Lu}]{3,12})\s?[-–—]\s?([^()]{2,60})\)/du.exec(piece);
      const service = match?.indices?.[1];
      const source = match?.indices?.[2];
      if (!service || !source || !isKnownAgency(piece.slice(...service))) return [];
      const name = tidyName(piece.slice(...source));
      return [
        { name: piece.slice(...service), start: service[0] },
        ...(isNameShaped(name) ? [{ name, start: source[0] + piece.slice(...source).indexOf(name) }] : []),
      ];
    },
  },
  byPattern('dateline-with-slashes', 'head', SLASHED_DATELINE, isKnownAgency),
  byPattern('dateline-with-dash', 'head', DASHED_DATELINE, isKnownAgency),
  byPattern(
    'line-of-agency',
    'head',
    /^(?:by |from |von |par )?([\p{L}][\p{L}\s./&,-]{1,50}?)(?:\s[·•|]\s.{0,80})?$/du,
    isKnownAgency,
    120,
  ),
  byPattern(
    'agency-staff',
    'head',
    /^[([]?(?:the )?([\p{Lu}][\p{L}\s-]{1,30}?) (?:staff )?(?:writers?|reporters?|correspondents?|journalists?) .{3,240}? contributed (?:to this (?:report|story|article)|reporting)/diu,
    isKnownAgency,
    500,
  ),
  byPattern(
    'contributed',
    'tail',
    /(?:^|[.!?"”]\s{1,3}|\()((?:the )?[\p{Lu}][\p{L}\s,&-]{1,60}?) contributed (?:to (?:this|the) (?:report|story|article)|reporting)/du,
    isKnownAgency,
    600,
  ),
  byPhrase(
    'contributed-for',
    'tail',
    /\bcontributed (?:to (?:this|the) (?:report|story|article)|reporting) for ([\p{Lu}\p{N}][^.!?()]{1,60})\.?$/du,
  ),
  byPhrase(
    'originally-published',
    'tail',
    new RegExp(
      `\\b(?:article|story|post|piece|report|it|this|text|version|originally|essay|column|interview|commentary)\\s${PUBLISHED_BY}\\s([^\\n]{2,200})`,
      'diu',
    ),
  ),
  byPhrase(
    'originally-published',
    'head',
    /^[([*_]{0,3}(?:this (?:was )?)?(?:originally|first) (?:published|appeared) (?:by|on|in|at) ([^\n]{2,200})/diu,
  ),
  byPhrase(
    'republished',
    'tail',
    /\b(?:is |was |has been |been |^)?(?:republished|reprinted|reposted|re-published|syndicated|cross-posted|crossposted)\s(?:(?:here )?with (?:the )?(?:kind )?permission )?(?:from|of|by)\s(?:the original (?:article )?(?:at|on|from)\s)?([^\n]{2,200})/diu,
  ),
  byPhrase('appeared-first', 'tail', /\b(?:appeared first|first appeared) (?:on|in|at) ([^\n]{2,100})$/diu),
  byPhrase(
    'read-full',
    'tail',
    /\b(?:read|see|view) (?:the )?(?:full|original|whole|entire|complete) (?:article|story|post|report|text|version|piece) (?:at|on|from|in) ([^\n]{2,80})$/diu,
  ),
  byPattern(
    'read-more-at',
    'tail',
    /(?:^|[.!?"”…]\s{1,3})(?:read|see|continue reading) (?:more )?(?:at|on) ([^\s]{4,80})$/diu,
    (name) => /\.[a-z]{2,24}$/iu.test(name),
  ),
  byPattern(
    'source-line',
    'head',
    /^[([*_]{0,3}(?:news )?(?:source|sources|via|quelle|quellen|источник|джерело|fuente|fuentes|fonte|fontes|sumber|kaynak|źródło|출처|出典|来源|來源|المصدر) ?[:：] ?(\S[^\n]{1,100})$/diu,
    isSource,
    140,
  ),
  byPattern(
    'with-agencies',
    'tail',
    /(?:^|[.!?"”]\s{1,3}|\(|^\*)(?:(?:with|mit)\s(?:additional\s|further\s)?(?:(?:inputs?|reporting|reports?|material|files|contributions?|information)\s(?:from|by)\s)?(?:the\s)?|с использованием (?:сообщений|материалов) |за матеріалами |avec |con información de |com informações d[aeo]s? )([\p{L}][^()\n]{1,60}?)\)?[.*]?$/diu,
    isAgencyName,
    700,
  ),
  byPattern('signature-in-brackets', 'tail', /(?:^|[.!?…"”»]\s{0,3})[([]([^()[\]\n]{2,50})[)\]]\.?$/du, isAgencyName),
  byPattern(
    'signature-after-dash',
    'tail',
    /[.!?…"”»]\s{0,3}(?:[—–]|--?)\s?([\p{L}][^.!?()\n]{1,40})\.?$/du,
    isAgencyName,
  ),
  byPattern(
    'copyright',
    'head',
    /^(?:©|\(c\)|copyright)\s?(?:©\s?)?(?:\d{4}(?:[-–]\d{4})?,?\s)?(?:by\s)?(?:the\s)?([^.!?()\n]{2,40})/diu,
    isKnownAgency,
    400,
  ),
  {
    name: 'reuters-desk',
    at: 'tail',
    // Only Reuters signs its writers and its editors together at the end.
    find(piece) {
      const at = piece.search(
        /\((?:reporting|writing|additional reporting)(?: and \w{3,12})? by [^()]{3,300}?[;,.] ?(?:\w{3,12} and )?editing by [^()]{3,200}\)\.?$/iu,
      );
      return at < 0 ? [] : [{ name: 'Reuters', start: at, length: piece.length - at }];
    },
  },
];

/**
 * `SEOUL, Oct. 18` before a dash or not, `Seoul, South Korea` only before one: `He spoke to Agence France-Presse (AFP)` and
 * `Deutsche Presse-Agentur (dpa)` name an agency, they do not sign.
 */
function isPlaceAndDate(written: string, isBeforeDash: boolean): boolean {
  const words = written.split(/[\s,.]+/u).filter((word) => word !== '');
  return words.every((word) => {
    if (/^[\p{Lu}\d]/u.test(word) && isBeforeDash) return true;
    if (/^\d/u.test(word) || MONTH.test(word) || word === 'date') return true;
    return isBeforeDash ? word.length <= 5 : word === word.toUpperCase();
  });
}

function isAgencyName(name: string): boolean {
  return isKnownAgency(name) || isUnnamed(name);
}

/** A line of its own may name anybody: also a person's blog, but not a sentence. */
function isSource(name: string): boolean {
  return isNameShaped(name) && (isOutletShaped(name) || name.split(/\s+/).length <= 4);
}
