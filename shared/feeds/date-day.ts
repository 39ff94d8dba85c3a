import { foldWord, monthOf, weekdayOf } from './month-names.ts';

/** A day of the calendar that exists. */
export type CalendarDay = { year: number; month: number; day: number };

/** What decides where three numbers can be read in several ways. */
export type DayHints = {
  /** The zone is an American one. */
  isAmerican: boolean;
  /** BCP 47 of the feed. */
  language?: string;
  /** Days that begin after this moment, in ms since 1970, are not meant. */
  latestMs?: number;
};

/**
 * The day that a tidied date text without its clock and zone names. Undefined where there is none, where it does not exist
 * (31 June), and where three numbers fit several days and nothing says which one is meant (`03/04/2024`).
 */
export function readDay(text: string, hints: DayHints): CalendarDay | undefined {
  const written =
    fromYearFirst(text) ??
    fromNumbers(text, /[-/.]/, hints) ??
    fromMonthName(text) ??
    fromNumbers(text, / /, hints) ??
    fromShort(text);
  return written === 'impossible' ? undefined : written;
}

type Read = CalendarDay | 'impossible' | undefined;

/** ISO 8601 in its calendar, week and ordinal forms, extended and basic; also with `/`, `.` or blanks. */
function fromYearFirst(text: string): Read {
  const plain =
    /(?<![\d-])([12]\d{3})([-/. ]) ?(\d{1,2})\2 ?(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)([12]\d{3})()(\d\d)(\d\d)(?!\d)/.exec(text);
  if (plain) return existing(plain[1], plain[3], plain[4]);
  const week = /(?<!\d)(\d{4})-?W(\d\d)(?:-?([1-7]))?(?!\d)/i.exec(text);
  if (week) return ofWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1));
  const ordinal = /(?<!\d)([12]\d{3})-?(\d{3})(?!\d)/.exec(text);
  return ordinal ? ofYear(Number(ordinal[1]), Number(ordinal[2])) : undefined;
}

/** Whole texts that are a month, a year or six digits. */
function fromShort(text: string): Read {
  const month = /^([12]\d{3})[-/.](\d{1,2})$/.exec(text);
  if (month) return existing(month[1], month[2], '1');
  const turned = /^(\d{1,2})[-/.]([12]\d{3})$/.exec(text);
  if (turned) return existing(turned[2], turned[1], '1');
  if (/^[12]\d{3}$/.test(text)) return existing(text, '1', '1');
  const six = /^(\d\d)(\d\d)(\d\d)$/.exec(text);
  return six ? existing(six[1], six[2], six[3]) : undefined;
}

/** Three numbers with the year at the end, or a year of two digits at either end. */
function fromNumbers(text: string, separator: RegExp, hints: DayHints): Read {
  const match = new RegExp(
    `(?<![\\d/.-])(\\d{1,2})(${separator.source}) ?(\\d{1,2})\\2 ?([12]\\d{3}|\\d{2})(?![\\d/-])`,
  ).exec(text);
  if (!match) return undefined;
  const [, first = '', sign, second = '', last = ''] = match;
  const dayFirst = existing(last, second, first);
  // Dots are written by people who put the day first.
  if (sign === '.') return dayFirst;
  const monthFirst = existing(last, first, second);
  const yearFirst =
    last.length === 2 && first.length === 2 && sign === '-' ? existing(first, second, last) : 'impossible';
  const readings = [dayFirst, monthFirst, yearFirst].filter((read) => read !== 'impossible' && read !== undefined);
  return decide(readings, text, hints) ?? 'impossible';
}

/** One reading that is left: the weekday beside it, the present, the zone and the language of the feed rule out the others. */
function decide(
  readings: readonly CalendarDay[],
  text: string,
  { isAmerican, language, latestMs }: DayHints,
): CalendarDay | undefined {
  const weekday = weekdayIn(text);
  const past = readings.filter((day) => latestMs === undefined || startOf(day) <= latestMs);
  const fitting = past.filter((day) => weekday !== undefined && weekdayAt(day) === weekday);
  const left = fitting.length > 0 ? fitting : past;
  const [one, ...others] = left;
  if (!one || others.every((other) => startOf(other) === startOf(one))) return one;
  const [dayFirst, monthFirst] = readings;
  const order = isAmerican ? 'month' : orderOf(language);
  if (order === undefined || others.length > 1) return undefined;
  return left.find((day) => day === (order === 'month' ? monthFirst : dayFirst));
}

/** Who writes English may mean either. */
function orderOf(language: string | undefined): 'day' | 'month' | undefined {
  const tag = language?.toLowerCase().replaceAll('_', '-');
  if (!tag || tag === 'und' || tag === 'en') return undefined;
  return /^(?:en-us|en-ph|es-us)(?:-|$)/.test(tag) ? 'month' : 'day';
}

/** A month by its name, with the day at its side and the year anywhere. */
function fromMonthName(text: string): Read {
  const words = (text.match(/\p{L}[\p{L}\p{M}]*|\d+/gu) ?? []).map(foldWord);
  const place = monthPlace(words);
  if (place === undefined) return undefined;
  const numbers = words.flatMap((word, at) => (/^\d{1,4}$/.test(word) ? [{ word, at }] : []));
  const long = numbers.find(({ word }) => /^[12]\d{3}$/.test(word) || /^1\d\d$/.test(word));
  const short = numbers.filter(({ word }) => word.length < 3);
  const distance = (at: number) => (at < place.at ? place.at - at - 1 : at - place.at - place.length);
  // What stands nearer is the day, the one in front where both stand as near.
  const [day, other] = short.toSorted((a, b) => distance(a.at) - distance(b.at) || a.at - b.at);
  const year = long?.word ?? other?.word;
  return year === undefined ? undefined : existing(year, String(place.month), day?.word ?? '1');
}

/** `mar. 5 mai` has two words for a month: the first is a weekday there. */
function monthPlace(words: readonly string[]): { month: number; at: number; length: number } | undefined {
  const places = words.flatMap((word, at) => {
    const month = monthOf(`${word} ${words[at + 1] ?? ''}`);
    if (month !== undefined) return [{ month, at, length: 2 }];
    const alone = monthOf(word);
    return alone === undefined ? [] : [{ month: alone, at, length: 1 }];
  });
  const [first, second] = places;
  return first && second && weekdayOf(words[first.at] ?? '') !== undefined ? second : first;
}

/** Years of two digits are 2000 to 2049 and 1950 to 1999, of three digits since 1900 (RFC 5322, 4.3). */
function existing(yearText = '', monthText = '', dayText = ''): CalendarDay | 'impossible' {
  const [written, month, day] = [Number(yearText), Number(monthText), Number(dayText)];
  const year = yearText.length > 3 ? written : yearText.length === 3 || written >= 50 ? 1900 + written : 2000 + written;
  if (month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(year, month, 0)).getUTCDate()) return 'impossible';
  return { year, month, day };
}

function ofYear(year: number, ordinal: number): Read {
  const date = new Date(Date.UTC(year, 0, ordinal));
  return date.getUTCFullYear() === year && ordinal > 0 ? dayOf(date) : 'impossible';
}

/** Week 1 is the one with 4 January in it (ISO 8601). */
function ofWeek(year: number, week: number, weekday: number): Read {
  if (week < 1 || week > 53) return 'impossible';
  const fourth = { year, month: 1, day: 4 };
  return dayOf(new Date(Date.UTC(year, 0, 4 + (week - 1) * 7 + weekday - weekdayAt(fourth))));
}

function dayOf(date: Date): CalendarDay {
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

function startOf({ year, month, day }: CalendarDay): number {
  return Date.UTC(year, month - 1, day);
}

/** Monday 1 to Sunday 7. */
function weekdayAt(day: CalendarDay): number {
  return new Date(startOf(day)).getUTCDay() || 7;
}

function weekdayIn(text: string): number | undefined {
  const first = /^\P{L}*(\p{L}[\p{L}\p{M}’]*)/u.exec(text)?.[1];
  return first === undefined ? undefined : weekdayOf(foldWord(first));
}
