import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startWebServer, type WebServer } from '#local/web-server.ts';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';

const LARGE = '<p>claim</p>'.repeat(1000);

let server: WebServer;
beforeEach(async () => {
  const blobs = createFileBlobs(join(mkdtempSync(join(tmpdir(), 'claimwire-web-')), 'site'));
  await blobs.put('index.html', '<p>front', { contentType: 'text/html; charset=utf-8', cacheControl: 'max-age=60' });
  await blobs.put('stories/s/atom.xml', '<feed/>', { contentType: 'application/atom+xml; charset=utf-8' });
  await blobs.put('large.html', LARGE, { contentType: 'text/html; charset=utf-8' });
  server = await startWebServer(blobs, 0);
});
afterEach(() => server.close());

test.each([
  ['the front page answers for the root', '', 200, '<p>front'],
  ['a key is served as it was stored', 'stories/s/atom.xml', 200, '<feed/>'],
  ['a folder has no page of its own', 'stories/s/', 404, undefined],
  ['an unknown key is named as such', 'nothing.html', 404, undefined],
  ['nothing above the site can be reached', '..%2f..%2fetc%2fpasswd', 404, undefined],
  ['a broken escape is no key', '%E0%A4%A', 404, undefined],
])('%s', async (_, path, status, body) => {
  const response = await fetch(`${server.url}${path}`);
  expect(response.status).toBe(status);
  const text = await response.text();
  if (body !== undefined) expect(text).toBe(body);
});

test('an unchanged page is answered with 304, and every answer carries the policy', async () => {
  const first = await fetch(server.url);
  expect(first.headers.get('cache-control')).toBe('max-age=60');
  expect(first.headers.get('content-security-policy')).toContain("default-src 'none'");
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[^"]+"$/);
  const second = await fetch(server.url, { headers: { 'if-none-match': etag } });
  expect(second.status).toBe(304);
});

test('a large page is packed for those who can read that, under a tag of its own', async () => {
  const packed = await fetch(`${server.url}large.html`);
  const plain = await fetch(`${server.url}large.html`, { headers: { 'accept-encoding': 'br, gzip;q=0' } });
  expect([packed.headers.get('content-encoding'), plain.headers.get('content-encoding')]).toEqual(['gzip', null]);
  expect(Number(packed.headers.get('content-length'))).toBeLessThan(1000);
  expect([await packed.text(), await plain.text()]).toEqual([LARGE, LARGE]);
  const etag = packed.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[^"]+-gzip"$/);
  expect(plain.headers.get('etag')).not.toBe(etag);
  const again = await fetch(`${server.url}large.html`, { headers: { 'if-none-match': etag } });
  expect([again.status, again.headers.get('vary')]).toEqual([304, 'accept-encoding']);
});

test('only reading is allowed', async () => {
  expect((await fetch(server.url, { method: 'POST' })).status).toBe(405);
  const head = await fetch(server.url, { method: 'HEAD' });
  expect([head.status, await head.text()]).toEqual([200, '']);
});

test('a port in use is one clear sentence', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  const blobs = createFileBlobs(join(mkdtempSync(join(tmpdir(), 'claimwire-web-')), 'site'));
  await expect(startWebServer(blobs, port)).rejects.toThrow(`port ${port} is in use; choose another with --port`);
  other.close();
});
