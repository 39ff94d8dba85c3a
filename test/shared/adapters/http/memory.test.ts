import { execFile } from 'node:child_process';
import type { RequestListener } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { listenWire, type Wire } from './wire.ts';

const ZEROS = Buffer.alloc(100 * 1024 * 1024);
/** Members of gzip one after the other: 8 MiB on the wire, 8 GiB unpacked. */
const GZIP = gzipSync(ZEROS, { level: 9 });
const LONG_GZIP = Buffer.concat(Array.from({ length: Math.floor((8 * 1024 * 1024) / GZIP.length) }, () => GZIP));
const FAST_BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };

const packed =
  (coding: string, body: Buffer): RequestListener =>
  (_, res) =>
    res.writeHead(200, { 'content-encoding': coding }).end(body);
const endless: RequestListener = (_, res) => {
  const chunk = Buffer.alloc(256 * 1024);
  const write = () => {
    while (!res.destroyed && res.write(chunk));
  };
  res.on('drain', write);
  write();
};

const Report = z.object({ grownMb: z.number(), outcomes: z.array(z.string()) });
let wire: Wire;
beforeAll(async () => {
  wire = await listenWire({
    '/gzip': packed('gzip', LONG_GZIP),
    '/twice': packed('gzip', gzipSync(LONG_GZIP)),
    '/br': packed('br', brotliCompressSync(ZEROS, FAST_BROTLI)),
    '/zstd': packed('zstd', zstdCompressSync(ZEROS)),
    '/endless': endless,
    '/endless-error': (req, res) => endless(req, res.writeHead(500)),
  });
});
afterAll(() => wire.close());

async function fetchInChild(paths: readonly string[]) {
  const urls = paths.map((path) => `http://${path.slice(1)}.test:${wire.port}${path}`);
  const { stdout } = await promisify(execFile)(process.execPath, [
    join(import.meta.dirname, 'fetch-in-child.ts'),
    ...urls,
  ]);
  return Report.parse(JSON.parse(stdout));
}

test('six answers that never end or grow without end, at once: memory stays within some bodies of 10 MiB', async () => {
  const { grownMb, outcomes } = await fetchInChild(['/gzip', '/twice', '/br', '/zstd', '/endless', '/endless-error']);
  expect(outcomes).toEqual(['too-large', 'too-large', 'too-large', 'too-large', 'too-large', '500']);
  expect(grownMb).toBeLessThan(200);
});
