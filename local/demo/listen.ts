import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { NewsroomRequest, NewsroomResponse } from './http-answer.ts';

/** Puts `handle` behind HTTP on 127.0.0.1 at a free port. Only GET and HEAD are answered; others get 405. */
export async function listenOnLoopback(
  handle: (request: NewsroomRequest) => NewsroomResponse,
): Promise<{ port: number; close(): Promise<void> }> {
  const server = createServer((incoming, outgoing) => {
    const isHead = incoming.method === 'HEAD';
    if (incoming.method !== 'GET' && !isHead) {
      outgoing.writeHead(405, { allow: 'GET, HEAD' }).end();
      return;
    }
    const headers = flatHeaders(incoming.headers);
    const {
      status,
      headers: answered,
      body,
    } = handle({ host: headers.host ?? '', path: incoming.url ?? '/', headers });
    outgoing.writeHead(status, status === 304 ? answered : { ...answered, 'content-length': String(body.length) });
    outgoing.end(isHead ? undefined : body);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the newsroom did not get a TCP port');
  return {
    port: address.port,
    close: () =>
      new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}

function flatHeaders(headers: IncomingHttpHeaders): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) flat[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return flat;
}
