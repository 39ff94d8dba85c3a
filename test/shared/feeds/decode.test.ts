import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { canonicalEncoding, decodeText } from '#shared/feeds/decode.ts';

const RU = 'Министерство заявило';
const xml = (text: string, charset?: string) =>
  `<?xml version="1.0"${charset ? ` encoding="${charset}"` : ''}?><rss>${text}</rss>`;

const CASES: [
  sentence: string,
  bytes: Uint8Array,
  contentType: string | undefined,
  expected: { encoding: string; why: string },
  text: string,
][] = [
  [
    'a byte-order mark',
    iconv.encode(xml(RU), 'utf8', { addBOM: true }),
    'text/xml; charset=koi8-r',
    { encoding: 'utf-8', why: 'byte-order-mark' },
    RU,
  ],
  [
    'UTF-16 with a mark',
    iconv.encode(xml(RU, 'utf-8'), 'utf16-le', { addBOM: true }),
    undefined,
    { encoding: 'utf-16le', why: 'byte-order-mark' },
    RU,
  ],
  [
    'UTF-16 without a mark',
    iconv.encode(xml(RU), 'utf16-be'),
    undefined,
    { encoding: 'utf-16be', why: 'utf-16-pattern' },
    RU,
  ],
  [
    'UTF-8 under a wrong label',
    Buffer.from(xml(RU, 'windows-1251')),
    'text/xml; charset=iso-8859-1',
    { encoding: 'utf-8', why: 'valid-utf-8' },
    RU,
  ],
  [
    'the header against a wrong prolog',
    iconv.encode(xml(RU, 'utf-8'), 'win1251'),
    'text/xml; charset="CP1251"',
    { encoding: 'windows-1251', why: 'http' },
    RU,
  ],
  [
    'the prolog against a wrong header',
    iconv.encode(xml(RU, 'koi8-r'), 'koi8-r'),
    'text/xml; charset=utf-8',
    { encoding: 'koi8-r', why: 'prolog' },
    RU,
  ],
  [
    'a page that names its charset',
    iconv.encode(`<meta charset=windows-1251><p>${RU}`, 'win1251'),
    'text/html',
    { encoding: 'windows-1251', why: 'meta' },
    RU,
  ],
  [
    'gb2312 as gb18030',
    iconv.encode(xml('朝鲜㐀', 'gb2312'), 'gb18030'),
    undefined,
    { encoding: 'gb18030', why: 'prolog' },
    '朝鲜㐀',
  ],
  [
    'latin-1 as windows-1252',
    iconv.encode(xml('“x” €', 'iso-8859-1'), 'win1252'),
    undefined,
    { encoding: 'windows-1252', why: 'prolog' },
    '“x” €',
  ],
  ['nothing but ASCII', Buffer.from('<rss/>'), undefined, { encoding: 'utf-8', why: 'ascii' }, '<rss/>'],
  [
    'an unknown label and no UTF-8',
    Buffer.from([0x63, 0x61, 0x66, 0xe9]),
    'text/xml; charset=klingon',
    { encoding: 'windows-1252', why: 'fallback' },
    'café',
  ],
  [
    'UTF-8 that breaks off in a letter',
    Buffer.from(RU).subarray(0, -1),
    undefined,
    { encoding: 'utf-8', why: 'valid-utf-8' },
    RU.slice(0, -1),
  ],
];

describe('decodeText', () => {
  test.each(CASES)('%s', (_, bytes, contentType, expected, text) => {
    const decoded = decodeText(bytes, contentType);
    expect(decoded).toMatchObject(expected);
    expect(decoded.text).toContain(text);
  });

  test('labels', () => {
    expect([' UTF8 ', 'latin1', 'GBK', 'ks_c_5601-1987', 'nothing'].map(canonicalEncoding)).toEqual([
      'utf-8',
      'windows-1252',
      'gb18030',
      'euc-kr',
      undefined,
    ]);
  });
});
