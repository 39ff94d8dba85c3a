/** Names in use that the WHATWG list of labels does not know, squeezed (`squeezed`); the charset that is meant. */
const EXTRA_LABELS: ReadonlyMap<string, string> = new Map([
  ['utf8sig', 'utf-8'],
  ['utf8mb4', 'utf-8'],
  ['utf8bom', 'utf-8'],
  ['unicode', 'utf-8'],
  ['utf32', 'utf-32le'],
  ['ucs4', 'utf-32le'],
  ['cp936', 'gb18030'],
  ['cp949', 'euc-kr'],
  ['uhc', 'euc-kr'],
  ['cp932', 'shift_jis'],
  ['mskanji', 'shift_jis'],
  ['cp950', 'big5'],
  ['big5uao', 'big5'],
  ['cp874', 'windows-874'],
  ['hz', 'hz-gb-2312'],
  ['hzgb', 'hz-gb-2312'],
  ['latin9', 'iso-8859-15'],
  ['iso88591windows1252', 'windows-1252'],
  ['xuserdefined', 'windows-1252'],
]);

/** Charsets with a label of their own that the WHATWG list leaves out and that older systems still send. */
const BEYOND_WHATWG =
  'utf-32le utf-32be iso-2022-kr hz-gb-2312 koi8-t koi8-ru viscii tcvn armscii8 hproman8 maccenteuro macgreek macturkish'.split(
    ' ',
  );
const WHATWG =
  'utf-8 utf-16le utf-16be ibm866 koi8-r koi8-u macintosh x-mac-cyrillic gb18030 big5 euc-jp iso-2022-jp shift_jis euc-kr windows-874'.split(
    ' ',
  );

const SQUEEZED: ReadonlyMap<string, string> = new Map([
  ...[...WHATWG, ...BEYOND_WHATWG].map((name): [string, string] => [squeezed(name), name]),
  ...EXTRA_LABELS,
]);

/** Code pages of MS-DOS that iconv-lite has tables for. */
const DOS = /^(?:cp|ibm|dos)?(437|737|775|808|850|852|855|856|857|858|860|861|862|863|864|865|869|1125)$/;

/**
 * The name of the charset that a label means, in lower case as WHATWG writes it (`CP1251` → `windows-1251`); gb2312 and gbk
 * as gb18030 and the latin-1 family as windows-1252, which hold them. Undefined when nobody knows it, and for UTF-7, which
 * WHATWG forbids because it hides markup.
 */
export function canonicalEncoding(label: string): string | undefined {
  const name = label.trim().toLowerCase();
  const plain = squeezed(name);
  const extra = SQUEEZED.get(plain);
  if (extra) return extra;
  const page = /^(?:windows|win|wincp|cp|xcp|ms)(125\d)$/.exec(plain)?.[1];
  const part = /^iso8859(\d{1,2})$/.exec(plain)?.[1];
  const dos = DOS.exec(plain)?.[1];
  if (dos) return `cp${dos}`;
  try {
    const encoding = new TextDecoder(page ? `windows-${page}` : part ? `iso-8859-${part}` : name).encoding;
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return undefined;
  }
}

/** Letters and digits alone: `Shift-JIS` and `shift_jis` are one. */
function squeezed(label: string): string {
  return label.toLowerCase().replace(/[^a-z0-9]/g, '');
}
