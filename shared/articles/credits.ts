import type { Credit } from '../model/article.ts';
import { isKnownAgency } from './credit-names.ts';
import { CREDIT_SHAPES, type FoundName } from './credit-shapes.ts';

export type CreditOptions = {
  /** The outlet itself, by name or host: it does not credit itself. */
  outlet?: string;
};

/** Longest line that is read for credits at its ends: what lies between is not looked at. */
const END_LENGTH = 600;

/**
 * Where a text itself says that it comes from: datelines (`KYIV (Reuters) —`), agency signatures, notes of origin, with
 * spans in `text`. An agency that is only quoted (`…, Reuters reported`) is no credit; a city is no agency. Each name once.
 */
export function findCredits(text: string, options: CreditOptions = {}): Credit[] {
  const credits = new Map<string, Credit>();
  const own = options.outlet === undefined ? [] : ownKeys(options.outlet);
  let start = 0;
  for (const line of text.split('\n')) {
    for (const found of creditsOfLine(line, start)) {
      const key = creditKey(found.name);
      if (key === '' || own.includes(key)) continue;
      const known = credits.get(key);
      if (!known) credits.set(key, toCredit(found));
      else if (known.url === undefined && found.url !== undefined) known.url = found.url;
    }
    start += line.length + 1;
  }
  return [...credits.values()];
}

/** Names that are one for everybody: `RT`, `RT.com` and `www.rt.com`; `The Associated Press` and `AP` are not. */
export function creditKey(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/^(?:https?:\/\/)?(?:www\.)?/, '')
    .replace(/^the\s/, '');
  const host = /^([a-z0-9-]+)(?:\.[a-z0-9-]+){1,3}$/.exec(bare);
  return (host?.[1] ?? bare).replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Signs and words of which every shape of a longer line needs one: most paragraphs have none and are looked at no further. */
const HINT =
  /[([/©—–]|--|\s-\s|contribut|(?:originally|first|previously) (?:published|appeared|posted|reported)|appeared first|re-?(?:publish|print|post)|syndicat|cross-?post|(?:full|original|whole|entire|complete) (?:article|story|post|report|text|version|piece)|(?:read|see|reading) (?:more )?(?:at|on) |(?:^|[.!?"”…]\s{0,3})(?:with|mit|avec|con|com|с|за)\s/iu;
/** Lines this short may be nothing but a name: longer than what any shape of a whole line takes. */
const SHORT_LINE = 140;

function creditsOfLine(line: string, offset: number): FoundName[] {
  const indent = line.length - line.trimStart().length;
  const trimmed = line.trim();
  if (trimmed === '' || (trimmed.length > SHORT_LINE && !HINT.test(trimmed))) return [];
  const from = offset + indent;
  const head = trimmed.slice(0, END_LENGTH);
  const tailFrom = Math.max(0, trimmed.length - END_LENGTH);
  const tail = trimmed.slice(tailFrom);
  const found: FoundName[] = [];
  for (const shape of CREDIT_SHAPES) {
    const piece = shape.at === 'head' ? head : tail;
    for (const hit of shape.find(piece, trimmed.length))
      found.push({ ...hit, start: hit.start + from + (shape.at === 'head' ? 0 : tailFrom) });
  }
  return found;
}

function toCredit({ name, url, start, length }: FoundName): Credit {
  const credit: Credit = { name, span: [start, start + (length ?? name.length)] };
  if (url !== undefined) credit.url = url;
  return credit;
}

function ownKeys(outlet: string): string[] {
  return [creditKey(outlet), ...(isKnownAgency(outlet) ? [outlet.toLowerCase()] : [])].filter((key) => key !== '');
}
