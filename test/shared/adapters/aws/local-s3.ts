import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { S3ClientConfig } from '@aws-sdk/client-s3';

type StoredObject = { bytes: Buffer; etag: string; headers: Record<string, string> };

/** What S3 keeps of a request and gives back with the object. */
const KEPT = /^(content-type|cache-control|content-encoding|x-amz-meta-.*)$/;
/** Objects a page: small, so that a short list has several. */
const PAGE_SIZE = 3;

/**
 * A server that speaks as much S3 as `Blobs` needs, so that the contract runs through the real client: objects, conditional
 * writes, lists in pages, errors as XML. One bucket, made by anybody; signatures are not looked at.
 */
export async function startS3(): Promise<{ config: S3ClientConfig; close: () => Promise<void> }> {
  const objects = new Map<string, StoredObject>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    answer(objects, request, Buffer.concat(chunks), response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server has no port');
  return {
    config: {
      endpoint: `http://127.0.0.1:${address.port}`,
      region: 'eu-central-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answer(
  objects: Map<string, StoredObject>,
  request: IncomingMessage,
  body: Buffer,
  response: ServerResponse,
): void {
  const url = new URL(request.url ?? '/', 'http://localhost');
  const key = decodeURIComponent(url.pathname.split('/').slice(2).join('/'));
  if (key === '') {
    const isList = request.method === 'GET';
    response
      .writeHead(200, { 'content-type': 'application/xml' })
      .end(isList ? renderList(objects, url.searchParams) : '');
    return;
  }
  const found = objects.get(key);
  switch (request.method) {
    case 'PUT': {
      if (request.headers['if-none-match'] === '*' && found) {
        refuse(response, 412, 'PreconditionFailed');
        return;
      }
      const headers = Object.entries(request.headers).filter(([name]) => KEPT.test(name));
      const etag = `"${createHash('md5').update(body).digest('hex')}"`;
      objects.set(key, {
        bytes: body,
        etag,
        headers: Object.fromEntries(headers.map(([name, value]) => [name, String(value)])),
      });
      response.writeHead(200, { etag }).end();
      return;
    }
    case 'DELETE':
      objects.delete(key);
      response.writeHead(204).end();
      return;
    default:
      if (found === undefined) {
        refuse(response, 404, 'NoSuchKey');
        return;
      }
      response.writeHead(200, { ...found.headers, etag: found.etag, 'content-length': found.bytes.byteLength });
      response.end(request.method === 'HEAD' ? undefined : found.bytes);
  }
}

/** Node leaves the body out where the request was a HEAD, as S3 does. */
function refuse(response: ServerResponse, status: number, code: string): void {
  const text = `<Error><Code>${code}</Code><Message>${code}</Message></Error>`;
  response.writeHead(status, { 'content-type': 'application/xml' }).end(text);
}

function renderList(objects: Map<string, StoredObject>, query: URLSearchParams): string {
  const [prefix, after] = [query.get('prefix') ?? '', query.get('continuation-token') ?? ''];
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
  const page = keys.slice(0, PAGE_SIZE);
  const contents = page.map((key) => {
    const { etag = '', bytes } = objects.get(key) ?? {};
    return `<Contents><Key>${key}</Key><ETag>${etag}</ETag><Size>${bytes?.byteLength}</Size></Contents>`;
  });
  const isTruncated = keys.length > PAGE_SIZE;
  const next = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
  return `<ListBucketResult><IsTruncated>${isTruncated}</IsTruncated>${contents.join('')}${next}</ListBucketResult>`;
}
