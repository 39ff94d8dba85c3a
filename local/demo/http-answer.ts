import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { httpDate } from './dates.ts';

/** Header names are lower case. */
export type NewsroomRequest = { host: string; path: string; headers: Readonly<Record<string, string>> };
export type NewsroomResponse = { status: number; headers: Record<string, string>; body: Uint8Array };

export type Validators = { etag: string; lastModified: Date };

/** A strong entity tag: a function of the body alone. */
export function entityTag(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('hex').slice(0, 20)}"`;
}

/** Whether the client already has this representation (RFC 9110, 13.2.2: `If-None-Match` goes before `If-Modified-Since`). */
export function isUnchanged(headers: Readonly<Record<string, string>>, { etag, lastModified }: Validators): boolean {
  const tags = headers['if-none-match'];
  if (tags !== undefined) {
    const known = tags.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
    return known.includes('*') || known.includes(etag);
  }
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** 304 without a body, with the validators again. */
export function notModified({ etag, lastModified }: Validators): NewsroomResponse {
  return { status: 304, headers: { etag, 'last-modified': httpDate(lastModified) }, body: new Uint8Array() };
}

/** A body with its type; compressed where the client asks for gzip. The tag turns weak then, as the bytes are others. */
export function answer(
  request: NewsroomRequest,
  status: number,
  contentType: string,
  body: Uint8Array,
  extra: Readonly<Record<string, string>> = {},
): NewsroomResponse {
  const headers: Record<string, string> = { 'content-type': contentType, vary: 'Accept-Encoding', ...extra };
  if (!acceptsGzip(request.headers['accept-encoding'])) return { status, headers, body };
  if (headers.etag) headers.etag = `W/${headers.etag}`;
  return { status, headers: { ...headers, 'content-encoding': 'gzip' }, body: gzipSync(body) };
}

function acceptsGzip(header: string | undefined): boolean {
  return (header ?? '').split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((word) => word.trim().toLowerCase());
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
