import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BadEncodingError, BodyTooLargeError, decodeBody } from '#shared/adapters/http/decode-body.ts';

const LIMIT = 1_000_000;
const TEXT = Buffer.from(`<rss><channel>${Array.from({ length: 3000 }, (_, n) => (n * 7919).toString(36)).join(' ')}`);
const UTF16 = Buffer.from('\ufeff<rss/>', 'utf16le');
const NOISE = Buffer.from(Array.from({ length: 400 }, (_, n) => (n * n * 31 + 7) & 0xff));

/** The header of a frame that wants a window of 2^27 bytes, and one raw block (RFC 8878, 3.1.1). */
const WIDE_ZSTD = Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 0x00, 0x88, 0x09, 0x00, 0x00, 0x61]);

const WHOLE: [sentence: string, body: Buffer, label: string | undefined, expected?: Buffer][] = [
  ['plain text', TEXT, undefined],
  ['nothing', Buffer.alloc(0), 'gzip', Buffer.alloc(0)],
  ['identity', TEXT, 'identity'],
  ['gzip', gzipSync(TEXT), 'gzip'],
  ['gzip under its old name, in capitals', gzipSync(TEXT), 'X-GZIP'],
  [
    'gzip of several members',
    Buffer.concat([gzipSync(TEXT), gzipSync('!')]),
    'gzip',
    Buffer.concat([TEXT, Buffer.from('!')]),
  ],
  ['gzip with a line feed behind it', Buffer.concat([gzipSync(TEXT), Buffer.from('\n')]), 'gzip'],
  ['gzip with a warning behind it', Buffer.concat([gzipSync(TEXT), Buffer.from('<b>Warning</b>')]), 'gzip'],
  ['gzip without its last eight bytes', gzipSync(TEXT).subarray(0, -8), 'gzip'],
  ['gzip with a name in its header and no end', named(gzipSync(TEXT)).subarray(0, -4), 'gzip'],
  ['brotli', brotliCompressSync(TEXT), 'br'],
  ['zstd', zstdCompressSync(TEXT), 'zstd'],
  ['deflate with a header', deflateSync(TEXT), 'deflate'],
  ['deflate without one', deflateRawSync(TEXT), 'deflate'],
  ['two codings, in their order', brotliCompressSync(gzipSync(TEXT)), 'gzip, br'],
  ['gzip twice, said once', gzipSync(gzipSync(TEXT)), 'gzip'],
  ['gzip without a label', gzipSync(TEXT), undefined],
  ['gzip once, said twice', gzipSync(TEXT), 'gzip, gzip'],
  ['zstd labelled gzip', zstdCompressSync(TEXT), 'gzip'],
  ['gzip labelled br', gzipSync(TEXT), 'br'],
  ['text labelled gzip', TEXT, 'gzip'],
  ['text labelled br', TEXT, 'br'],
  ['text labelled deflate', TEXT, 'deflate'],
  ['text labelled zstd', TEXT, 'zstd'],
  ['text labelled with its charset', TEXT, 'utf-8'],
  ['UTF-16 labelled gzip', UTF16, 'gzip'],
  ['packed bytes that nobody labels', NOISE, undefined],
];

const BAD: [
  sentence: string,
  body: Buffer,
  label: string,
  error: typeof BadEncodingError | typeof BodyTooLargeError,
][] = [
  ['bytes labelled with a coding that there is not', NOISE, 'compress', BadEncodingError],
  ['bytes labelled br that are not', Buffer.alloc(400, 0x11), 'br', BadEncodingError],
  ['bytes labelled gzip that are not', NOISE, 'gzip', BadEncodingError],
  ['gzip with a false checksum', damaged(gzipSync(TEXT)), 'gzip', BadEncodingError],
  ['gzip that breaks off before its first byte of text', gzipSync(TEXT).subarray(0, 12), 'gzip', BadEncodingError],
  ['four labels', gzipSync(TEXT), 'gzip, gzip, gzip, gzip', BadEncodingError],
  ['four layers', gzipSync(gzipSync(gzipSync(gzipSync(TEXT)))), 'gzip', BadEncodingError],
  ['a plain body over the limit', Buffer.alloc(LIMIT + 1, 0x20), '', BodyTooLargeError],
  ['a gzip bomb', gzipSync(Buffer.alloc(30_000_000)), 'gzip', BodyTooLargeError],
  ['a bomb in a bomb', gzipSync(gzipSync(Buffer.alloc(30_000_000))), 'gzip', BodyTooLargeError],
  ['a brotli bomb', brotliCompressSync(Buffer.alloc(30_000_000)), 'br', BodyTooLargeError],
  ['a zstd bomb', zstdCompressSync(Buffer.alloc(30_000_000)), 'zstd', BodyTooLargeError],
  ['zstd with a window of 128 MiB', WIDE_ZSTD, 'zstd', BadEncodingError],
];

/** With extra field, name, comment and header checksum. */
function named(body: Buffer): Buffer {
  const head = Buffer.from(body.subarray(0, 10));
  head[3] = 2 | 4 | 8 | 16;
  return Buffer.concat([
    head,
    Buffer.from([3, 0, 0, 1, 2]),
    Buffer.from('feed.xml\0a comment\0'),
    Buffer.from([0, 0]),
    body.subarray(10),
  ]);
}

function damaged(body: Buffer): Buffer {
  const copy = Buffer.from(body);
  copy.writeUInt32LE(0, copy.length - 8);
  return copy;
}

describe('a body', () => {
  test.each(WHOLE)('%s', async (_, body, label, expected = body === NOISE || body === UTF16 ? body : TEXT) => {
    const decoded = await decodeBody(body, label, LIMIT);
    expect(decoded.body.equals(expected)).toBe(true);
    expect(decoded.isPartial).toBe(false);
  });

  test.each([
    ['gzip', gzipSync(TEXT)],
    ['br', brotliCompressSync(TEXT)],
    ['deflate', deflateSync(TEXT)],
  ])('%s that breaks off gives what came, and says so', async (label, packed) => {
    const { body, isPartial } = await decodeBody(packed.subarray(0, packed.length - 400), label, LIMIT);
    expect(isPartial).toBe(true);
    expect(body.length).toBeGreaterThan(1000);
    expect(TEXT.subarray(0, body.length).equals(body)).toBe(true);
  });

  test.each(BAD)('%s is refused', async (_, body, label, error) => {
    await expect(decodeBody(body, label, LIMIT)).rejects.toBeInstanceOf(error);
  });

  test('exactly as large as allowed is not too large', async () => {
    const body = Buffer.alloc(LIMIT, 0x20);
    expect((await decodeBody(gzipSync(body), 'gzip', LIMIT)).body).toHaveLength(LIMIT);
  });

  test('any bytes under any label: a body or one of two errors', async () => {
    const label = fc.constantFrom('gzip', 'br', 'zstd', 'deflate', 'compress', '', 'gzip, br', ',,');
    const packed = fc.constantFrom(
      gzipSync(TEXT),
      brotliCompressSync(TEXT),
      zstdCompressSync(TEXT),
      deflateRawSync(TEXT),
    );
    const changed = fc.tuple(packed, fc.nat(), fc.nat(255)).map(([body, at, byte]) => {
      const copy = Buffer.from(body);
      copy[at % copy.length] = byte;
      return copy;
    });
    const bytes = fc.oneof(
      changed,
      fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array)),
    );
    await fc.assert(
      fc.asyncProperty(bytes, label, async (body, coding) => {
        const decoded = await decodeBody(body, coding, LIMIT).catch((error: unknown) => error);
        if (decoded instanceof Error)
          expect(decoded instanceof BadEncodingError || decoded instanceof BodyTooLargeError).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});
