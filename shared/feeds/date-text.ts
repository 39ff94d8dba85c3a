/** Nothing that is a date is longer than this, in UTF-16 units; longer texts are not read at all. */
const MAX_LENGTH = 400;
/** The same after markup and runs of white space are gone. */
const MAX_TIDY_LENGTH = 160;

type Rewrite = readonly [pattern: RegExp, replacement: string];

/** Noise around a date: markup, entities for blanks, marks of direction, quotes. */
const CLEANING: readonly Rewrite[] = [
  [/<[^<>]*>/g, ' '],
  [/&(?:nbsp|#160|#xa0|#32);?/gi, ' '],
  // Direction marks stand between the parts of Arabic dates, soft hyphens and joiners anywhere.
  [/[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, ''],
  [/\s+/g, ' '],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/،|、|，/g, ','],
  [/：/g, ':'],
  [/^["'“”«([]+ ?| ?["'“”»]+$/g, ''],
];

/** Halves of the day in the languages that put other words than `am` and `pm`. */
const HALVES: readonly Rewrite[] = [
  [/오전|上午|午前/g, ' am '],
  [/오후|下午|午後/g, ' pm '],
  [/صباح[\u064b\u0627]*|(?<=\d ?)ص(?!\p{L})/gu, ' am '],
  [/مساء[\u064b\u0627]*|(?<=\d ?)م(?!\p{L})/gu, ' pm '],
  [/(?<=\d ?)π\.?μ\.?/g, ' am '],
  [/(?<=\d ?)μ\.?μ\.?/g, ' pm '],
  [/(?<=\d ?)a\. ?m\.?(?!\p{L})/giu, ' am '],
  [/(?<=\d ?)p\. ?m\.?(?!\p{L})/giu, ' pm '],
];

/** Dates and times in words and with signs of their own, as `2024-10-23` and `14:30:00`. */
const SHAPES: readonly Rewrite[] = [
  [/(\d{4}) ?[년年] ?(\d{1,2}) ?[월月] ?(\d{1,2}) ?[일日号號]?/, '$1-$2-$3 '],
  [/(\d{4}) ?[년年] ?(\d{1,2}) ?[월月]/, '$1-$2 '],
  [/(\d{1,2}) ?[시時时点點] ?(\d{1,2}) ?[분分] ?(\d{1,2}) ?[초秒]/, '$1:$2:$3 '],
  [/(\d{1,2}) ?[시時时点點] ?(\d{1,2}) ?[분分]?/, '$1:$2 '],
  [/(\d{1,2}) ?[시時时点點](?! ?\d)/, '$1:00 '],
  [/\((?:월|화|수|목|금|토|일|月|火|水|木|金|土|日)(?:요일|曜日)?\)/, ' '],
  // EXIF, and the log of Apache.
  [/^(\d{4}):(\d\d):(\d\d)(?= )/, '$1-$2-$3'],
  [/(\d{4}):(?=\d\d:\d\d)/, '$1 '],
  // `2024-10-23 14.30.05`, `23.10.2024 14.30`.
  [/(?<=\d{4}-\d\d-\d\d[ T_])(\d\d)[.-](\d\d)[.-](\d\d)(?![\d.-])/, '$1:$2:$3'],
  [/(?<=\d{4}-\d\d-\d\d[ T_])(\d\d)[.-](\d\d)(?![\d.-])/, '$1:$2'],
  [/(?<=[./ ]\d{4},? )(\d{1,2})\.(\d\d)(?![\d.])/, '$1:$2'],
  // A day with an offset begins at midnight there.
  [/^(\d{4}-\d\d-\d\d) ?(?=[+-]\d\d:?\d\d$)/, '$1T00:00'],
  [/(\d)(?:st|nd|rd|th|er|re|º|ª|°)(?![\p{L}\d])/giu, '$1'],
  [/['’](?=\d\d(?!\d))/g, ''],
  [/ ,/g, ','],
];

/**
 * The text of a date in the one spelling that the readers of its parts know: ASCII digits and dashes, single blanks, no
 * markup, `am` and `pm`, numbers for the signs of East Asia. Undefined where it is empty or too long to be a date.
 */
export function tidyDateText(text: string): string | undefined {
  if (text.length > MAX_LENGTH) return undefined;
  let tidy = asciiDigits(text);
  for (const rewrites of [CLEANING, HALVES, SHAPES]) {
    for (const [pattern, replacement] of rewrites) tidy = tidy.replace(pattern, replacement);
  }
  tidy = tidy.replace(/ {2,}/g, ' ').trim();
  return tidy === '' || tidy.length > MAX_TIDY_LENGTH ? undefined : tidy;
}

/** Arabic-Indic, Persian, Devanagari, Bengali and full-width digits as ASCII. */
function asciiDigits(text: string): string {
  return text.replace(/(?![0-9])\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = DIGIT_ZEROS.find((start) => code >= start && code <= start + 9);
    return zero === undefined ? digit : String(code - zero);
  });
}

const DIGIT_ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];
