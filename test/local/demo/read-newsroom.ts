import { gunzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { createNewsroom, type NewsroomResponse } from '../../../local/demo/newsroom.ts';

let instant = new Date(0);
/** One newsroom for all tests of a file: loading its content takes longer than asking it. */
const newsroom = createNewsroom({ now: () => instant });

/** What the newsroom answers at an instant; `url` as a client would ask for it. */
export function askAt(at: string, url: string, headers: Record<string, string> = {}): NewsroomResponse {
  const { host, pathname, search } = new URL(url);
  instant = new Date(at);
  return newsroom.handle({ host, path: `${pathname}${search}`, headers });
}

/** The body as text, by its content encoding and charset. */
export function bodyText(response: NewsroomResponse, charset = 'utf-8'): string {
  const bytes = response.headers['content-encoding'] === 'gzip' ? gunzipSync(response.body) : response.body;
  return iconv.decode(Buffer.from(bytes), charset);
}

/** The address of an outlet's feed. */
export function feedUrl(id: string): string {
  const feed = newsroom.feeds.find((source) => source.id === id);
  if (!feed) throw new Error(`no feed ${id}`);
  return feed.url;
}
