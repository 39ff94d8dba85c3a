import { encodingExists, decode as iconvDecode } from 'iconv-lite';

/** Text of a document, the charset that it was read in (a WHATWG name such as `windows-1251`), and what decided on it. */
export type DecodedText = {
  text: string;
  encoding: string;
  why: 'byte-order-mark' | 'utf-16-pattern' | 'valid-utf-8' | 'http' | 'prolog' | 'meta' | 'ascii' | 'fallback';
};

/** Bytes at the start that may hold an XML prolog or an HTML `meta` (the HTML standard's prescan reads 1024). */
const PRESCAN_BYTES = 4096;

/** Names that occur in the wild and that the WHATWG list of labels does not know. */
const EXTRA_LABELS: Readonly<Record<string, string>> = {
  'utf-8-sig': 'utf-8',
  utf8mb4: 'utf-8',
  utf_8: 'utf-8',
  cp1250: 'windows-1250',
  cp1251: 'windows-1251',
  cp1252: 'windows-1252',
  cp936: 'gb18030',
  cp949: 'euc-kr',
  cp932: 'shift_jis',
  win1251: 'windows-1251',
  'iso8859-1': 'windows-1252',
  'iso-8859-1-windows-1252': 'windows-1252',
  big5hkscs: 'big5',
};

/** iconv-lite's table for a WHATWG name, where the plain name would give the older, smaller charset. */
const ICONV_NAMES: Readonly<Record<string, string>> = {
  big5: 'big5hkscs',
  'euc-kr': 'cp949',
  shift_jis: 'cp932',
  gbk: 'gb18030',
  'iso-8859-8-i': 'iso-8859-8',
  'x-mac-cyrillic': 'maccyrillic',
};

/**
 * Decodes a feed or a page. In this order: byte-order mark, pattern of UTF-16, valid multi-byte UTF-8, the charset of
 * `contentType`, XML prolog or HTML `meta`, plain ASCII, windows-1252. UTF-8 goes before what is declared because a wrong
 * label is common and a legacy text that is valid UTF-8 is next to impossible. Never throws.
 */
export function decodeText(bytes: Uint8Array, contentType?: string): DecodedText {
  const marked = decodeMarked(bytes);
  if (marked) return marked;
  const wide = utf16Pattern(bytes);
  if (wide) return { text: decodeAs(bytes, wide), encoding: wide, why: 'utf-16-pattern' };
  const utf8 = surveyUtf8(bytes);
  if (utf8 === 'multi-byte') return { text: decodeAs(bytes, 'utf-8'), encoding: 'utf-8', why: 'valid-utf-8' };
  for (const [label, why] of declared(bytes, contentType)) {
    const encoding = canonicalEncoding(label);
    if (encoding === undefined || encoding.startsWith('utf-16')) continue;
    if (encoding === 'utf-8' && utf8 === 'broken') continue;
    return { text: decodeAs(bytes, encoding), encoding, why };
  }
  if (utf8 === 'ascii') return { text: decodeAs(bytes, 'utf-8'), encoding: 'utf-8', why: 'ascii' };
  return { text: decodeAs(bytes, 'windows-1252'), encoding: 'windows-1252', why: 'fallback' };
}

/** The WHATWG name of a charset label (`CP1251` → `windows-1251`), undefined when nobody knows it. */
export function canonicalEncoding(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const known = Object.hasOwn(EXTRA_LABELS, name) ? EXTRA_LABELS[name] : undefined;
  if (known) return known;
  try {
    const encoding = new TextDecoder(name).encoding;
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

function decodeMarked(bytes: Uint8Array): DecodedText | undefined {
  const why = 'byte-order-mark';
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) {
    const encoding = surveyUtf8(bytes) === 'broken' ? undefined : 'utf-8';
    if (encoding) return { text: decodeAs(bytes.subarray(3), encoding), encoding, why };
  }
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: decodeAs(bytes.subarray(2), 'utf-16le'), encoding: 'utf-16le', why };
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    return { text: decodeAs(bytes.subarray(2), 'utf-16be'), encoding: 'utf-16be', why };
  return undefined;
}

/** `<?` or `<r` with zero bytes between, as UTF-16 without a mark begins (XML 1.0, appendix F). */
function utf16Pattern(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  let at = 0;
  while (at + 3 < bytes.length && at < 64 && isWhite(bytes[at]) && bytes[at + 1] === 0) at += 2;
  if (bytes[at] === 0x3c && bytes[at + 1] === 0 && bytes[at + 2] !== 0 && bytes[at + 3] === 0) return 'utf-16le';
  at = 0;
  while (at + 3 < bytes.length && at < 64 && bytes[at] === 0 && isWhite(bytes[at + 1])) at += 2;
  if (bytes[at] === 0 && bytes[at + 1] === 0x3c && bytes[at + 2] === 0 && bytes[at + 3] !== 0) return 'utf-16be';
  return undefined;
}

function isWhite(byte: number | undefined): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** Some outlets cut a text in the middle of a character: a few broken ones among very many right ones are still UTF-8. */
const RIGHT_PER_BROKEN = 50;

function surveyUtf8(bytes: Uint8Array): 'ascii' | 'multi-byte' | 'broken' {
  try {
    // Only ASCII has as many UTF-16 units as bytes.
    return STRICT_UTF8.decode(bytes).length === bytes.length ? 'ascii' : 'multi-byte';
  } catch {
    return countUtf8(bytes);
  }
}

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function countUtf8(bytes: Uint8Array): 'ascii' | 'multi-byte' | 'broken' {
  let right = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    const length =
      lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0;
    let seen = 0;
    while (seen < length && ((bytes[at + 1 + seen] ?? 0) & 0xc0) === 0x80) seen++;
    if (length > 0 && seen === length) right++;
    else if (length === 0 || at + 1 + seen < bytes.length || right === 0) broken++;
    at += seen;
  }
  if (right === 0 && broken === 0) return 'ascii';
  return broken * RIGHT_PER_BROKEN <= right ? 'multi-byte' : 'broken';
}

function* declared(
  bytes: Uint8Array,
  contentType: string | undefined,
): Generator<[label: string, why: 'http' | 'prolog' | 'meta']> {
  const http = contentType && /charset\s*=\s*["']?([\w:.-]+)/i.exec(contentType)?.[1];
  if (http) yield [http, 'http'];
  const head = decodeAs(bytes.subarray(0, PRESCAN_BYTES), 'latin1');
  const prolog = /<\?xml\s[^>]{0,200}?encoding\s*=\s*["']([\w:.-]+)["']/i.exec(head)?.[1];
  if (prolog) yield [prolog, 'prolog'];
  const meta = /<meta\s[^>]{0,400}?charset\s*=\s*["']?([\w:.-]+)/i.exec(head)?.[1];
  if (meta) yield [meta, 'meta'];
}

function decodeAs(bytes: Uint8Array, encoding: string): string {
  if (encoding === 'utf-8') return new TextDecoder('utf-8').decode(bytes);
  const name = ICONV_NAMES[encoding] ?? encoding;
  const known = encodingExists(name) ? name : 'windows-1252';
  return iconvDecode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), known);
}
