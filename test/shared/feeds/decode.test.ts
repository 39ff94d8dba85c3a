import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { canonicalEncoding } from '#shared/feeds/charset-names.ts';
import { decodeText } from '#shared/feeds/decode.ts';

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
  [
    'one letter, and then a longer one that breaks off',
    Buffer.from('<rss>я😀').subarray(0, -1),
    undefined,
    { encoding: 'utf-8', why: 'valid-utf-8' },
    '<rss>я',
  ],
  [
    'UTF-32 with a mark',
    iconv.encode(xml(RU), 'utf32-le', { addBOM: true }),
    undefined,
    { encoding: 'utf-32le', why: 'byte-order-mark' },
    RU,
  ],
  [
    'UTF-32 without a mark',
    iconv.encode(xml(RU), 'utf32-be', { addBOM: false }),
    undefined,
    { encoding: 'utf-32be', why: 'utf-16-pattern' },
    RU,
  ],
  [
    'a JSON Feed in UTF-16, behind blanks',
    iconv.encode(`\n {"title": "${RU}"}`, 'utf16-le', { addBOM: false }),
    'application/json; charset=utf-8',
    { encoding: 'utf-16le', why: 'utf-16-pattern' },
    RU,
  ],
  [
    'eight-bit text under the label of UTF-16',
    iconv.encode(xml(RU, 'windows-1251'), 'win1251'),
    'text/xml; charset=utf-16',
    { encoding: 'windows-1251', why: 'prolog' },
    RU,
  ],
  [
    'a mark of UTF-8 before a legacy text',
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), iconv.encode(xml(RU, 'windows-1251'), 'win1251')]),
    undefined,
    { encoding: 'windows-1251', why: 'prolog' },
    RU,
  ],
  [
    'latin-1 that calls itself UTF-8',
    iconv.encode(xml('café', 'utf-8'), 'win1252'),
    'text/xml; charset=utf-8',
    { encoding: 'windows-1252', why: 'fallback' },
    'café',
  ],
  [
    'UTF-8 with single bytes of windows-1252',
    Buffer.concat([Buffer.from(xml(RU, 'utf-8')), Buffer.from([0x93]), Buffer.from('x'), Buffer.from([0x94, 0x20])]),
    undefined,
    { encoding: 'utf-8', why: 'prolog' },
    `${RU}</rss>“x”`,
  ],
  [
    'ISO-2022-JP',
    Buffer.from(`${xml('', 'iso-2022-jp')}\u001b$B$"\u001b(B`, 'latin1'),
    undefined,
    { encoding: 'iso-2022-jp', why: 'escape-sequence' },
    'あ',
  ],
  [
    'ISO-2022-JP that nobody declares',
    Buffer.from('<rss>\u001b$B$"\u001b(B</rss>', 'latin1'),
    'text/xml; charset=utf-8',
    { encoding: 'iso-2022-jp', why: 'escape-sequence' },
    'あ</rss>',
  ],
  [
    'ISO-2022-KR',
    Buffer.from('<rss>\u001b$)C\u000e0!\u000f a</rss>', 'latin1'),
    undefined,
    { encoding: 'iso-2022-kr', why: 'escape-sequence' },
    '<rss>가 a</rss>',
  ],
  [
    'HZ',
    Buffer.from('<rss>~{VPND~} a ~~</rss>'),
    'text/xml; charset="HZ-GB-2312"',
    { encoding: 'hz-gb-2312', why: 'http' },
    '<rss>中文 a ~</rss>',
  ],
  [
    'UTF-7 is not read',
    Buffer.from('<rss>+ADw-x+AD4-</rss>'),
    'text/xml; charset=utf-7',
    { encoding: 'utf-8', why: 'ascii' },
    '<rss>+ADw-x+AD4-</rss>',
  ],
];

describe('decodeText', () => {
  test.each(CASES)('%s', (_, bytes, contentType, expected, text) => {
    const decoded = decodeText(bytes, contentType);
    expect(decoded).toMatchObject(expected);
    expect(decoded.text).toContain(text);
  });

  test.each([
    [' UTF8 ', 'utf-8'],
    ['latin1', 'windows-1252'],
    ['ISO_8859-1:1987', 'windows-1252'],
    ['iso8859_5', 'iso-8859-5'],
    ['GBK', 'gb18030'],
    ['gb2312', 'gb18030'],
    ['ks_c_5601-1987', 'euc-kr'],
    ['Win-1251', 'windows-1251'],
    ['windows1251', 'windows-1251'],
    ['koi8r', 'koi8-r'],
    ['Shift-JIS', 'shift_jis'],
    ['cp437', 'cp437'],
    ['x-user-defined', 'windows-1252'],
    ['utf-7', undefined],
    ['nothing', undefined],
    ['', undefined],
  ])('the label "%s" means %s', (label, expected) => expect(canonicalEncoding(label)).toBe(expected));

  test('every named charset is read as itself', () => {
    for (const label of [
      'koi8-r',
      'windows-1253',
      'big5',
      'euc-kr',
      'euc-jp',
      'shift_jis',
      'cp866',
      'cp850',
      'macintosh',
      'iso-8859-8',
      'windows-874',
      'koi8-t',
    ]) {
      const { encoding, why } = decodeText(Buffer.from([0x3c, 0xe4, 0xff, 0x20]), `text/xml; charset=${label}`);
      expect([why, encoding]).toEqual(['http', canonicalEncoding(label)]);
    }
  });

  test('any bytes: a text, and what was UTF-8 comes back as it was', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 64 }),
        fc.constantFrom(undefined, 'text/xml; charset=hz', 'text/xml; charset=utf-8'),
        (bytes, type) => {
          expect(typeof decodeText(bytes, type).text).toBe('string');
        },
      ),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        const written = `<rss>é${text}`;
        expect(decodeText(Buffer.from(written)).text).toBe(written);
      }),
    );
  });

  test('hostile bytes take no longer than others', () => {
    const start = performance.now();
    for (const pattern of [[0xc3, 0x28], [0xe4, 0xb8, 0xad, 0xff], [0xff], [0x7e, 0x7b], [0x1b, 0x24]]) {
      const bytes = Buffer.alloc(2_000_000, Buffer.from(pattern));
      decodeText(bytes, 'text/xml; charset=utf-8');
      decodeText(bytes, 'text/xml; charset=hz');
    }
    expect(performance.now() - start).toBeLessThan(3000);
  });
});
