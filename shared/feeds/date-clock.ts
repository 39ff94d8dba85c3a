/** A time of day; `second` may be 60 and `hour` 24, `ms` is cut, not rounded. */
export type Clock = { hour: number; minute: number; second: number; ms: number };

/** Where a clock time stands in the text, in UTF-16 units. */
export type FoundClock = { clock: Clock; start: number; end: number };

/** `14:30`, `9:05:07.123`, `2:30 pm`, `2:30p`; not the digits of an offset. */
const COLONS =
  /(?<![\d.:+-])(?<!\d[+-] ?)(?:([ap])m ?)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:[.,:](\d{1,9}))?)?(?!\d)(?:([ap])(?!\p{L})| ?([ap])\.?m\.?(?!\p{L}))?/iu;
/** `14h30`, `14 h`, `14.30 Uhr`, `klo 14.30`, `à 14.30`. */
const LETTERS = [
  /(?<!\d)(\d{1,2}) ?[hH](?: ?(\d{2})(?!\d))?(?: ?min)?(?!\p{L})/u,
  /(?<!\d)(\d{1,2})(?:[.:](\d{2}))? ?(?:uhr|óra)(?!\p{L})/iu,
  /(?<=(?:^|[ ,])(?:at|um|kl|klo|ore|à|às|las|ob|о|в)\.? )(\d{1,2})\.(\d{2})(?![.\d])/iu,
];
/** `3pm`. */
const HOUR = /(?<![\d.:])(\d{1,2}) ?([ap])\.?m\.?(?!\p{L})/iu;
/** `1500` behind day, month and year, as RSS 0.91 shows it. */
const MILITARY = /(?<=\d [\p{L}.]{3,12} \d{2}(?:\d{2})?,? )([01]\d|2[0-3])([0-5]\d)(?= (?:[A-Z]{1,5}|[+-]\d{4})$|$)/u;
/** Behind a date without hyphens, or a `T`: `143000`, `1430`, `14`. */
const BASIC =
  /(?<=^\d{4}-?(?:\d\d-?\d\d|W\d\d-?\d|\d{3})(?:T| (?=\d{4})))(\d\d)(\d\d)?(\d\d)?(?:[.,](\d{1,9}))?(?!\d)/i;

/**
 * Finds the time of day in a tidied date text (`tidyDateText`). Undefined where none is written; whether the numbers make
 * a time (25:61) is for the caller to say.
 */
export function findClock(text: string): FoundClock | undefined {
  const colons = COLONS.exec(text);
  if (colons) {
    const [, before, hour, minute, second, fraction, letter, half] = colons;
    return found(
      colons,
      meridiem(Number(hour), before ?? letter ?? half),
      Number(minute),
      Number(second ?? 0),
      fraction,
    );
  }
  const basic = BASIC.exec(text);
  if (basic) return found(basic, Number(basic[1]), Number(basic[2] ?? 0), Number(basic[3] ?? 0), basic[4]);
  const military = MILITARY.exec(text);
  if (military) return found(military, Number(military[1]), Number(military[2]), 0);
  const hour = HOUR.exec(text);
  if (hour) return found(hour, meridiem(Number(hour[1]), hour[2]), 0, 0);
  for (const pattern of LETTERS) {
    const match = pattern.exec(text);
    if (match) return found(match, Number(match[1]), Number(match[2] ?? 0), 0);
  }
  return undefined;
}

function found(match: RegExpExecArray, hour: number, minute: number, second: number, fraction?: string): FoundClock {
  const ms = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0').slice(0, 3));
  return { clock: { hour, minute, second, ms }, start: match.index, end: match.index + match[0].length };
}

/** 12 am is midnight; an hour above 12 needs no half of the day. */
function meridiem(hour: number, half: string | undefined): number {
  if (half === undefined || hour > 12) return hour;
  return half.toLowerCase() === 'p' ? (hour % 12) + 12 : hour % 12;
}
