import { decodeAs } from './decode-bytes.ts';

/**
 * How bytes read as UTF-8: letters of several bytes that are right, bytes that are none, and the text where all are right.
 * `right` is not counted there: 0 says that all is ASCII.
 */
export type Utf8Survey = { right: number; broken: number; text?: string };

const STRICT = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** More broken bytes than this, and fewer letters than those: no count of the rest makes it UTF-8. */
const ENOUGH_BROKEN = 10_000;

/** Decodes where it can, so that nothing is decoded twice, and counts where it cannot. */
export function surveyUtf8(bytes: Uint8Array): Utf8Survey {
  try {
    const text = STRICT.decode(bytes);
    // Only ASCII has as many UTF-16 units as bytes.
    return { right: text.length === bytes.length ? 0 : 1, broken: 0, text };
  } catch {
    return count(bytes);
  }
}

function count(bytes: Uint8Array): Utf8Survey {
  let right = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = letterAt(bytes, at);
    // A text that was cut in the middle of its last letter is not broken for that.
    if (length === 0 && right > 0 && isCutAt(bytes, at)) break;
    if (length > 1) right++;
    else if (length === 0) broken++;
    if (broken > ENOUGH_BROKEN && broken > right) break;
    at += length || 1;
  }
  return { right, broken };
}

/** Text of UTF-8 in which single bytes of windows-1252 stand, as when two systems write one feed: each is read as what it is. */
export function decodeMixedUtf8(bytes: Uint8Array): string {
  // No letter of windows-1252 takes more than three bytes in UTF-8.
  const out = Buffer.allocUnsafe(bytes.length * 3);
  let written = 0;
  for (let at = 0; at < bytes.length; ) {
    const length = letterAt(bytes, at);
    if (length === 0) {
      if (isCutAt(bytes, at)) break;
      written += LETTERS[(bytes[at] ?? 0) - 0x80]?.copy(out, written) ?? 0;
    } else {
      for (let each = at; each < at + length; each++) out[written++] = bytes[each] ?? 0;
    }
    at += length || 1;
  }
  return decodeAs(out.subarray(0, written), 'utf-8');
}

/** The upper half of windows-1252, in UTF-8. */
const LETTERS = Array.from({ length: 128 }, (_, index) =>
  Buffer.from(decodeAs(Uint8Array.of(0x80 + index), 'windows-1252')),
);

/** How many bytes the letter takes that begins here; 0 where none does. */
function letterAt(bytes: Uint8Array, at: number): number {
  const length = lengthOf(bytes[at] ?? 0);
  for (let next = 1; next < length; next++) if (((bytes[at + next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

/** The text ends before the letter that begins here does. */
function isCutAt(bytes: Uint8Array, at: number): boolean {
  if (at + lengthOf(bytes[at] ?? 0) <= bytes.length) return false;
  for (let next = at + 1; next < bytes.length; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false;
  return true;
}

function lengthOf(lead: number): number {
  if (lead < 0x80) return 1;
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}
