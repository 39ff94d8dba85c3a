import { mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { beforeAll, describe, expect, it } from 'vitest';
import { BUNDLING } from '../../infra/bundle.ts';
import * as source from './packages-in-use.ts';

/** The same program as the bundles carry it. */
let bundled: typeof source;

beforeAll(async () => {
  const outfile = join(mkdtempSync(join(tmpdir(), 'claimwire-slim-')), 'program.mjs');
  await build({ ...BUNDLING, entryPoints: [join(import.meta.dirname, 'packages-in-use.ts')], outfile });
  bundled = await import(pathToFileURL(outfile).href);
});

/** Runs `work` against a server on this machine; answers what it was asked. */
async function served(
  status: number,
  headers: Record<string, string>,
  body: string,
  work: (url: string) => Promise<unknown>,
): Promise<{ answer: unknown; asked: { method?: string; url?: string; headers: IncomingMessage['headers'] }[] }> {
  const asked: { method?: string; url?: string; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer(({ method, url, headers: given }, response) => {
    asked.push({ method, url, headers: given });
    response.writeHead(status, headers).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  try {
    return { answer: await work(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/a?b=c`), asked };
  } finally {
    server.close();
    server.closeAllConnections();
  }
}

describe('what the bundles leave out of packages changes nothing: ', () => {
  it('the HTTP client asks, sends and reads', async () => {
    const http = bundled.createHttp({ userAgent: 'test', allowLoopback: true });
    const get = await served(200, { etag: '"x"' }, 'hello', (url) => http({ url }));
    expect(get.answer).toMatchObject({ kind: 'response', status: 200, headers: { etag: '"x"' } });
    expect(get.asked).toMatchObject([{ method: 'GET', url: '/a?b=c', headers: { 'user-agent': 'test' } }]);
    const post = await served(503, {}, 'no', (url) => http({ url, method: 'POST', body: '{"a":1}' }));
    expect(post.answer).toMatchObject({ kind: 'response', status: 503 });
    expect(post.asked).toMatchObject([{ method: 'POST', headers: { 'content-length': '7' } }]);
    await http.close();
  });

  it.each([
    'Президент заявив, що військові вже прибули до міста, але доказів не надав.',
    'Представитель министерства сообщил, что войска не покидали своих баз.',
    'Die Ministerin sagte am Montag, es gebe dafür keine Belege.',
    '국방부는 월요일 파병 사실을 확인할 수 없다고 밝혔다.',
    '政府は月曜日、派兵を確認できないと述べた。',
    'Rzecznik rządu powiedział, że nie ma na to dowodów.',
    'Le porte-parole a déclaré que rien ne permettait de le confirmer.',
    'constructor toString valueOf',
  ])('the language of "%s"', (text) => {
    expect(bundled.detectLanguage(text)).toBe(source.detectLanguage(text));
  });

  it.each([
    ['windows-1251', [0xcf, 0xf0, 0xe8]],
    ['gbk', [0xc4, 0xe3, 0x81, 0x40]],
    ['gb18030', [0xc4, 0xe3, 0x81, 0x30, 0x81, 0x30]],
    ['shift_jis', [0x93, 0xfa, 0x96, 0x7b]],
    ['euc-jp', [0xc6, 0xfc, 0xcb, 0xdc]],
    ['euc-kr', [0xc7, 0xd1, 0x81, 0x41]],
    ['big5', [0xa4, 0xa4, 0x87, 0x40]],
    ['utf-32le', [0x41, 0, 0, 0]],
  ])('letters in %s', (encoding, bytes) => {
    const text = bundled.decodeAs(Uint8Array.from(bytes), encoding);
    expect(text).not.toMatch(/[\ufffd?]/);
    expect(text).toBe(source.decodeAs(Uint8Array.from(bytes), encoding));
  });

  it('the words of a sentence', () => {
    const text =
      'Minister Hana Lorrick told reporters in Geneva on Monday, 21 October 2024, that 1,500 soldiers were not a small number, “a terrible mistake” by Kim Jong Un, at www.gov.example :-)';
    const words = bundled.tagWords(text, 0, text.length);
    expect(words.length).toBeGreaterThan(15);
    expect(words).toEqual(source.tagWords(text, 0, text.length));
  });

  it('a page', () => {
    const page = Buffer.from(
      `<!doctype html><html lang="en"><title>Bridge closed &mdash; again</title><body><nav>Home</nav><article><h1>Bridge closed</h1>${'<p>The city said on Monday that the bridge would stay closed for another week, for repairs.</p>'.repeat(6)}</article>`,
    );
    const options = { url: 'https://post.example/a', contentType: 'text/html', now: new Date('2024-10-21T00:00:00Z') };
    const read = bundled.parsePage(page, options);
    expect(read.kind).toBe('page');
    expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(source.parsePage(page, options))));
  });

  it('S3, by the credentials of the environment', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'key', AWS_SECRET_ACCESS_KEY: 'secret' });
    const put = await served(200, { etag: '"x"' }, '', (url) =>
      bundled
        .blobsAt(new URL(url).origin)
        .put('a/b.json', '{}', { contentType: 'application/json', cacheControl: 'max-age=60' }, { ifAbsent: true }),
    );
    expect(put.answer).toBe('written');
    expect(put.asked).toMatchObject([
      {
        method: 'PUT',
        headers: {
          authorization: expect.stringContaining('Credential=key/'),
          'content-type': 'application/json',
          'cache-control': 'max-age=60',
          'if-none-match': '*',
          'x-amz-meta-sha256': expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    ]);
    const missing = '<?xml version="1.0"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>';
    const get = await served(404, { 'content-type': 'application/xml' }, missing, (url) =>
      bundled.blobsAt(new URL(url).origin).get('a/c.json'),
    );
    expect(get.answer).toBeUndefined();
  });
});
