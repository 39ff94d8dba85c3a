import iconv from 'iconv-lite';
import type { FeedSource } from '#shared/model/feed.ts';
import { httpDate } from './dates.ts';
import { editionAt } from './edition.ts';
import {
  answer,
  entityTag,
  isUnchanged,
  type NewsroomRequest,
  type NewsroomResponse,
  notModified,
} from './http-answer.ts';
import { listenOnLoopback } from './listen.ts';
import { loadOutlets } from './load-outlets.ts';
import type { OutletFile } from './outlet-file.ts';
import { renderFrontPage, renderNotFoundPage, renderPage } from './pages/render-page.ts';
import { renderFeed } from './shapes/render-feed.ts';

export type { NewsroomRequest, NewsroomResponse } from './http-answer.ts';

export type Newsroom = {
  /** The host names that it answers for, all under `.example`. */
  hosts: readonly string[];
  /** What a feed list would say about it. */
  feeds: FeedSource[];
  /** A function of the request and the clock alone. */
  handle(request: NewsroomRequest): NewsroomResponse;
  /** Serves on 127.0.0.1 at a free port; the `Host` header decides which outlet answers. */
  listen(): Promise<{ port: number; close(): Promise<void> }>;
};

/** Every feed is due at every tick of the script, two hours apart, whatever the jitter. */
const FEED_INTERVAL_MINUTES = 100;

/** How many other titles stand around the text of a page. */
const RELATED_COUNT = 4;

/** The bundled newsroom: invented outlets whose feeds and pages are what they are at `now()`. */
export function createNewsroom(options: { now: () => Date }): Newsroom {
  const outlets = loadOutlets();
  const handle = (request: NewsroomRequest): NewsroomResponse => {
    const host = request.host.replace(/:\d+$/, '').toLowerCase();
    const outlet = outlets.find((candidate) => candidate.host === host);
    if (!outlet) return answer(request, 421, 'text/plain; charset=utf-8', utf8(`no outlet at ${host}\n`));
    return answerOutlet(outlets, outlet, request, options.now());
  };
  return {
    hosts: outlets.map((outlet) => outlet.host),
    feeds: outlets.map(feedSource),
    handle,
    listen: () => listenOnLoopback(handle),
  };
}

function feedSource({ id, host, feedPath, name, country, language, fullText }: OutletFile): FeedSource {
  const intervalMinutes = FEED_INTERVAL_MINUTES;
  return { id, url: `http://${host}${feedPath}`, outlet: name, country, language, intervalMinutes, fullText };
}

function answerOutlet(
  outlets: readonly OutletFile[],
  outlet: OutletFile,
  request: NewsroomRequest,
  now: Date,
): NewsroomResponse {
  const path = request.path.split(/[?#]/)[0] ?? '/';
  if (path === '/robots.txt') return answer(request, 200, 'text/plain; charset=utf-8', utf8(robotsText(outlet)));
  if (path === outlet.feedPath) return answerFeed(outlets, outlet, request, now);
  const articles = editionAt(outlets, outlet, now);
  const html = (status: number, page: string): NewsroomResponse =>
    answer(request, status, `text/html; charset=${outlet.encoding}`, encode(outlet, page));
  if (path === '/') return html(200, renderFrontPage(outlet, articles));
  const article = articles.find((candidate) => candidate.path === path);
  if (!article) return html(404, renderNotFoundPage(outlet));
  const related = articles.filter((other) => other !== article).slice(0, RELATED_COUNT);
  return html(200, renderPage({ outlet, article, related }));
}

function answerFeed(
  outlets: readonly OutletFile[],
  outlet: OutletFile,
  request: NewsroomRequest,
  now: Date,
): NewsroomResponse {
  const outage = outlet.outages.find(
    ({ from, to }) => Date.parse(from) <= now.getTime() && now.getTime() < Date.parse(to),
  );
  if (outage) {
    const wait = outage.retryAfterSeconds;
    const headers: Record<string, string> = wait === undefined ? {} : { 'retry-after': String(wait) };
    const page = utf8(`<html><body><h1>${outage.status}</h1></body></html>\n`);
    return answer(request, outage.status, 'text/html; charset=utf-8', page, headers);
  }
  const articles = editionAt(outlets, outlet, now).slice(0, outlet.maxEntries);
  const changedAt = new Date(Math.max(0, ...articles.map(({ modifiedAt }) => modifiedAt.getTime())));
  const feed = renderFeed({ outlet, articles, changedAt });
  const body = encode(outlet, feed.body);
  if (!outlet.isConditional) return answer(request, 200, feed.contentType, body);
  const validators = { etag: entityTag(body), lastModified: changedAt };
  if (isUnchanged(request.headers, validators)) return notModified(validators);
  return answer(request, 200, feed.contentType, body, {
    etag: validators.etag,
    'last-modified': httpDate(changedAt),
  });
}

function robotsText({ disallow }: OutletFile): string {
  const rules = disallow.length === 0 ? ['Disallow:'] : disallow.map((path) => `Disallow: ${path}`);
  return `User-agent: *\n${rules.join('\n')}\n`;
}

function encode(outlet: OutletFile, text: string): Uint8Array {
  return outlet.encoding === 'utf-8' ? utf8(text) : new Uint8Array(iconv.encode(text, outlet.encoding));
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
