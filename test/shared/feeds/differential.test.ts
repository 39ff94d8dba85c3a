import fc from 'fast-check';
import Parser from 'rss-parser';
import { expect, test } from 'vitest';
import { parseFeed } from '#shared/feeds/parse-feed.ts';

const word = fc.constantFrom('Kyiv', 'Сеул', '서울', 'R&D', 'troops', '“said”', 'naïve');
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const entry = fc.record({
  title: line,
  number: fc.nat(9999),
  body: line,
  at: fc.date({ min: new Date('2000-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }),
});
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

type Entry = { title: string; number: number; body: string; at: Date };
const WRITERS: Record<string, (entries: Entry[]) => string> = {
  RSS: (entries) =>
    `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Wire</title>${entries
      .map(
        ({ title, number, body, at }) =>
          `<item><title>${escaped(title)}</title><link>https://wire.example/${number}</link><guid isPermaLink="false">id-${number}</guid><pubDate>${at.toUTCString()}</pubDate><content:encoded><![CDATA[<p>${escaped(body)}</p>]]></content:encoded></item>`,
      )
      .join('')}</channel></rss>`,
  Atom: (entries) =>
    `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>${entries
      .map(
        ({ title, number, body, at }) =>
          `<entry><title>${escaped(title)}</title><link href="https://wire.example/${number}"/><id>id-${number}</id><published>${new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString()}</published><content type="html">${escaped(`<p>${escaped(body)}</p>`)}</content></entry>`,
      )
      .join('')}</feed>`,
};

test.each(Object.entries(WRITERS))('on clean %s both readers agree', async (_, write) => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), async (entries) => {
      const xml = write(entries);
      const theirs = await new Parser().parseString(xml);
      const ours = parseFeed(new TextEncoder().encode(xml));
      expect(ours.repaired).toBe(false);
      expect(
        ours.entries.map(({ title, url, id, publishedAt, contentHtml }) => [title, url, id, publishedAt, contentHtml]),
      ).toEqual(
        theirs.items.map((item) => [
          item.title,
          item.link,
          item.guid ?? item.id,
          item.isoDate,
          item['content:encoded'] ?? item.content,
        ]),
      );
    }),
    { numRuns: 60 },
  );
});
