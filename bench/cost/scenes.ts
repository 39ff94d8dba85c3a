import { loadStories } from '#local/config.ts';
import { createNewsroom } from '#local/demo/newsroom.ts';
import { DEMO_SCRIPT } from '#local/demo/script.ts';
import type { Http } from '#shared/http.ts';
import { FeedSource } from '#shared/model/feed.ts';
import { createNewsroom as createProse } from '../data/generated-news.ts';
import type { Scene } from './play.ts';

const HOUR_MS = 3_600_000;

/** The bundled newsroom: eleven outlets, three days, most articles of one story. */
export function newsroomScene(): Scene {
  const startMs = Date.parse(DEMO_SCRIPT.start);
  let clock = () => new Date(startMs);
  const newsroom = createNewsroom({ now: () => clock() });
  return {
    feeds: newsroom.feeds,
    stories: loadStories(),
    http: (now) => {
      clock = now;
      return async ({ url, headers = {} }) => {
        const { host, pathname, search } = new URL(url);
        const answered = newsroom.handle({ host, path: `${pathname}${search}`, headers });
        return { kind: 'response', finalUrl: url, ...answered };
      };
    },
    startMs,
    endMs: Date.parse(DEMO_SCRIPT.end),
    tickMs: 2 * HOUR_MS,
    countFromMs: startMs + 1,
  };
}

/** Feeds of ordinary news: each has a new entry every so often, and what is new is on no story but for every fiftieth. */
export function dayScene(options: { feeds: number; hours: number; entryEveryMinutes: number }): Scene {
  const startMs = Date.parse('2024-10-20T06:00:00Z');
  const feeds = Array.from({ length: options.feeds }, (_, index) =>
    FeedSource.parse({
      id: `feed-${index}`,
      url: `https://outlet-${index}.example/feed`,
      outlet: `Outlet ${index}`,
      language: 'en',
      intervalMinutes: 5,
      fullText: 'page',
    }),
  );
  return {
    feeds,
    stories: loadStories(),
    http: (now) => dayHttp(() => now().getTime() - startMs, options.entryEveryMinutes * 60_000),
    startMs,
    endMs: startMs + options.hours * HOUR_MS,
    tickMs: 60_000,
    countFromMs: startMs + HOUR_MS / 2,
  };
}

/** Entries that a feed lists, articles' words, and how many articles there are to one of the story. */
const LISTED = 20;
const WORDS = 600;
const ARTICLES_PER_STORY_ARTICLE = 50;

function dayHttp(sinceMs: () => number, everyMs: number): Http {
  return async ({ url, headers = {} }) => {
    const { host, pathname } = new URL(url);
    const answer = (status: number, contentType: string, body: string, etag?: string) => ({
      kind: 'response' as const,
      status,
      headers: { 'content-type': contentType, ...(etag ? { etag } : {}) },
      body: Buffer.from(body),
      finalUrl: url,
    });
    if (pathname === '/robots.txt') return answer(200, 'text/plain', 'User-agent: *\nAllow: /\n');
    const outlet = Number(/\d+/.exec(host)?.[0] ?? 0);
    // Outlets publish at different minutes.
    const newest = LISTED + Math.floor((sinceMs() + ((outlet * 7919) % 600) * 1000) / everyMs);
    if (pathname === '/feed') {
      const etag = `"${newest}"`;
      if (headers['if-none-match'] === etag) return answer(304, 'application/rss+xml', '', etag);
      return answer(200, 'application/rss+xml', feedText(host, newest), etag);
    }
    return answer(200, 'text/html; charset=utf-8', pageText(outlet, Number(/\d+$/.exec(pathname)?.[0] ?? 0)));
  };
}

function feedText(host: string, newest: number): string {
  const items = Array.from({ length: LISTED }, (_, index) => {
    const number = newest - index;
    return `<item><title>Report ${number}</title><link>https://${host}/news/${number}</link><guid>${host}/${number}</guid><description>Teaser ${number}.</description></item>`;
  });
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${host}</title><link>https://${host}/</link>${items.join('')}</channel></rss>`;
}

function pageText(outlet: number, number: number): string {
  const prose = createProse(1 + outlet * 100_003 + number);
  const isOfStory = (outlet * 31 + number) % ARTICLES_PER_STORY_ARTICLE === 0;
  const title = isOfStory ? `North Korean troops in Russia, report ${outlet}-${number}` : prose.headline();
  const said = isOfStory
    ? `<p>Spokesman Pavel Drunin said on Monday that North Korea had sent ${1 + (number % 9)},000 soldiers to Russia.</p>`
    : '<p>Minister Hana Lorrick said on Monday that the bridge would stay closed.</p>';
  const paragraphs = Array.from({ length: 8 }, () => `<p>${prose.report(WORDS / 8)}</p>`).join('');
  const furniture = Array.from({ length: 60 }, () => `<li><a href="/${prose.words(1)}">${prose.headline()}</a></li>`);
  return `<!doctype html><html lang="en"><head><title>${title}</title></head><body><nav><ul>${furniture.join('')}</ul></nav><main><article><h1>${title}</h1>${said}${paragraphs}</article></main></body></html>`;
}
