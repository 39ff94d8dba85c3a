import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, gzipSync, zstdCompressSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHttp, type HttpOptions } from '#shared/adapters/http/create-http.ts';
import type { HttpRequest } from '#shared/http.ts';

const TEXT = 'a feed, or what passes for one';
const seen: IncomingMessage[] = [];
let server: Server;
let port = 0;

const ROUTES: Record<string, RequestListener> = {
  '/plain': (_, res) => res.setHeader('etag', '"v1"').end(TEXT),
  '/gzip': (_, res) => res.setHeader('content-encoding', 'gzip').end(gzipSync(TEXT)),
  '/br': (_, res) => res.setHeader('content-encoding', 'br').end(brotliCompressSync(TEXT)),
  '/zstd': (_, res) => res.setHeader('content-encoding', 'zstd').end(zstdCompressSync(TEXT)),
  '/deflate': (_, res) => res.setHeader('content-encoding', 'deflate').end(deflateRawSync(TEXT)),
  '/lying': (_, res) => res.setHeader('content-encoding', 'gzip').end(TEXT),
  '/odd': (_, res) => res.setHeader('content-encoding', 'rot13').end(TEXT),
  '/bomb': (_, res) => res.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(30_000_000))),
  '/huge': (_, res) => res.end(Buffer.alloc(11 * 1024 * 1024)),
  '/slow': (_, res) => void res.write('a'),
  '/silent': () => {},
  '/cut': (_, res) => res.writeHead(200, { 'content-length': '100' }).write('a', () => res.destroy()),
  '/304': (_, res) => res.writeHead(304, { etag: '"v1"' }).end(),
  '/429': (_, res) => res.writeHead(429, { 'retry-after': '60' }).end(),
  '/moved': (_, res) => res.writeHead(301, { location: '/plain' }).end(),
  '/moved-then-found': (_, res) => res.writeHead(308, { location: '/found' }).end(),
  '/found': (_, res) => res.writeHead(302, { location: '/plain' }).end(),
  '/loop': (_, res) => res.writeHead(302, { location: '/loop' }).end(),
  '/to-private': (_, res) => res.writeHead(302, { location: `http://127.0.0.1:${port}/plain` }).end(),
  '/to-decimal': (_, res) => res.writeHead(302, { location: 'http://2130706433/' }).end(),
  '/to-name': (_, res) => res.writeHead(302, { location: 'http://rebound.example/' }).end(),
  '/to-file': (_, res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/see-other': (_, res) => res.writeHead(303, { location: '/plain' }).end(),
  '/elsewhere': (_, res) => res.writeHead(307, { location: 'http://other.example/plain' }).end(),
};

beforeAll(async () => {
  server = createServer((req, res) => {
    seen.push(req);
    const route = ROUTES[req.url ?? ''];
    if (route) route(req, res);
    else res.writeHead(404).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function get(request: HttpRequest | string, options: Partial<HttpOptions> = {}) {
  const target = { address: '127.0.0.1', port };
  const http = createHttp({
    userAgent: 'claimwire-test (+https://example.org)',
    now: () => new Date(),
    allow: new Map([
      ['wire.example', target],
      ['other.example', target],
    ]),
    lookup: async () => [{ address: '10.0.0.5', family: 4 }],
    ...options,
  });
  try {
    return await http(typeof request === 'string' ? { url: request } : request);
  } finally {
    await http.close();
  }
}
const body = (answer: Awaited<ReturnType<typeof get>>) =>
  answer.kind === 'response' ? Buffer.from(answer.body).toString() : answer.message;

describe('a response', () => {
  test.each(['/plain', '/gzip', '/br', '/zstd', '/deflate', '/lying'])('%s comes as its text', async (path) => {
    expect(body(await get(`https://wire.example${path}`))).toBe(TEXT);
  });

  test('conditional headers go out as they are, the client names itself, and 304 comes back', async () => {
    const answer = await get({
      url: 'http://wire.example/304',
      headers: { 'if-none-match': 'W/"odd', 'user-agent': 'Mozilla' },
    });
    expect(answer).toMatchObject({ kind: 'response', status: 304 });
    expect(seen.at(-1)?.headers).toMatchObject({
      'if-none-match': 'W/"odd',
      'user-agent': 'claimwire-test (+https://example.org)',
      host: 'wire.example',
    });
  });

  test('a status is no failure', async () => {
    expect(await get('http://wire.example/429')).toMatchObject({
      kind: 'response',
      status: 429,
      headers: { 'retry-after': '60' },
    });
  });
});

describe('redirects', () => {
  test('a permanent one is told', async () => {
    expect(await get('http://wire.example/moved')).toMatchObject({
      finalUrl: 'http://wire.example/plain',
      permanentUrl: 'http://wire.example/plain',
    });
  });

  test('only as far as it is permanent', async () => {
    expect(await get('http://wire.example/moved-then-found')).toMatchObject({
      finalUrl: 'http://wire.example/plain',
      permanentUrl: 'http://wire.example/found',
    });
  });

  test('a temporary one is not', async () => {
    const answer = await get('http://wire.example/found');
    expect(answer).toMatchObject({ status: 200 });
    expect(answer).not.toHaveProperty('permanentUrl');
  });

  test('a POST becomes a GET after 303', async () => {
    await get({ url: 'http://wire.example/see-other', method: 'POST', body: '{}' });
    expect(seen.at(-1)?.method).toBe('GET');
  });

  test('secrets stay with the first origin', async () => {
    await get({
      url: 'http://wire.example/elsewhere',
      method: 'POST',
      body: '{}',
      headers: { authorization: 'x', 'x-signature': 'y', accept: 'z' },
    });
    expect(seen.at(-1)?.headers).toMatchObject({ host: 'other.example', accept: 'z' });
    expect(seen.at(-1)?.headers).not.toHaveProperty('authorization');
    expect(seen.at(-1)?.headers).not.toHaveProperty('x-signature');
  });
});

const FAILURES: [sentence: string, request: HttpRequest, reason: string][] = [
  ['more than five redirects', { url: 'http://wire.example/loop' }, 'too-many-redirects'],
  ['a redirect to this machine', { url: 'http://wire.example/to-private' }, 'unsafe-target'],
  ['a redirect to this machine in decimal', { url: 'http://wire.example/to-decimal' }, 'unsafe-target'],
  ['a redirect to a name that leads inside', { url: 'http://wire.example/to-name' }, 'unsafe-target'],
  ['a redirect to a file', { url: 'http://wire.example/to-file' }, 'bad-url'],
  ['a name that leads inside', { url: 'https://inside.example/' }, 'unsafe-target'],
  ['loopback', { url: 'http://127.0.0.1/' }, 'unsafe-target'],
  ['loopback in octal', { url: 'http://0177.0.0.1/' }, 'unsafe-target'],
  ['loopback in hexadecimal', { url: 'http://0x7f.1/' }, 'unsafe-target'],
  ['IPv4 inside IPv6', { url: 'http://[::ffff:127.0.0.1]/' }, 'unsafe-target'],
  ["a cloud's metadata service", { url: 'http://169.254.169.254/latest/' }, 'unsafe-target'],
  ['a file', { url: 'file:///etc/passwd' }, 'bad-url'],
  ['a user in the address', { url: 'http://a:b@wire.example/' }, 'bad-url'],
  ['a decompression bomb', { url: 'http://wire.example/bomb' }, 'too-large'],
  ['a huge body', { url: 'http://wire.example/huge' }, 'too-large'],
  ['more than this request wants', { url: 'http://wire.example/plain', maxBodyBytes: 5 }, 'too-large'],
  ['a coding nobody asked for', { url: 'http://wire.example/odd' }, 'bad-encoding'],
  ['a body that does not end', { url: 'http://wire.example/slow', deadlineMs: 200 }, 'read-timeout'],
  ['a server that says nothing', { url: 'http://wire.example/silent', deadlineMs: 200 }, 'read-timeout'],
  ['a connection that breaks', { url: 'http://wire.example/cut' }, 'connection'],
];

describe('a failure is a value', () => {
  test.each(FAILURES)('%s', async (_, request, reason) => {
    expect(await get(request)).toMatchObject({ kind: 'failure', reason, message: expect.stringMatching(/\w/) });
  });

  test('a name without an address', async () => {
    const lookup = async () => Promise.reject(Object.assign(new Error('no such host'), { code: 'ENOTFOUND' }));
    expect(await get('http://nowhere.example/', { lookup })).toMatchObject({ reason: 'dns' });
  });

  test('a name with one public and one private address', async () => {
    const lookup = async () => [
      { address: '93.184.216.34', family: 4 },
      { address: '192.168.0.1', family: 4 },
    ];
    expect(await get('http://both.example/', { lookup })).toMatchObject({ reason: 'unsafe-target' });
  });

  test('a name is looked up once: what is checked is what is connected to', async () => {
    let lookups = 0;
    const lookup = async () => [{ address: lookups++ === 0 ? '127.0.0.1' : '10.0.0.1', family: 4 }];
    expect(body(await get(`http://once.example:${port}/plain`, { lookup, allowLoopback: true }))).toBe(TEXT);
    expect(lookups).toBe(1);
  });
});
