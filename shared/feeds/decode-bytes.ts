import { encodingExists, decode as iconvDecode } from 'iconv-lite';

/** iconv-lite's table for a WHATWG name, where the plain name would give the older, smaller charset. */
const ICONV_NAMES: Readonly<Record<string, string>> = {
  big5: 'big5hkscs',
  'euc-kr': 'cp949',
  'iso-8859-8-i': 'iso-8859-8',
  'x-mac-cyrillic': 'maccyrillic',
  ibm866: 'cp866',
};

/** Decodes bytes in a charset of `canonicalEncoding`; what does not fit becomes U+FFFD. A byte-order mark is kept. */
export function decodeAs(bytes: Uint8Array, encoding: string): string {
  switch (encoding) {
    // What the runtime decodes as browsers do; of Big5 and Korean it knows the older, smaller charsets only.
    case 'utf-8':
    case 'iso-2022-jp':
    case 'euc-jp':
    case 'shift_jis':
    case 'gbk':
    case 'gb18030':
      return new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    case 'iso-2022-kr':
      return decodeAs(withHighBits(bytes, 0x0e, 0x0f), 'euc-kr').replaceAll('\u001b$)C', '');
    case 'hz-gb-2312':
      return decodeAs(withHighBits(bytes, 0x7b, 0x7d, 0x7e), 'gb18030')
        .replace(/~~/g, '~')
        .replace(/~\r?\n/g, '');
    default: {
      const name = ICONV_NAMES[encoding] ?? encoding;
      const known = encodingExists(name) ? name : 'windows-1252';
      return iconvDecode(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), known, { stripBOM: false });
    }
  }
}

/**
 * Seven-bit text with shifts as the eight-bit text of the same letters: bytes between `open` and `close` (each after
 * `before`, where there is one) get their high bit, the shifts go.
 */
function withHighBits(bytes: Uint8Array, open: number, close: number, before?: number): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isShifted = false;
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    const sign = before === undefined ? byte : byte === before ? bytes[at + 1] : undefined;
    if (sign === open || sign === close) {
      isShifted = sign === open;
      if (before !== undefined) at++;
    } else {
      out[length++] = isShifted && byte > 0x20 && byte < 0x7f ? byte | 0x80 : byte;
      // No two-byte letter runs over the end of a line.
      if (byte === 0x0a) isShifted = false;
    }
  }
  return out.subarray(0, length);
}
