import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseTarget, refusalOf } from '#shared/adapters/http/target.ts';
import { isUnsafeAddress } from '#shared/adapters/http/unsafe-address.ts';

const UNSAFE = [
  '0.0.0.0',
  '0.255.255.255',
  '10.1.2.3',
  '100.64.0.1',
  '100.127.255.255',
  '127.0.0.1',
  '127.255.255.254',
  '168.63.129.16',
  '169.254.169.254',
  '169.254.170.2',
  '172.16.0.1',
  '172.31.255.255',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '192.168.1.1',
  '198.18.0.1',
  '198.19.255.255',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '0:0:0:0:0:0:0:1',
  '::127.0.0.1',
  '::8.8.8.8',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::FFFF:8.8.8.8',
  '::ffff:0:127.0.0.1',
  '64:ff9b::127.0.0.1',
  '64:ff9b::7f00:1',
  '64:ff9b:0:0:0:0:a9fe:a9fe',
  '64:ff9b:1::1',
  '64:ff9b:1::808:808',
  '100::1',
  'fc00::1',
  'fd00:ec2::254',
  'fe80::1',
  'fe80::1%eth0',
  '2606:2800:220:1::1%eth0',
  'fec0::1',
  'ff02::1',
  '2001::1',
  '2001:0:7f00:1::',
  '2001:10::1',
  '2001:db8::1',
  '2002:7f00:1::',
  '2002:808:808::1',
  '3fff::1',
  '4000::1',
  '5f00::1',
  'localhost',
  '127.1',
  '8.8.8.8 ',
  '',
];
const SAFE = [
  '1.1.1.1',
  '8.8.8.8',
  '9.255.255.255',
  '11.0.0.0',
  '100.63.255.255',
  '100.128.0.1',
  '126.255.255.255',
  '128.0.0.1',
  '169.253.255.255',
  '172.15.0.1',
  '172.32.0.1',
  '192.0.1.1',
  '192.167.255.255',
  '192.169.0.1',
  '198.17.255.255',
  '198.20.0.1',
  '223.255.255.255',
  '2606:2800:220:1::1',
  '2a00:1450::8',
  '2001:200::1',
  '2003::1',
  '64:ff9b::8.8.8.8',
  '64:ff9b::808:808',
];

describe('addresses', () => {
  test.each(UNSAFE)('%j is not public', (address) => expect(isUnsafeAddress(address)).toBe(true));
  test.each(SAFE)('%j is public', (address) => expect(isUnsafeAddress(address)).toBe(false));
});

const refusal = (text: string, allowLoopback = false) => {
  const target = parseTarget(text);
  return target.kind === 'refused' ? target.reason : refusalOf(target.url, allowLoopback) && 'unsafe-target';
};

describe('what can be told from the address alone', () => {
  test.each([
    ['http://2130706433/', 'unsafe-target'],
    ['http://0x7f000001/', 'unsafe-target'],
    ['http://017700000001/', 'unsafe-target'],
    ['http://127.1/', 'unsafe-target'],
    ['http://127.0.1./', 'unsafe-target'],
    ['http://0/', 'unsafe-target'],
    ['http://0x7F.0.0.01/', 'unsafe-target'],
    ['http://%31%32%37.0.0.1/', 'unsafe-target'],
    ['http://１２７.0.0.1/', 'unsafe-target'],
    ['http://①②⑦。0。0。1/', 'unsafe-target'],
    ['http://[::ffff:10.0.0.1]/', 'unsafe-target'],
    ['http://[::ffff:a00:1]/', 'unsafe-target'],
    ['http://[0:0:0:0:0:ffff:a9fe:a9fe]/', 'unsafe-target'],
    ['http:127.0.0.1', 'unsafe-target'],
    ['http:\\\\127.0.0.1\\', 'unsafe-target'],
    ['ht\ntp://127.0.0.1/', 'unsafe-target'],
    ['http://localhost/', 'unsafe-target'],
    ['http://LOCALHOST./', 'unsafe-target'],
    ['http://feed.localhost:8080/', 'unsafe-target'],
    ['http://printer.local/', 'unsafe-target'],
    ['http://metadata.google.internal./computeMetadata/v1/', 'unsafe-target'],
    ['http://router.home.arpa/', 'unsafe-target'],
    ['http://feeds.example:22/', 'unsafe-target'],
    ['http://feeds.example:25/', 'unsafe-target'],
    ['http://feeds.example:6667/', 'unsafe-target'],
    ['http://feeds.example:0/', 'unsafe-target'],
    ['http://user@feeds.example/', 'bad-url'],
    ['http://:secret@feeds.example/', 'bad-url'],
    ['http://feeds.example:99999/', 'bad-url'],
    ['http://[fe80::1%25eth0]/', 'bad-url'],
    ['http://256.256.256.256/', 'bad-url'],
    ['file:///etc/passwd', 'bad-url'],
    ['gopher://feeds.example/', 'bad-url'],
    ['javascript:alert(1)', 'bad-url'],
    ['/feed.xml', 'bad-url'],
    ['', 'bad-url'],
    ['http://feeds.example/', undefined],
    ['https://feeds.example.:8443/feed?a#b', undefined],
    ['http://feeds.example:81/', undefined],
    ['http://8.8.8.8/', undefined],
    ['http://[2606:2800:220:1::1]/', undefined],
    ['http://local.example/', undefined],
    ['http://notlocalhost/', undefined],
  ])('%s: %s', (text, reason) => expect(refusal(text)).toBe(reason));

  test.each([
    ['http://127.0.0.1:8080/', undefined],
    ['http://[::1]:8080/', undefined],
    ['http://localhost:8080/', undefined],
    ['http://10.0.0.1/', 'unsafe-target'],
    ['http://printer.local/', 'unsafe-target'],
  ])('with loopback allowed, %s: %s', (text, reason) => expect(refusal(text, true)).toBe(reason));

  const PRIVATE = [
    [0x0a000000, 8],
    [0x7f000000, 8],
    [0x64400000, 10],
    [0xa9fe0000, 16],
    [0xac100000, 12],
    [0xc0a80000, 16],
    [0xe0000000, 3],
  ] as const;
  const privateAddress = fc
    .tuple(fc.constantFrom(...PRIVATE), fc.nat(0xffff_ffff))
    .map(([[net, prefix], host]) => (net | (host & (0xffff_ffff >>> prefix))) >>> 0);
  const number = fc.constantFrom(
    (value: number) => String(value),
    (value: number) => `0x${value.toString(16)}`,
    (value: number) => `0X${value.toString(16).toUpperCase().padStart(9, '0')}`,
    (value: number) => `0${value.toString(8)}`,
    (value: number) => String(value).replace(/\d/g, (digit) => `%3${digit}`),
    (value: number) => String(value).replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit))),
  );
  const octets = (value: number) => [value >>> 24, (value >>> 16) & 0xff, (value >>> 8) & 0xff, value & 0xff];
  /** Of four octets the last ones are written as one number. */
  const spelling = fc
    .tuple(
      privateAddress,
      fc.integer({ min: 0, max: 3 }),
      fc.array(number, { minLength: 4, maxLength: 4 }),
      fc.boolean(),
    )
    .map(([value, split, spell, dot]) => {
      const rest = split === 0 ? value : value & (0xffff_ffff >>> (8 * split));
      const parts = [...octets(value).slice(0, split), rest >>> 0];
      return `${parts.map((part, index) => spell[index]?.(part)).join('.')}${dot ? '.' : ''}`;
    });
  const inside = fc.tuple(privateAddress, fc.integer({ min: 0, max: 6 })).map(([value, form]) => {
    const [high, low] = [(value >>> 16).toString(16), (value & 0xffff).toString(16)];
    const dotted = octets(value).join('.');
    return `[${
      [
        `::ffff:${high}:${low}`,
        `::ffff:${dotted}`,
        `::${dotted}`,
        `64:ff9b::${dotted}`,
        `64:ff9b::${high}:${low}`,
        `2002:${high}:${low}::1`,
        `2001:0:${high}:${low}::1`,
      ][form]
    }]`;
  });

  test('a private IPv4 address is refused in any spelling', () => {
    fc.assert(
      fc.property(fc.oneof(spelling, inside), (host) => {
        expect(refusal(`http://${host}/`)).toBe('unsafe-target');
      }),
      { numRuns: 2000 },
    );
  });
});
