/** Numbers from 0 up to, not including, `limit`. */
type Draw = (limit: number) => number;

/** As many changes as this are made to one document. */
const MAX_CHANGES = 8;
/** A longer stretch is not doubled or deleted at once, in bytes. */
const MAX_STRETCH = 2048;
/** What breaks readers more often than a random byte does. */
const PIECES = [
  '<',
  '>',
  '&',
  '"',
  "'",
  '/',
  '\0',
  '\u00ff',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?',
  '&#x1F600;',
  '&#0;',
  '&lt;',
  '<item>',
  '</item>',
  '</entry>',
  '</channel>',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  ' xmlns:a="urn:a"',
  '{',
  ']',
  '\\u0000',
].map((piece) => Uint8Array.from(piece, (character) => character.charCodeAt(0)));

/**
 * One document of `corpus` with some of its bytes changed: flipped, put in, deleted, doubled, cut off, or from half-way on
 * those of another document. The same three arguments always give the same bytes.
 */
export function mutantOf(corpus: readonly Uint8Array[], seed: number, run: number): Uint8Array {
  const draw = seeded(seed, run);
  const pick = () => corpus[draw(corpus.length)] ?? new Uint8Array();
  let bytes = pick();
  for (let changes = 1 + draw(MAX_CHANGES); changes > 0; changes--) bytes = changed(bytes, draw, pick);
  return bytes;
}

function changed(bytes: Uint8Array, draw: Draw, pick: () => Uint8Array): Uint8Array {
  const at = draw(bytes.length + 1);
  const to = Math.min(bytes.length, at + 1 + draw(MAX_STRETCH));
  switch (draw(8)) {
    case 0:
      return joined(bytes.subarray(0, at), Uint8Array.of((bytes[at] ?? 0) ^ (1 << draw(8))), bytes.subarray(at + 1));
    case 1:
      return joined(bytes.subarray(0, at), Uint8Array.of(draw(256)), bytes.subarray(at));
    case 2:
      return joined(bytes.subarray(0, at), PIECES[draw(PIECES.length)] ?? new Uint8Array(), bytes.subarray(at));
    case 3:
      return joined(bytes.subarray(0, at), bytes.subarray(Math.min(bytes.length, at + 1 + draw(8))));
    case 4:
      return joined(bytes.subarray(0, at), bytes.subarray(to));
    case 5:
      return joined(bytes.subarray(0, to), bytes.subarray(at));
    case 6: {
      const other = pick();
      return joined(bytes.subarray(0, at), other.subarray(draw(other.length + 1)));
    }
    default:
      return bytes.slice(0, at);
  }
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}

/** Mulberry32, from a seed of its own for each run. */
function seeded(seed: number, run: number): Draw {
  let state = (Math.imul(seed, 0x9e3779b1) ^ Math.imul(run + 1, 0x85ebca6b)) >>> 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  };
}
