import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { StoreError } from '#shared/errors.ts';
import type { Blobs } from '#shared/ports.ts';

/** Sent with every answer; CloudFront sends the same. Nothing but our own files, no inline style or script. */
export const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export type WebServer = { url: string; close(): Promise<void> };

/** Serves what `publish` wrote, on the loopback address only. `StoreError` (`port-in-use`) says what to do. */
export async function startWebServer(site: Blobs, port: number): Promise<WebServer> {
  const server = createServer((request, response) => {
    answer(site, request, response).catch(() => {
      if (!response.headersSent) response.writeHead(500, { 'content-type': 'text/plain' });
      response.end('the page could not be read\n');
    });
  });
  await listen(server, port);
  const address = server.address();
  const actual = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://127.0.0.1:${actual}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const known: Record<string, string> = {
        EADDRINUSE: `port ${port} is in use; choose another with --port, or 0 for any free one`,
        EACCES: `port ${port} needs more rights; choose one above 1023 with --port`,
      };
      const message = known[cause.code ?? ''] ?? `the web server cannot listen on port ${port}: ${cause.message}`;
      reject(new StoreError('port-in-use', message, { cause }));
    });
    server.listen(port, '127.0.0.1', () => resolve());
  });
}

async function answer(site: Blobs, request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' });
    response.end();
    return;
  }
  const key = keyOf(request.url ?? '/');
  const blob = key === undefined ? undefined : await site.get(key);
  const headers = {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  };
  if (!blob) {
    response.writeHead(404, { ...headers, 'content-type': 'text/plain; charset=utf-8' });
    response.end('no such page; the front page is /index.html\n');
    return;
  }
  const isPacked = blob.body.byteLength >= MIN_PACKED_BYTES && acceptsGzip(request.headers['accept-encoding']);
  // A strong tag names bytes, and packed ones are others.
  const etag = isPacked ? blob.etag.replace(/"$/, '-gzip"') : blob.etag;
  const cached = { ...headers, etag, 'cache-control': blob.cacheControl ?? 'no-cache', vary: 'accept-encoding' };
  if (matches(request.headers['if-none-match'], etag)) {
    response.writeHead(304, cached);
    response.end();
    return;
  }
  const body = isPacked ? await pack(blob.body) : blob.body;
  response.writeHead(200, {
    ...cached,
    'content-type': blob.contentType,
    'content-length': body.byteLength,
    ...(isPacked && { 'content-encoding': 'gzip' }),
  });
  response.end(request.method === 'HEAD' ? undefined : body);
}

const pack = promisify(gzip);

/** Below this packing saves nothing that one would notice. */
const MIN_PACKED_BYTES = 1024;

/** `gzip;q=0` refuses it. */
function acceptsGzip(header: string | string[] | undefined): boolean {
  const text = Array.isArray(header) ? header.join(',') : (header ?? '');
  return text.split(',').some((each) => /^\s*gzip\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(each));
}

/** The object key of a path; `undefined` for what no key can be. The front page answers for `/`. */
function keyOf(url: string): string | undefined {
  let path: string;
  try {
    path = decodeURIComponent(new URL(url, 'http://127.0.0.1').pathname).slice(1);
  } catch {
    return undefined;
  }
  if (path === '') return 'index.html';
  return /^[A-Za-z0-9._=-]+(?:\/[A-Za-z0-9._=-]+)*$/.test(path) && !/(?:^|\/)\.{1,2}(?:\/|$)/.test(path)
    ? path
    : undefined;
}

function matches(header: string | undefined, etag: string): boolean {
  return header?.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*') ?? false;
}
