/** RFC 822 as most feeds write it, with an offset or in GMT. */
const RFC_822 =
  /^\s*(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d\d):(\d\d):(\d\d) (?:GMT|UTC|([+-])(\d\d)(\d\d))\s*$/;
/** RFC 3339. */
const RFC_3339 = /^\s*(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?:Z|([+-])(\d\d):?(\d\d))\s*$/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * A date in one of the two forms that nearly all feeds write, in ms since 1970: the short way past the readers of
 * everything else, with the same answer. Undefined for any other form and for what only they can judge.
 */
export function standardMs(text: string): number | undefined {
  const rfc = RFC_822.exec(text);
  if (rfc) {
    const [, day, name = '', year, hour, minute, second, sign, hours, minutes] = rfc;
    const place = MONTHS.indexOf(name);
    if (place < 0 || place % 3 !== 0) return undefined;
    return instant([year, place / 3 + 1, day, hour, minute, second], 0, sign, hours, minutes);
  }
  const iso = RFC_3339.exec(text);
  if (!iso) return undefined;
  const [, year, month, day, hour, minute, second, fraction = '', sign, hours, minutes] = iso;
  const ms = Number(fraction.padEnd(3, '0').slice(0, 3));
  return instant([year, month, day, hour, minute, second], ms, sign, hours, minutes);
}

function instant(
  parts: readonly (string | number | undefined)[],
  ms: number,
  sign: string | undefined,
  hours = '0',
  minutes = '0',
): number | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map(Number);
  const offset = Number(hours) * 60 + Number(minutes);
  const isOrdinary =
    year >= 1900 && month >= 1 && month <= 12 && day >= 1 && hour < 24 && minute < 60 && second < 60 && offset <= 720;
  if (!isOrdinary || Number(minutes) > 59) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, ms);
  if (day > 28 && new Date(local).getUTCDate() !== day) return undefined;
  return local - (sign === '-' ? -offset : offset) * 60_000;
}
