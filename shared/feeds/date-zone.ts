import { foldWord, monthOf, weekdayOf } from './month-names.ts';
import { isAmericanZone, LONGEST_ZONE_NAME, namedZone } from './zone-names.ts';

/** What is written about the zone. `none`: nothing; `unknown`: a name or number that stands for no zone. */
export type DateZone =
  | { kind: 'offset'; minutes: number; isAmbiguous?: boolean }
  | { kind: 'iana'; name: string }
  | { kind: 'unknown' }
  | { kind: 'none' };

/** `rest` is the text without the zone. `isAmerican`: the zone is one that the United States alone name so. */
export type FoundZone = { zone: DateZone; rest: string; isAmerican: boolean };

/** `+0300`, `+03:00`, `+3`, `GMT-7`, `Z+02:00`, `+03:00:00`. */
const OFFSET =
  /(?:(?<=^|[\s,\d)])|(?<!\/)(?:gmt|utc?|z) ?)([+-])(?: ?(\d{2}):?(\d{2})|(\d{1,2})(?::(\d{2}))?)(?::\d\d)?(?![\d.:-])(?! ?\p{L}{3,} ?\d{4})/iu;
/** An offset that lost its plus sign, as a form decodes it. */
const LOST_PLUS = /(?<=^ ?)(0\d|1[0-4]):?([03]0|45)$/;
const IANA = /(?<![\p{L}\d])[A-Z][A-Za-z]+\/[A-Z][A-Za-z_]+(?:\/[A-Z][A-Za-z_]+)?(?:[+-]\d{1,2})?(?![\p{L}\d])/u;

/** The widest offset that any zone has, in minutes: 14 hours. */
const WIDEST_MINUTES = 14 * 60;
/** Words behind the clock that are looked at; a zone stands near it. */
const MAX_WORDS = 8;
/** Words that stand behind clock times and are no zones. */
const NO_ZONE = new Set('am pm a p t h hs hr hrs uhr at on by of de del la the und г года ora'.split(' '));

/**
 * Finds the zone in what follows the clock, or in the whole of a date without one; `language` (BCP 47) decides between
 * zones of one name. An offset goes before a name (`GMT+0300 (MSK)`), what is in brackets comes last.
 */
export function findZone(text: string, hasClock: boolean, language?: string): FoundZone {
  const outside = text.replace(/[([][^()[\]]*[)\]]/g, ' ');
  const offset = hasClock ? offsetIn(outside) : undefined;
  if (offset) return offset;
  const iana = IANA.exec(outside);
  if (iana) return { zone: { kind: 'iana', name: iana[0] }, rest: outside.replace(iana[0], ' '), isAmerican: false };
  const named = nameIn(outside, hasClock, language);
  if (named) return named;
  const lost = hasClock ? LOST_PLUS.exec(outside.trimEnd()) : null;
  if (lost) return offsetOf(lost[0], '+', lost[1], lost[2], outside);
  const inside = /[([]([^()[\]]*)[)\]]/.exec(text)?.[1];
  const bracketed = inside === undefined ? undefined : findZone(inside, true, language);
  return { ...(bracketed ?? { zone: { kind: 'none' }, isAmerican: false }), rest: outside };
}

function offsetIn(text: string): FoundZone | undefined {
  const match = OFFSET.exec(text);
  return match ? offsetOf(match[0], match[1], match[2] ?? match[4], match[3] ?? match[5], text) : undefined;
}

function offsetOf(written: string, sign = '+', hours = '0', minutes = '0', text = ''): FoundZone {
  const size = Number(hours) * 60 + Number(minutes);
  const rest = text.replace(written, ' ');
  if (size > WIDEST_MINUTES || Number(minutes) > 59) return { zone: { kind: 'unknown' }, rest, isAmerican: false };
  return { zone: { kind: 'offset', minutes: sign === '-' ? -size : size }, rest, isAmerican: false };
}

/** The longest name that is known, word after word; else a word in capitals that can only be a zone. */
function nameIn(text: string, hasClock: boolean, language: string | undefined): FoundZone | undefined {
  const words = [...text.matchAll(/\p{L}[\p{L}\p{M}.’'-]*/gu)].slice(0, MAX_WORDS);
  let unknown: string | undefined;
  for (const [index, { 0: first, index: start }] of words.entries()) {
    for (let count = Math.min(LONGEST_ZONE_NAME, words.length - index); count > 0; count--) {
      const last = words[index + count - 1];
      const written = last === undefined ? first : text.slice(start, last.index + last[0].length);
      const folded = foldWord(written);
      const zone = count === 1 && isDateWord(folded) ? undefined : namedZone(folded, language);
      // Short names are words too (`art`, `pet`): away from the clock only capitals make them zones.
      if (!zone || (!(hasClock && index === 0) && count === 1 && written !== written.toUpperCase())) continue;
      const known: DateZone = 'iana' in zone ? { kind: 'iana', name: zone.iana } : { kind: 'offset', ...zone };
      return { zone: known, rest: text.replace(written, ' '), isAmerican: isAmericanZone(folded) };
    }
    if (unknown === undefined && hasClock && /^[A-Z]{1,5}$/.test(first) && !isDateWord(foldWord(first)))
      unknown = first;
  }
  if (unknown === undefined) return undefined;
  return { zone: { kind: 'unknown' }, rest: text.replace(unknown, ' '), isAmerican: false };
}

function isDateWord(folded: string): boolean {
  return NO_ZONE.has(folded) || monthOf(folded) !== undefined || weekdayOf(folded) !== undefined;
}

let formatter: { zone: string; format: Intl.DateTimeFormat } | undefined;

/** Offset of an IANA zone (`Europe/Kyiv`) in minutes, at what its clocks show (`local`, as if it were UTC); undefined for an unknown name. */
export function ianaMinutes(zone: string, local: number): number | undefined {
  try {
    // Dates of one feed name one zone, and a formatter is slow to make.
    if (formatter?.zone !== zone)
      formatter = { zone, format: new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longOffset' }) };
  } catch {
    return undefined;
  }
  const guess = offsetAt(formatter.format, local);
  return offsetAt(formatter.format, local - guess * 60_000);
}

function offsetAt(format: Intl.DateTimeFormat, at: number): number {
  const label = format.formatToParts(at).find((part) => part.type === 'timeZoneName')?.value ?? '';
  const match = /^GMT([+-])(\d\d):(\d\d)/.exec(label);
  if (!match) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3]);
  return match[1] === '-' ? -minutes : minutes;
}
