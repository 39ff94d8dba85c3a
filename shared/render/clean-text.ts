/** Marks that turn the direction of the text around them: an outlet's title must not reorder ours (Trojan Source, CVE-2021-42574). */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** What XML 1.0 cannot hold, escaped or not. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to take out
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;

/** Half characters and whatever the two lists above take out; most texts have none, and are left as they are. */
const UNCLEAN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones to look for
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]/;

/** The same in JSON as `JSON.stringify` writes it, where some of them stand as `\\u` escapes. */
const UNCLEAN_JSON = /\\u|[\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;

/** Text from outside, fit for HTML and XML: no control characters, no marks that reorder, no half characters. */
export function cleanText(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  return text.toWellFormed().replace(NOT_XML, '').replace(BIDI_CONTROLS, '');
}

/** JSON of a value with every text in it cleaned; the same as of `cleanData`, and faster where all is clean. */
export function cleanJson(value: unknown, indent?: number): string {
  const json = JSON.stringify(value, null, indent);
  return UNCLEAN_JSON.test(json) ? JSON.stringify(cleanData(value), null, indent) : json;
}

/** A value for JSON with every text in it cleaned; absent values are left out, as JSON does. */
export function cleanData(value: unknown): unknown {
  if (typeof value === 'string') return cleanText(value);
  if (Array.isArray(value)) return value.map(cleanData);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, cleanData(each)]));
}

/** At most `length` UTF-16 units, cut at a word, with an ellipsis where something is missing. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).toWellFormed().replace('\ufffd', '')}…`;
}
