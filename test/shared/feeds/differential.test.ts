import fc from 'fast-check';
import Parser from 'rss-parser';
import { expect, test } from 'vitest';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { atom, rdf, rss, seenByThem, seenByUs } from './second-reader.ts';

const word = fc.constantFrom('Kyiv', 'Сеул', '서울', 'R&D', 'troops', '“said”', 'naïve');
const line = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const entry = fc.record({
  title: line,
  number: fc.nat(9999),
  body: line,
  author: line,
  seconds: fc.integer({ min: Date.UTC(2000, 0) / 1000, max: Date.UTC(2030, 0) / 1000 }),
});
type Entry = { title: string; number: number; body: string; author: string; seconds: number };

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const time = (seconds: number) => new Date(seconds * 1000);

const WRITERS: Record<string, (entries: Entry[]) => string> = {
  RSS: (entries) =>
    rss(
      entries
        .map(
          ({ title, number, body, author, seconds }) =>
            `<item><title>${escaped(title)}</title><link>https://wire.example/${number}</link><guid isPermaLink="false">id-${number}</guid><pubDate>${time(seconds).toUTCString()}</pubDate><dc:creator>${escaped(author)}</dc:creator><enclosure url="https://wire.example/${number}.mp3" length="1" type="audio/mpeg"/><content:encoded><![CDATA[<p>${escaped(body)}</p>]]></content:encoded></item>`,
        )
        .join(''),
    ),
  Atom: (entries) =>
    atom(
      entries
        .map(
          ({ title, number, body, author, seconds }) =>
            `<entry><title>${escaped(title)}</title><link href="https://wire.example/${number}"/><id>id-${number}</id><published>${time(seconds).toISOString()}</published><author><name>${escaped(author)}</name></author><content type="html">${escaped(`<p>${escaped(body)}</p>`)}</content></entry>`,
        )
        .join(''),
    ),
  RDF: (entries) =>
    rdf(
      entries
        .map(
          ({ title, number, body, author, seconds }) =>
            `<item rdf:about="https://wire.example/${number}"><title>${escaped(title)}</title><link>https://wire.example/${number}</link><dc:date>${time(seconds).toISOString()}</dc:date><dc:creator>${escaped(author)}</dc:creator><content:encoded><![CDATA[<p>${escaped(body)}</p>]]></content:encoded></item>`,
        )
        .join(''),
    ),
};

test.each(Object.entries(WRITERS))('on clean %s both readers agree', async (format, write) => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 5 }), async (entries) => {
      const xml = write(entries);
      const theirs = seenByThem(await new Parser().parseString(xml));
      const feed = parseFeed(new TextEncoder().encode(xml));
      // rss-parser leaves `rdf:about` out.
      const ours = seenByUs(feed).map(({ id, ...seen }) => (format === 'RDF' ? seen : { ...seen, id }));
      expect(feed.repaired).toBe(false);
      expect(ours).toEqual(theirs);
    }),
    { numRuns: 60 },
  );
});
