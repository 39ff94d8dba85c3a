import { foldWord, ianaMinutes, monthOf, zoneMinutes } from './date-words.ts';

/** An instant in UTC. `no-zone`: none was written; `unknown-zone`: one was that nobody knows. Both are read as UTC. */
export type ParsedDate = { at: string; flag?: 'unknown-zone' | 'no-zone' };

/** Nothing that is a date is longer than this, in UTF-16 units. */
const MAX_DATE_LENGTH = 120;
/** A date further ahead of `now` than this is a mistake. */
const MAX_AHEAD_MS = 366 * 24 * 3600 * 1000;
const LATEST_YEAR = 2100;
/** Earlier years, and the very start of the epoch, are placeholders. */
const EARLIEST_YEAR = 1900;
const DAY_MS = 24 * 3600 * 1000;

type Fields = { year?: number; month?: number; day?: number; hour: number; minute: number; second: number; ms: number };
type Zone = { minutes: number } | { iana: string } | 'unknown' | undefined;

/**
 * Reads the dates that feeds carry: RFC 822 with its many variants, RFC 3339, W3C, epoch seconds and milliseconds, month
 * names of a dozen languages, numeric dates. Two-digit years as in RFC 2822 (00–49 are 2000–2049). Impossible dates,
 * placeholders and dates more than a year after `now` are undefined. The process's own zone plays no part.
 */
export function parseDate(text: string, options: { now?: Date } = {}): ParsedDate | undefined {
  const input = asciiDigits(text)
    .replace(/[\s\u00a0\u202f]+/g, ' ')
    .trim();
  if (input === '' || input.length > MAX_DATE_LENGTH) return undefined;
  const read = fromEpoch(input) ?? fromIso(input) ?? fromEastAsian(input) ?? fromWords(input);
  if (!read) return undefined;
  const utc = toUtc(read.fields);
  if (utc === undefined) return undefined;
  const { offset, flag } = offsetOf(read.zone, utc);
  const at = utc - offset * 60_000;
  const year = new Date(at).getUTCFullYear();
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || Math.abs(at) < DAY_MS) return undefined;
  if (options.now && at > options.now.getTime() + MAX_AHEAD_MS) return undefined;
  const iso = new Date(at).toISOString();
  return flag ? { at: iso, flag } : { at: iso };
}

type Read = { fields: Fields; zone: Zone };

function fromEpoch(input: string): Read | undefined {
  if (!/^\d{9,13}$/.test(input)) return undefined;
  const date = new Date(input.length > 11 ? Number(input) : Number(input) * 1000);
  const fields = {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    ms: date.getUTCMilliseconds(),
  };
  return { fields, zone: { minutes: 0 } };
}

/** Year first, with `-`, `/` or `.` between; also the basic form `20241023T140000Z`. */
function fromIso(input: string): Read | undefined {
  const match =
    /^(\d{4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?=$|[ T,t]|[+-]\d)/.exec(input) ??
    /^(\d{4})()(\d\d)(\d\d)(?=$|[Tt])/.exec(input);
  if (!match) return undefined;
  const rest = input.slice(match[0].length).replace(/^[Tt,]/, ' ');
  const fields = { year: Number(match[1]), month: Number(match[3] ?? 1), day: Number(match[4] ?? 1), ...timeOf(rest) };
  if (match[3] === undefined && /[^\d\s]/.test(rest)) return undefined;
  return { fields, zone: zoneOf(rest) };
}

/** `2024년 10월 23일`, `2024年10月23日`. */
function fromEastAsian(input: string): Read | undefined {
  const match = /(\d{4}) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日号]?/.exec(input);
  if (!match) return undefined;
  const rest = input.slice(match.index + match[0].length);
  const time = rest.replace(/오전|上午|午前/, 'am').replace(/오후|下午|午後/, 'pm');
  const clock = /(am|pm)? ?(\d{1,2}) ?[시時点:] ?(\d{1,2})?/.exec(time);
  const hour = clock?.[2] === undefined ? 0 : meridiem(Number(clock[2]), clock[1]);
  const fields = {
    year: Number(match[1]),
    month: Number(match[2]),
    day: Number(match[3]),
    hour,
    minute: Number(clock?.[3] ?? 0),
    second: 0,
    ms: 0,
  };
  return { fields, zone: zoneOf(time) };
}

/** Everything else: a month by name, or three numbers. */
function fromWords(input: string): Read | undefined {
  const time = timeOf(input);
  const bare = input
    .replace(/\([^)]*\)/g, ' ')
    .replace(CLOCK, ' ')
    .replace(/(^|\s|gmt|utc)[+-] ?\d{1,2}:?\d{2}\b/i, ' ');
  const numeric = /(?:^|[ ,])(\d{1,2})([/.\- ])(\d{1,2})\2(\d{4}|\d{2})(?=$|[ ,])/.exec(bare);
  const zone = zoneOf(input);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const isMonthFirst = numeric[2] === '/' ? first <= 12 : numeric[2] === '-' ? first <= 12 && second > 12 : false;
    const [month, day] = isMonthFirst ? [first, second] : [second, first];
    return { fields: { year: fullYear(numeric[4] ?? ''), month, day, ...time }, zone };
  }
  const words = bare.replace(/(\p{L})-(?=\d)|(\d)-(?=\p{L})/gu, '$1$2 ').match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? [];
  const folded = words.map(foldWord);
  const monthAt = (index: number) => monthOf(`${folded[index]} ${folded[index + 1] ?? ''}`);
  const place = folded.findIndex((_, index) => monthAt(index) !== undefined && isMonthPlace(folded, index));
  if (place < 0) return undefined;
  const month = monthAt(place);
  const numbers = folded.filter((word) => /^\d{1,4}$/.test(word));
  const yearAt = numbers.findIndex((word) => word.length === 4);
  const rest = numbers.filter((_, index) => index !== yearAt);
  const day = rest[0] === undefined ? 1 : Number(rest[0]);
  const yearText = yearAt >= 0 ? numbers[yearAt] : rest[1];
  if (yearText === undefined) return undefined;
  return { fields: { year: fullYear(yearText), month, day, ...time }, zone };
}

/** `mar.` is a Tuesday in French and Spanish, `mar` a month in others: the month stands beside a number. */
function isMonthPlace(words: readonly string[], index: number): boolean {
  const before = words[index - 1] ?? '';
  const after = words[index + 1] ?? '';
  if (index > 0 && !/^\d/.test(before) && !['de', 'of', 'th', 'st', 'nd', 'rd', 'er'].includes(before))
    return /^\d/.test(after) && !words.slice(index + 1).some((word) => monthOf(word) !== undefined);
  const later = words
    .slice(index + 1)
    .some((word, offset) => monthOf(word) !== undefined && /^\d/.test(words[index + offset] ?? ''));
  return !(index === 0 && later);
}

const CLOCK = /(\d{1,2})[:h](\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(a\.?m\b\.?|p\.?m\b\.?)?/i;

function timeOf(text: string): { hour: number; minute: number; second: number; ms: number } {
  const match = /(?:^|[^\d.:+-])(\d{1,2})([:h])(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)? ?(a\.?m\b|p\.?m\b)?/i.exec(text);
  const basic = match ? undefined : /(?:^| )(\d{2})(\d{2})(\d{2})(?=$|[Zz+-])/.exec(text);
  if (basic) return { hour: Number(basic[1]), minute: Number(basic[2]), second: Number(basic[3]), ms: 0 };
  const loneHour = match ? undefined : /(?:^|[^\d])(\d{1,2}) ?(a\.?m\b|p\.?m\b)/i.exec(text);
  if (loneHour) return { hour: meridiem(Number(loneHour[1]), loneHour[2]), minute: 0, second: 0, ms: 0 };
  if (!match) return { hour: 0, minute: 0, second: 0, ms: 0 };
  return {
    hour: meridiem(Number(match[1]), match[6]),
    minute: Number(match[3]),
    second: Number(match[4] ?? 0),
    ms: match[5] === undefined ? 0 : Math.floor(Number(`0.${match[5]}`) * 1000),
  };
}

function meridiem(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return /^p/i.test(half) ? (hour % 12) + 12 : hour % 12;
}

function zoneOf(text: string): Zone {
  const bracketed = /\[([A-Za-z]+\/[\w/+-]+)\]/.exec(text);
  const tail = text.replace(/\([^)]*\)|\[[^\]]*\]/g, ' ');
  const numeric = /(?:^|[\s\d]|gmt|utc|[zZ]) ?([+\u2212-])(\d{1,2}):?(\d{2})?(?= ?[zZ]?(?:$|[\s(]))/i.exec(
    afterTime(tail),
  );
  if (numeric) {
    const size = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    if (size > 15 * 60) return 'unknown';
    return { minutes: numeric[1] === '+' ? size : -size };
  }
  const iana = /(?:^|\s)([A-Z][A-Za-z]+\/[A-Za-z_/+-]+)/.exec(tail)?.[1] ?? bracketed?.[1];
  if (iana) return { iana };
  const words = (afterTime(tail).match(/[\p{L}]+/gu) ?? [])
    .map(foldWord)
    .filter((word) => !/^(am|pm|a|p|m|at|t|uhr|h|de|of|th|st|nd|rd)$/.test(word));
  for (const word of words.reverse()) {
    const minutes = zoneMinutes(word);
    if (minutes !== undefined) return { minutes };
    if (monthOf(word) === undefined && /^[a-z]{2,5}$/.test(word) && /\d:\d\d/.test(text)) return 'unknown';
  }
  return undefined;
}

/** What stands behind the clock time; all of it where there is none. */
function afterTime(text: string): string {
  const match = /\d{1,2}:\d{2}(?::\d{2}(?:[.,]\d{1,9})?)?|T\d{6}/.exec(text);
  return match ? text.slice(match.index + match[0].length - 1) : text;
}

function offsetOf(zone: Zone, utc: number): { offset: number; flag?: 'unknown-zone' | 'no-zone' } {
  if (zone === undefined) return { offset: 0, flag: 'no-zone' };
  if (zone === 'unknown') return { offset: 0, flag: 'unknown-zone' };
  if ('minutes' in zone) return { offset: zone.minutes };
  const guess = ianaMinutes(zone.iana, utc);
  if (guess === undefined) return { offset: 0, flag: 'unknown-zone' };
  return { offset: ianaMinutes(zone.iana, utc - guess * 60_000) ?? guess };
}

function toUtc(fields: Fields): number | undefined {
  const { year, month = 0, day = 0, hour, minute } = fields;
  if (
    year === undefined ||
    year < EARLIEST_YEAR ||
    month < 1 ||
    month > 12 ||
    day < 1 ||
    hour > 24 ||
    minute > 59 ||
    fields.second > 60
  )
    return undefined;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  if (day > last || (hour === 24 && minute > 0)) return undefined;
  return Date.UTC(year, month - 1, day, hour, minute, Math.min(fields.second, 59), fields.ms);
}

function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}

/** Arabic-Indic and Persian digits as ASCII. */
function asciiDigits(text: string): string {
  return text
    .slice(0, MAX_DATE_LENGTH * 2)
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String((digit.codePointAt(0) ?? 0) & 0xf));
}
