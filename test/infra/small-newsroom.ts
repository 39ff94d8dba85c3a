import type { Http } from '#shared/http.ts';
import { FeedSource } from '#shared/model/feed.ts';

export const FEEDS = [
  { id: 'harbour-post', url: 'https://post.example/feed', outlet: 'Harbour Post', language: 'en', fullText: 'page' },
  { id: 'valley-wire', url: 'https://wire.example/feed', outlet: 'Valley Wire', language: 'en', fullText: 'feed' },
].map((source) => FeedSource.parse(source));

/** Webhooks that were delivered. */
export type Delivered = { url: string; body: string }[];

/**
 * Two outlets and a receiver of webhooks. Each hour both outlets carry one article more; the page of the first one is
 * edited after two hours, so that a re-read finds another version. The receiver turns the first delivery away.
 */
export function smallNewsroom(hour: () => number, delivered: Delivered): Http {
  let tries = 0;
  return async ({ url, method, body }) => {
    const answer = (contentType: string, text: string, status = 200) => ({
      kind: 'response' as const,
      status,
      headers: { 'content-type': contentType },
      body: Buffer.from(text),
      finalUrl: url,
    });
    if (method === 'POST') {
      tries += 1;
      if (tries === 1) return answer('text/plain', 'come again', 503);
      delivered.push({ url, body: body ?? '' });
      return answer('text/plain', 'ok');
    }
    const { host, pathname } = new URL(url);
    if (pathname === '/robots.txt') return answer('text/plain', 'User-agent: *\nAllow: /\n');
    if (pathname === '/feed') return answer('application/rss+xml', feedOf(host, hour()));
    const number = /^\/news\/(\d+)$/.exec(pathname)?.[1];
    if (number !== undefined) return answer('text/html; charset=utf-8', pageOf(Number(number), hour()));
    return answer('text/html', 'not here', 404);
  };
}

function feedOf(host: string, hour: number): string {
  const items = Array.from({ length: hour + 1 }, (_, number) => {
    const at = new Date(Date.UTC(2024, 9, 20, 6 + number)).toUTCString();
    const full =
      host === 'wire.example' ? `<content:encoded><![CDATA[${paragraphs(number, 0)}]]></content:encoded>` : '';
    return `<item><title>${titleOf(number)}</title><link>https://${host}/news/${number}</link><guid>${host}-${number}</guid><pubDate>${at}</pubDate><description>Report number ${number}.</description>${full}</item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>${host}</title><link>https://${host}/</link><description>News</description>${items.reverse().join('')}</channel></rss>`;
}

function pageOf(number: number, hour: number): string {
  const edited = hour >= 2 ? 1 : 0;
  return `<!doctype html><html lang="en"><head><title>${titleOf(number)}</title></head><body><nav><a href="/">Home</a></nav><main><article><h1>${titleOf(number)}</h1>${paragraphs(number, edited)}</article></main></body></html>`;
}

function titleOf(number: number): string {
  return `North Korean troops in Russia: what report ${number} says`;
}

function paragraphs(number: number, edited: number): string {
  const thousands = 2 + number + 5 * edited;
  return [
    `Minister Hana Lorrick said on Sunday that North Korea had sent ${thousands},000 soldiers to Russia to fight against Ukraine. She spoke to reporters in the capital after a meeting with her staff that lasted most of the morning.`,
    `"North Korean troops are already in the east of Russia," Lorrick told the parliament. She added that the soldiers were being trained at several bases and would be moved to the front within weeks.`,
    `Spokesman Pavel Drunin denied that North Korean soldiers were in Russia and called the reports of the day another invention. The ministry of defence could not confirm the presence of North Korean troops.`,
    `Observers in the region have followed the matter for weeks. Trains and ships were seen near the border in unusual numbers, and residents of two towns spoke of closed roads and of guards who would not say where they had come from.`,
  ]
    .map((text) => `<p>${text}</p>`)
    .join('');
}
