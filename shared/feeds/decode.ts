import type { EncodingSource } from '../model/feed.ts';
import { canonicalEncoding } from './charset-names.ts';
import { decodeAs } from './decode-bytes.ts';
import { decodeMixedUtf8, surveyUtf8, type Utf8Survey } from './survey-utf8.ts';

/** Text of a document, the charset that it was read in (a WHATWG name such as `windows-1251`), and what decided on it. */
export type DecodedText = { text: string; encoding: string; why: EncodingSource };

/** Bytes at the start that may hold an XML prolog or an HTML `meta` (the HTML standard's prescan reads 1024). */
const PRESCAN_BYTES = 4096;
/** Some outlets cut a text in the middle of a character: a few broken ones among very many right ones are still UTF-8. */
const RIGHT_PER_BROKEN = 50;
/** Where nothing else is declared, UTF-8 needs only to be the better part. */
const RIGHT_PER_BROKEN_UNDECLARED = 2;

/**
 * Decodes a feed or a page. In this order: byte-order mark, pattern of UTF-16 or UTF-32, valid multi-byte UTF-8, escape
 * sequences of ISO-2022, the charset of `contentType`, XML prolog or HTML `meta`, plain ASCII, windows-1252. UTF-8 goes before
 * what is declared because a wrong label is common and a legacy text that is valid UTF-8 is next to impossible; single
 * bytes in it that are none are read as windows-1252. Never throws.
 */
export function decodeText(bytes: Uint8Array, contentType?: string): DecodedText {
  const wide = wideMark(bytes);
  if (wide)
    return {
      text: decodeAs(bytes.subarray(wide.length), wide.encoding),
      encoding: wide.encoding,
      why: 'byte-order-mark',
    };
  const pattern = widePattern(bytes);
  if (pattern) return { text: decodeAs(bytes, pattern), encoding: pattern, why: 'utf-16-pattern' };
  const isMarked = startsWith(bytes, [0xef, 0xbb, 0xbf]);
  const body = isMarked ? bytes.subarray(3) : bytes;
  const utf8 = surveyUtf8(body);
  if (isMarked && isMostly(utf8, RIGHT_PER_BROKEN)) return fromUtf8(body, utf8, 'byte-order-mark');
  if (utf8.right > 0 && isMostly(utf8, RIGHT_PER_BROKEN)) return fromUtf8(body, utf8, 'valid-utf-8');
  const escaped = utf8.broken > 0 ? undefined : escapedCharset(body);
  if (escaped) return { text: decodeAs(body, escaped), encoding: escaped, why: 'escape-sequence' };
  for (const [label, why] of declared(body, contentType)) {
    const encoding = canonicalEncoding(label);
    // Bytes with the pattern of these have been told above.
    if (encoding === undefined || /^utf-(?:16|32)/.test(encoding)) continue;
    if (encoding !== 'utf-8') return { text: decodeAs(body, encoding), encoding, why };
    if (isMostly(utf8, RIGHT_PER_BROKEN_UNDECLARED)) return fromUtf8(body, utf8, why);
  }
  if (utf8.broken > 0)
    return isMostly(utf8, RIGHT_PER_BROKEN_UNDECLARED)
      ? fromUtf8(body, utf8, 'fallback')
      : { text: decodeAs(body, 'windows-1252'), encoding: 'windows-1252', why: 'fallback' };
  return fromUtf8(body, utf8, 'ascii');
}

function fromUtf8(bytes: Uint8Array, { text }: Utf8Survey, why: EncodingSource): DecodedText {
  return { text: text ?? decodeMixedUtf8(bytes), encoding: 'utf-8', why };
}

function isMostly({ right, broken }: Utf8Survey, rightPerBroken: number): boolean {
  return broken * rightPerBroken <= right;
}

const WIDE_MARKS: readonly (readonly [encoding: string, bytes: readonly number[]])[] = [
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

function wideMark(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  const mark = WIDE_MARKS.find(([, start]) => startsWith(bytes, start));
  return mark && { encoding: mark[0], length: mark[1].length };
}

function startsWith(bytes: Uint8Array, start: readonly number[]): boolean {
  return start.every((byte, index) => bytes[index] === byte);
}

/** `<` or `{` with zero bytes beside it, as UTF-16 and UTF-32 without a mark begin (XML 1.0, appendix F; RFC 4627, 3). */
function widePattern(bytes: Uint8Array): string | undefined {
  let at = 0;
  while (at < 64 && (bytes[at] === 0 || isWhite(bytes[at]))) at++;
  if (bytes[at] !== 0x3c && bytes[at] !== 0x7b) return undefined;
  const isLittle = bytes[at + 1] === 0 && at % 2 === 0;
  if (isLittle)
    return bytes[at + 2] === 0 && bytes[at + 3] === 0 ? 'utf-32le' : bytes[at + 3] === 0 ? 'utf-16le' : undefined;
  if (bytes[at - 1] !== 0 || bytes[at + 1] !== 0) return undefined;
  return bytes[at - 2] === 0 && bytes[at - 3] === 0 ? 'utf-32be' : 'utf-16be';
}

function isWhite(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Seven-bit charsets announce themselves by an escape, which no XML and no page may hold. */
function escapedCharset(bytes: Uint8Array): string | undefined {
  const at = bytes.indexOf(0x1b);
  if (at < 0) return undefined;
  const sequence = decodeAs(bytes.subarray(at + 1, at + 4), 'windows-1252');
  if (sequence.startsWith('$)C')) return 'iso-2022-kr';
  return /^(?:\$[@B]|\(J)/.test(sequence) ? 'iso-2022-jp' : undefined;
}

function* declared(
  bytes: Uint8Array,
  contentType: string | undefined,
): Generator<[label: string, why: 'http' | 'prolog' | 'meta']> {
  const http = contentType && /charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(contentType)?.[1];
  if (http) yield [http, 'http'];
  const head = decodeAs(bytes.subarray(0, PRESCAN_BYTES), 'windows-1252');
  const prolog = /<\?xml\s[^>]{0,200}?encoding\s*=\s*["']\s*([\w:.-]+)/i.exec(head)?.[1];
  if (prolog) yield [prolog, 'prolog'];
  const meta = /<meta\s[^>]{0,400}?charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
  if (meta) yield [meta, 'meta'];
}
