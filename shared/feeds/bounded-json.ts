/** Values in one document; more are hostile: each costs memory that its text does not show. */
const MAX_VALUES = 500_000;
/** A JSON Feed is five levels deep. */
const MAX_DEPTH = 100;

/** An item of a JSON Feed stands in a list in an object. */
const ITEM_DEPTH = 2;

/**
 * `JSON.parse` for a text from outside: throws `SyntaxError` also where it is too deep or holds too many values. Of a text
 * that breaks off, what stands before the item in which it does is read.
 */
export function parseBoundedJson(text: string): { value: unknown; isTruncated: boolean } {
  let depth = 0;
  let values = 0;
  let itemEnd = -1;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x22) {
      at = stringEnd(text, at);
    } else if (code === 0x7b || code === 0x5b) {
      depth++;
      values++;
      if (depth > MAX_DEPTH) throw new SyntaxError(`more than ${MAX_DEPTH} levels`);
    } else if (code === 0x7d || code === 0x5d) {
      depth--;
      if (depth === ITEM_DEPTH && code === 0x7d) itemEnd = at + 1;
    } else if (code === 0x2c && ++values > MAX_VALUES) {
      throw new SyntaxError(`more than ${MAX_VALUES} values`);
    }
  }
  const isTruncated = depth > 0 && itemEnd > 0;
  return { value: JSON.parse(isTruncated ? `${text.slice(0, itemEnd)}]}` : text), isTruncated };
}

/** The quote that ends the string that begins at `from`; the text's end where none does. */
function stringEnd(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++;
    if (slashes % 2 === 0) return at;
  }
  return text.length;
}
