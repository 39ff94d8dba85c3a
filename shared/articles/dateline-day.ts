import { parseDate } from '../feeds/parse-date.ts';

/** `date 2024-10-27 (MENAFN)`, `(MENAFN - 27/10/2024)`, `KYIV, Oct. 27, 2024 (Agency) —`. Only with a year: a guess is no date. */
const DATELINE =
  /^[^()]{0,80}?(\d{4}-\d{2}-\d{2}|\d{1,2} [\p{L}.]{3,12} \d{4}|[\p{L}.]{3,12} \d{1,2},? \d{4})[^()]{0,20}\([^()]{2,60}\)/u;
const HEAD_LENGTH = 200;

/** The day that a text's dateline gives, as the instant at which it begins in UTC; `undefined` where there is none. */
export function datelineDay(text: string, now: Date): string | undefined {
  const day = DATELINE.exec(text.slice(0, HEAD_LENGTH).trimStart())?.[1];
  return day === undefined ? undefined : parseDate(day, { now })?.at;
}
