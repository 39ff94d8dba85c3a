import type { RequestListener } from 'node:http';
import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Lookup } from '#shared/adapters/http/checked-lookup.ts';
import { createHttp, type HttpOptions } from '#shared/adapters/http/create-http.ts';
import { HTTP_FAILURES, type HttpRequest } from '#shared/http.ts';
import { listenTcp, listenWire, type Wire } from './wire.ts';

const TEXT = 'a feed, or what passes for one';
const LONG = Array.from({ length: 3000 }, (_, n) => (n * 7919).toString(36)).join(' ');
let wire: Wire;

const ROUTES: Record<string, RequestListener> = {
  '/plain': (_, res) => res.setHeader('etag', '"v1"').end(TEXT),
  '/gzip': (_, res) => res.setHeader('content-encoding', 'gzip').end(gzipSync(TEXT)),
  '/br': (_, res) => res.setHeader('content-encoding', 'br').end(brotliCompressSync(TEXT)),
  '/zstd': (_, res) => res.setHeader('content-encoding', 'zstd').end(zstdCompressSync(TEXT)),
  '/half': (_, res) =>
    res
      .writeHead(200, { 'content-encoding': 'gzip', etag: '"v1"', 'last-modified': 'Thu', 'content-type': 'text/xml' })
      .end(gzipSync(LONG).subarray(0, 4000)),
  '/odd': (_, res) => res.setHeader('content-encoding', 'compress').end(Buffer.from([0x1f, 0x9d, 0x90, 1, 2, 3])),
  '/odd-404': (_, res) => res.writeHead(404, { 'content-encoding': 'compress' }).end(Buffer.from([0x1f, 0x9d, 0])),
  '/bomb': (_, res) => res.setHeader('content-encoding', 'gzip').end(gzipSync(Buffer.alloc(30_000_000))),
  '/huge': (_, res) => res.end(Buffer.alloc(11 * 1024 * 1024)),
  '/huge-announced': (_, res) => res.writeHead(200, { 'content-length': 2 ** 40 }).write('a'),
  '/huge-500': (_, res) => res.writeHead(500).end(Buffer.alloc(11 * 1024 * 1024, 'x')),
  '/endless-redirect': (_, res) => {
    res.writeHead(302, { location: '/plain' });
    const timer = setInterval(() => res.write(Buffer.alloc(100_000)), 1);
    res.on('close', () => clearInterval(timer));
  },
  '/drip': (_, res) => {
    const timer = setInterval(() => res.write('a'), 20);
    res.on('close', () => clearInterval(timer));
  },
  '/silent': () => {},
  '/cut': (_, res) => res.writeHead(200, { 'content-length': '100' }).write('a', () => res.destroy()),
  '/many-headers': (_, res) => res.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(TEXT),
  '/too-many-headers': (_, res) => res.writeHead(200, { 'x-long': 'x'.repeat(100_000) }).end(TEXT),
  '/latin-etag': (_, res) => res.writeHead(200, { etag: '"\u00e9\u00ff"' }).end(TEXT),
  '/304': (_, res) => res.writeHead(304, { etag: '"v1"' }).end(),
  '/429': (_, res) => res.writeHead(429, { 'retry-after': '60' }).end('slow down'),
  '/slow-2': (_, res) => setTimeout(() => res.writeHead(302, { location: '/slow-1' }).end(), 150),
  '/slow-1': (_, res) => setTimeout(() => res.writeHead(302, { location: '/slow-0' }).end(), 150),
  '/slow-0': (_, res) => setTimeout(() => res.end(TEXT), 150),
  '/cookie': (_, res) => res.writeHead(302, { location: '/plain', 'set-cookie': 'id=1' }).end(),
  '/moved': (_, res) => res.writeHead(301, { location: '/plain#part' }).end(),
  '/moved-then-found': (_, res) => res.writeHead(308, { location: '/found' }).end(),
  '/found-then-moved': (_, res) => res.writeHead(302, { location: '/moved' }).end(),
  '/moved-down': (_, res) => res.writeHead(301, { location: 'http://other.example/plain' }).end(),
  '/found': (_, res) => res.writeHead(302, { location: '/plain' }).end(),
  '/nowhere': (_, res) => res.writeHead(302, { location: ' ' }).end(),
  '/utf8': (_, res) => res.writeHead(302, { location: Buffer.from('/стаття').toString('latin1') }).end(),
  '/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F': (_, res) => res.end(TEXT),
  '/circle': (_, res) => res.writeHead(302, { location: '/circle' }).end(),
  ...Object.fromEntries(
    Array.from({ length: 7 }, (_, n): [string, RequestListener] => [
      `/hop-${n}`,
      (_req, res) => res.writeHead(302, { location: n === 0 ? '/plain' : `/hop-${n - 1}` }).end(),
    ]),
  ),
  '/to-private': (_, res) => res.writeHead(302, { location: 'http://127.0.0.1/plain' }).end(),
  '/to-decimal': (_, res) => res.writeHead(302, { location: 'http://2130706433/' }).end(),
  '/to-mapped': (_, res) => res.writeHead(302, { location: 'http://[::ffff:a9fe:a9fe]/latest/' }).end(),
  '/to-name': (_, res) => res.writeHead(302, { location: 'http://rebound.example/' }).end(),
  '/to-mail': (_, res) => res.writeHead(302, { location: 'http://mail.example:25/' }).end(),
  '/to-file': (_, res) => res.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-user': (_, res) => res.writeHead(302, { location: 'http://me:secret@other.example/plain' }).end(),
  '/see-other': (_, res) => res.writeHead(303, { location: '/plain' }).end(),
  '/elsewhere': (_, res) => res.writeHead(307, { location: 'http://other.example/plain' }).end(),
};

beforeAll(async () => {
  wire = await listenWire(ROUTES);
});
afterAll(() => wire.close());

const open = (options: Partial<HttpOptions> = {}) => {
  const target = { address: '127.0.0.1', port: wire.port };
  return createHttp({
    userAgent: 'claimwire-test (+https://example.org)',
    allow: new Map([
      ['wire.example', target],
      ['other.example', target],
    ]),
    lookup: async () => [{ address: '10.0.0.5', family: 4 }],
    ...options,
  });
};

async function get(request: HttpRequest | string, options: Partial<HttpOptions> = {}) {
  const http = open(options);
  try {
    return await http(typeof request === 'string' ? { url: request } : request);
  } finally {
    await http.close();
  }
}
const body = (answer: Awaited<ReturnType<typeof get>>) =>
  answer.kind === 'response' ? Buffer.from(answer.body).toString() : answer.message;

describe('a response', () => {
  test.each(['/plain', '/gzip', '/br', '/zstd', '/many-headers'])('%s comes as its text', async (path) => {
    expect(body(await get(`https://wire.example${path}`))).toBe(TEXT);
  });

  test('half a body is marked, and has no validators', async () => {
    const answer = await get('http://wire.example/half');
    expect(answer).toMatchObject({ status: 200, isPartial: true, headers: { 'content-type': 'text/xml' } });
    expect(answer).not.toHaveProperty('headers.etag');
    expect(answer).not.toHaveProperty('headers.last-modified');
    expect(LONG.startsWith(body(answer))).toBe(true);
  });

  test('conditional headers go out as they are, the client names itself, and 304 comes back', async () => {
    const answer = await get({
      url: 'http://wire.example/304',
      headers: { 'if-none-match': 'W/"odd', 'user-agent': 'Mozilla', host: 'evil.example' },
    });
    expect(answer).toMatchObject({ kind: 'response', status: 304 });
    expect(wire.seen.at(-1)?.headers).toMatchObject({
      'if-none-match': 'W/"odd',
      'user-agent': 'claimwire-test (+https://example.org)',
      'accept-encoding': 'gzip, br, zstd, deflate',
      host: 'wire.example',
    });
  });

  test('a validator goes back byte for byte; what cannot be sent is left out', async () => {
    const answer = await get('http://wire.example/latin-etag');
    const etag = answer.kind === 'response' ? answer.headers.etag : undefined;
    await get({
      url: 'http://wire.example/304',
      headers: { 'if-none-match': etag ?? '', 'if-modified-since': 'Thu\r\nx-evil: 1', 'x y': 'z', accept: 'снег' },
    });
    const { rawHeaders } = wire.seen.at(-1) ?? { rawHeaders: [] };
    expect(rawHeaders).toContain('"\u00e9\u00ff"');
    expect(rawHeaders.join()).not.toMatch(/evil|if-modified|x y|accept,/i);
  });

  test.each([
    ['a status is no failure', '/429', { status: 429, headers: { 'retry-after': '60' } }],
    ['a status stands whatever its body is packed in', '/odd-404', { status: 404 }],
  ])('%s', async (_, path, expected) => {
    expect(await get(`http://wire.example${path}`)).toMatchObject({ kind: 'response', ...expected });
  });

  test('of an error no more than the start is read', async () => {
    const answer = await get('http://wire.example/huge-500');
    expect(answer).toMatchObject({ status: 500 });
    expect(body(answer)).toHaveLength(64 * 1024);
  });
});

describe('redirects', () => {
  const WIRE = 'http://wire.example';
  test.each<[string, string, { finalUrl: string; permanentUrl?: string }]>([
    ['a permanent one is told', '/moved', { finalUrl: `${WIRE}/plain`, permanentUrl: `${WIRE}/plain` }],
    [
      'only as far as it is permanent',
      '/moved-then-found',
      { finalUrl: `${WIRE}/plain`, permanentUrl: `${WIRE}/found` },
    ],
    ['not after a temporary one', '/found-then-moved', { finalUrl: `${WIRE}/plain` }],
    ['a temporary one is not told', '/found', { finalUrl: `${WIRE}/plain` }],
    ['five are followed', '/hop-4', { finalUrl: `${WIRE}/plain` }],
    ['the address may be in UTF-8', '/utf8', { finalUrl: `${WIRE}/%D1%81%D1%82%D0%B0%D1%82%D1%82%D1%8F` }],
    ['whatever its own body is', '/endless-redirect', { finalUrl: `${WIRE}/plain` }],
    ['a user name is left out', '/to-user', { finalUrl: 'http://other.example/plain' }],
  ])('%s', async (_, path, { finalUrl, permanentUrl }) => {
    const answer = await get(`${WIRE}${path}`);
    expect(answer).toMatchObject({ status: 200, finalUrl });
    expect('permanentUrl' in answer ? answer.permanentUrl : undefined).toBe(permanentUrl);
    expect(wire.seen.at(-1)?.headers).not.toHaveProperty('authorization');
  });

  test('from https down to http is followed, and not remembered', async () => {
    expect(await get('http://wire.example/moved-down')).toHaveProperty('permanentUrl', 'http://other.example/plain');
    const answer = await get('https://wire.example/moved-down');
    expect(answer).toMatchObject({ status: 200, finalUrl: 'http://other.example/plain' });
    expect(answer).not.toHaveProperty('permanentUrl');
  });

  test('one without an address is the answer', async () => {
    expect(await get('http://wire.example/nowhere')).toMatchObject({ kind: 'response', status: 302 });
  });

  test.each([301, 302, 303, 307, 308])('a POST is not sent on after %i', async (status) => {
    const post: RequestListener = (_, res) => res.writeHead(status, { location: '/plain' }).end();
    const server = await listenWire({ '/hook': post });
    const allow = new Map([['hook.example', { address: '127.0.0.1', port: server.port }]]);
    expect(await get({ url: 'http://hook.example/hook', method: 'POST', body: '{}' }, { allow })).toMatchObject({
      status,
    });
    expect(server.seen).toHaveLength(1);
    await server.close();
  });

  test('secrets stay with the first origin, cookies with nobody', async () => {
    const headers = { authorization: 'x', 'x-signature': 'y', cookie: 'a=b', accept: 'z', 'if-none-match': '"v"' };
    await get({ url: 'http://wire.example/elsewhere', headers });
    expect(wire.seen.at(-1)?.headers).toMatchObject({ host: 'other.example', accept: 'z', 'if-none-match': '"v"' });
    for (const name of ['authorization', 'x-signature', 'cookie'])
      expect(wire.seen.at(-1)?.headers).not.toHaveProperty(name);
    await get('http://wire.example/cookie');
    expect(wire.seen.at(-1)?.headers).not.toHaveProperty('cookie');
  });

  test('the caller may stop before a redirect', async () => {
    const asked: string[] = [];
    const mayFollow = async (url: string) => asked.push(url) < 2;
    const answer = await get({ url: 'http://wire.example/moved-then-found', mayFollow });
    expect(asked).toEqual(['http://wire.example/found', 'http://wire.example/plain']);
    expect(answer).toMatchObject({ status: 302, finalUrl: 'http://wire.example/found' });
  });
});

const FAILURES: [sentence: string, request: HttpRequest, reason: string][] = [
  ['six redirects', { url: 'http://wire.example/hop-5' }, 'too-many-redirects'],
  ['redirects in a circle', { url: 'http://wire.example/circle' }, 'too-many-redirects'],
  ['a redirect to this machine', { url: 'http://wire.example/to-private' }, 'unsafe-target'],
  ['a redirect to this machine in decimal', { url: 'http://wire.example/to-decimal' }, 'unsafe-target'],
  ['a redirect to IPv4 inside IPv6', { url: 'http://wire.example/to-mapped' }, 'unsafe-target'],
  ['a redirect to a name that leads inside', { url: 'http://wire.example/to-name' }, 'unsafe-target'],
  ['a redirect to a mail server', { url: 'http://wire.example/to-mail' }, 'unsafe-target'],
  ['a redirect to a file', { url: 'http://wire.example/to-file' }, 'bad-url'],
  ['a name that leads inside', { url: 'https://inside.example/' }, 'unsafe-target'],
  ['a name of this machine', { url: 'http://localhost/' }, 'unsafe-target'],
  ['loopback', { url: 'http://127.0.0.1/' }, 'unsafe-target'],
  ["a cloud's metadata service", { url: 'http://169.254.169.254/latest/' }, 'unsafe-target'],
  ['a file', { url: 'file:///etc/passwd' }, 'bad-url'],
  ['a user in the address', { url: 'http://a:b@wire.example/' }, 'bad-url'],
  ['a decompression bomb', { url: 'http://wire.example/bomb' }, 'too-large'],
  ['a huge body', { url: 'http://wire.example/huge' }, 'too-large'],
  ['a body that is announced as huge', { url: 'http://wire.example/huge-announced' }, 'too-large'],
  ['more than this request wants', { url: 'http://wire.example/plain', maxBodyBytes: 5 }, 'too-large'],
  ['headers without end', { url: 'http://wire.example/too-many-headers' }, 'too-large'],
  ['a coding nobody asked for', { url: 'http://wire.example/odd' }, 'bad-encoding'],
  ['a body that comes byte by byte', { url: 'http://wire.example/drip', deadlineMs: 200 }, 'read-timeout'],
  ['a server that says nothing', { url: 'http://wire.example/silent', deadlineMs: 200 }, 'read-timeout'],
  ['redirects that take too long in all', { url: 'http://wire.example/slow-2', deadlineMs: 300 }, 'read-timeout'],
  ['no time at all', { url: 'http://wire.example/silent', deadlineMs: -1 }, 'read-timeout'],
  ['a body shorter than announced', { url: 'http://wire.example/cut' }, 'connection'],
];

describe('a failure is a value', () => {
  test.each(FAILURES)('%s', async (_, request, reason) => {
    expect(await get(request)).toMatchObject({ kind: 'failure', reason, message: expect.stringMatching(/\w/) });
  });

  const errorOf = (code: string) => Object.assign(new Error('from the network'), { code });
  test.each([
    ['ENOTFOUND', 'dns', /has no address/],
    ['EAI_AGAIN', 'dns', /no name server answered/],
    ['ECONNREFUSED', 'connection', /refuses connections/],
    ['CERT_HAS_EXPIRED', 'tls', /certificate/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls', /certificate/],
    ['SOMETHING_NEW', 'connection', /from the network/],
  ])('%s', async (code, reason, message) => {
    const answer = await get('http://nowhere.example/', { lookup: () => Promise.reject(errorOf(code)) });
    expect(answer).toMatchObject({ reason, message: expect.stringMatching(message) });
  });

  test.each<[string, Awaited<ReturnType<Lookup>>, string]>([
    ['no address', [], 'dns'],
    ['what is no address', [{ address: 'nonsense', family: 4 }], 'unsafe-target'],
    [
      'one public and one private address',
      [
        { address: '93.184.216.34', family: 4 },
        { address: 'fd00::1', family: 6 },
      ],
      'unsafe-target',
    ],
  ])('a name with %s', async (_, addresses, reason) => {
    expect(await get('http://odd.example/', { lookup: async () => addresses })).toMatchObject({ reason });
  });

  test('a name server that never answers', async () => {
    const lookup = () => new Promise<never>(() => {});
    expect(await get({ url: 'http://slow.example/', deadlineMs: 100 }, { lookup })).toMatchObject({
      reason: 'read-timeout',
    });
    const limits = { connectTimeoutMs: 100 };
    expect(await get({ url: 'http://slow.example/' }, { lookup, limits })).toMatchObject({ reason: 'connect-timeout' });
  });

  test('a server that speaks something else, in plain and under TLS', async () => {
    const server = await listenTcp((socket) => socket.end('220 mail.example ESMTP\r\n'));
    const options = { allowLoopback: true };
    expect(await get(server.url, options)).toMatchObject({
      reason: 'connection',
      message: expect.stringMatching(/not HTTP/),
    });
    expect(await get(server.url.replace('http:', 'https:'), options)).toMatchObject({ reason: 'tls' });
    server.close();
  });

  test('requests under way and later ones end when the client is closed', async () => {
    const http = open({ limits: { domainSpacingMs: 60_000 } });
    const pending = http({ url: 'http://wire.example/silent' });
    const inTurn = Promise.all([1, 2, 3].map((n) => http({ url: `http://in-turn.example/${n}` })));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await http.close();
    expect((await inTurn).map(({ kind }) => kind)).toEqual(['failure', 'failure', 'failure']);
    expect(await pending).toMatchObject({
      kind: 'failure',
      reason: 'connection',
      message: expect.stringMatching(/the program ends/),
    });
    expect(await http({ url: 'http://wire.example/plain' })).toMatchObject({ kind: 'failure', reason: 'connection' });
  });

  test('whatever bytes a server sends: a value', async () => {
    let bytes: Uint8Array = new Uint8Array();
    const server = await listenTcp((socket) => socket.on('data', () => socket.end(bytes)));
    const http = open({ allowLoopback: true, limits: { domainSpacingMs: 0 } });
    const line = fc.constantFrom(
      'HTTP/1.1 200 OK',
      'HTTP/1.1 999 ?',
      'HTTP/1.1 301 Moved',
      'HTTP/9 200',
      'Location: /x',
      'Location: http://[',
      'Content-Length: 5',
      'Content-Length: -1',
      'Transfer-Encoding: chunked',
      'Content-Encoding: gzip',
      '5',
      '',
      'abcde',
      '\0',
    );
    const lines = fc.array(line, { maxLength: 8 }).map((all) => all.join('\r\n'));
    const answer = fc.oneof(
      lines.map((rest) => Buffer.from(`HTTP/1.1 200 OK\r\n${rest}`)),
      lines.map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 300 }).map((array) => Buffer.from(array)),
    );
    await fc.assert(
      fc.asyncProperty(answer, async (sent) => {
        bytes = sent;
        const got = await http({ url: server.url, deadlineMs: 2000 });
        if (got.kind === 'failure') expect(HTTP_FAILURES).toContain(got.reason);
        else expect(got.body).toBeInstanceOf(Uint8Array);
      }),
      { numRuns: 300 },
    );
    await http.close();
    server.close();
  });

  test('headers that come byte by byte', async () => {
    const server = await listenTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nx: ');
      const timer = setInterval(() => socket.write('a'), 20);
      socket.on('close', () => clearInterval(timer));
    });
    const answer = await get({ url: server.url, deadlineMs: 200 }, { allowLoopback: true });
    expect(answer).toMatchObject({ reason: 'read-timeout' });
    server.close();
  });

  test('any address at all: a failure from the closed list', async () => {
    const http = open({ limits: { domainSpacingMs: 0 } });
    const piece = fc.constantFrom(
      'http:',
      'https:',
      '//',
      '/',
      '@',
      ':',
      '[',
      ']',
      '%',
      '.',
      '..',
      '?',
      '#',
      '\\',
      '\0',
    );
    const url = fc.oneof(
      fc.webUrl({ withFragments: true, withQueryParameters: true }),
      fc.array(fc.oneof(piece, fc.string()), { maxLength: 8 }).map((parts) => parts.join('')),
      fc.string({ unit: 'binary' }).map((rest) => `http://${rest}`),
    );
    await fc.assert(
      fc.asyncProperty(url, fc.dictionary(fc.string(), fc.string()), async (text, headers) => {
        const answer = await http({ url: text, headers });
        expect(answer.kind === 'failure' && HTTP_FAILURES).toContain(answer.kind === 'failure' && answer.reason);
      }),
      { numRuns: 300 },
    );
    await http.close();
  });
});

describe('what is checked is what is connected to', () => {
  test('a name server that changes its answer gains nothing', async () => {
    const answers = ['127.0.0.1', '10.0.0.1', '127.0.0.1'];
    let lookups = 0;
    const lookup: Lookup = async () => [{ address: answers[lookups++] ?? '10.0.0.1', family: 4 }];
    const http = open({ lookup, allowLoopback: true, limits: { domainSpacingMs: 0 } });
    const url = `http://rebound.example:${wire.port}/plain`;
    const before = wire.sockets.length;
    expect(body(await http({ url }))).toBe(TEXT);
    expect(lookups).toBe(1);
    // On the connection that is still open, to the address that was checked.
    expect(body(await http({ url }))).toBe(TEXT);
    expect(lookups).toBe(1);
    expect(wire.sockets.length - before).toBe(1);
    for (const socket of wire.sockets) socket.destroy();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await http({ url })).toMatchObject({ kind: 'failure', reason: 'unsafe-target' });
    expect(lookups).toBe(2);
    await http.close();
  });

  test('a redirect to a name is looked up and checked anew', async () => {
    const asked: string[] = [];
    const lookup: Lookup = async (hostname) => {
      asked.push(hostname);
      return [{ address: hostname === 'first.example' ? '127.0.0.1' : '169.254.169.254', family: 4 }];
    };
    const answer = await get(`http://first.example:${wire.port}/to-name`, { lookup, allowLoopback: true });
    expect(answer).toMatchObject({ reason: 'unsafe-target', finalUrl: 'http://rebound.example/' });
    expect(asked).toEqual(['first.example', 'rebound.example']);
  });
});

describe('the turn of a domain', () => {
  const local: Lookup = async () => [{ address: '127.0.0.1', family: 4 }];

  test('a redirect into a busy domain waits for it, and its deadline does not run meanwhile', async () => {
    const log: string[] = [];
    const server = await listenWire({
      '/slow': (_, res) => setTimeout(() => res.end('slow', () => log.push('slow')), 900),
      '/away': (_, res) => res.writeHead(302, { location: `http://www.busy.example:${server.port}/late` }).end(),
      '/late': (_, res) => res.end('late', () => log.push('late')),
    });
    const http = open({ lookup: local, allowLoopback: true, limits: { domainSpacingMs: 50 } });
    const slow = http({ url: `http://busy.example:${server.port}/slow` });
    const late = http({ url: `http://away.test:${server.port}/away`, deadlineMs: 700 });
    expect(body(await late)).toBe('late');
    expect(body(await slow)).toBe('slow');
    expect(log).toEqual(['slow', 'late']);
    await http.close();
    await server.close();
  });

  test('chains of redirects that cross each other do not lock', async () => {
    const server = await listenWire({
      '/a': (_, res) => res.writeHead(302, { location: `http://b.test:${server.port}/end` }).end(),
      '/b': (_, res) => res.writeHead(302, { location: `http://a.test:${server.port}/end` }).end(),
      '/end': (_, res) => res.end('end'),
    });
    const http = open({ lookup: local, allowLoopback: true, limits: { domainSpacingMs: 10 } });
    const answers = await Promise.all(
      ['a', 'b', 'a', 'b'].map((name) => http({ url: `http://${name}.test:${server.port}/${name}` })),
    );
    expect(answers.map(body)).toEqual(['end', 'end', 'end', 'end']);
    await http.close();
    await server.close();
  });
});
