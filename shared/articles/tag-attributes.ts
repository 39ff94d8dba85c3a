/** An attribute of a start tag with the white space before it, `[start, end)` in UTF-16 units of the markup. */
export type TagAttribute = {
  /** In lower case. */
  name: string;
  /** As written, without its quotes; character references are left alone. */
  value: string;
  start: number;
  end: number;
};

/** More of them, in one tag, are noise; the largest tags of systems that write code into attributes have some 60. */
const MAX_ATTRIBUTES = 200;

const SLASH = 47;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

/**
 * The attributes between the name of a tag and its `>` (HTML standard, 13.2.5.32 to 13.2.5.39). One pass. What comes after too
 * many of them is one attribute without a name.
 */
export function readAttributes(html: string, from: number, to: number): TagAttribute[] {
  const found: TagAttribute[] = [];
  let at = from;
  while (at < to) {
    if (found.length === MAX_ATTRIBUTES) {
      found.push({ name: '', value: '', start: at, end: to });
      break;
    }
    const start = at;
    while (at < to && isGap(html.charCodeAt(at))) at++;
    const nameStart = at;
    while (at < to && !isNameEnd(html.charCodeAt(at), at > nameStart)) at++;
    if (at === nameStart) break;
    const name = html.slice(nameStart, at).toLowerCase();
    let end = at;
    let value = '';
    while (at < to && isSpace(html.charCodeAt(at))) at++;
    if (at < to && html.charCodeAt(at) === EQUALS) {
      at++;
      while (at < to && isSpace(html.charCodeAt(at))) at++;
      const quote = html.charCodeAt(at);
      const isQuoted = at < to && (quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE);
      const valueStart = isQuoted ? at + 1 : at;
      const valueEnd = isQuoted ? endOfQuote(html, valueStart, to) : endOfWord(html, valueStart, to);
      value = html.slice(valueStart, valueEnd);
      at = end = isQuoted ? Math.min(valueEnd + 1, to) : valueEnd;
    } else {
      at = end;
    }
    found.push({ name, value, start, end });
  }
  return found;
}

function endOfQuote(html: string, from: number, to: number): number {
  const quote = html.charCodeAt(from - 1);
  let at = from;
  while (at < to && html.charCodeAt(at) !== quote) at++;
  return at;
}

function endOfWord(html: string, from: number, to: number): number {
  let at = from;
  while (at < to && !isSpace(html.charCodeAt(at))) at++;
  return at;
}

function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}

function isGap(code: number): boolean {
  return isSpace(code) || code === SLASH;
}

/** An equals sign before any name is part of it. */
function isNameEnd(code: number, isInName: boolean): boolean {
  return isGap(code) || (isInName && code === EQUALS);
}
