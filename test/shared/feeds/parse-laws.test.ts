import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import type { ParsedFeed } from '#shared/model/feed.ts';
import { type FeedInput, feedItems } from '#shared/render/feed-items.ts';
import { renderAtom } from '#shared/render/render-atom.ts';
import { renderJsonFeed } from '#shared/render/render-json-feed.ts';
import { renderRss } from '#shared/render/render-rss.ts';
import { feedVerdict } from '../../fuzz/feed-verdict.ts';
import { BASE_URL, EXAMPLE, exampleOf } from '../render/example-site.ts';
import { atom, rdf, rss } from './second-reader.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const read = (text: string) => parseFeed(encode(text));

describe('any bytes are read, or refused with a code', () => {
  test('bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(feedVerdict(bytes)).not.toMatchObject({ kind: 'fault' });
      }),
      { numRuns: 300 },
    );
  });

  const PIECES =
    '<rss> <channel> <item> </item> <title> </title> <![CDATA[ ]]> <!-- --> & &amp; &#0; <a_b=" " \' > < <author> <media:group> <link_href=x> <feed> <entry> </entry> </feed> </rss> x <?xml <!DOCTYPE_x_[ ]> <__proto__>'
      .split(' ')
      .map((piece) => piece.replaceAll('_', ' '));

  test('pieces of XML in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }), (pieces) => {
        expect(feedVerdict(encode(`<rss><channel>${pieces.join('')}`))).not.toMatchObject({ kind: 'fault' });
      }),
      { numRuns: 1000 },
    );
  });

  test('JSON of any shape', () => {
    const value = fc.jsonValue({ maxDepth: 3 });
    const keys = ['version', 'title', 'items', 'authors', 'author', 'language'];
    const head = fc.dictionary(fc.constantFrom(...keys), value);
    const item = fc.dictionary(
      fc.constantFrom('id', 'url', 'title', 'content_html', 'date_published', 'authors'),
      value,
    );
    fc.assert(
      fc.property(head, fc.array(item, { maxLength: 3 }), (fields, items) => {
        const document = { version: 'https://jsonfeed.org/version/1.1', items, ...fields };
        expect(feedVerdict(encode(JSON.stringify(document)))).not.toMatchObject({ kind: 'fault' });
      }),
      { numRuns: 300 },
    );
  });
});

describe('a feed that claimwire wrote reads back to the same entries', () => {
  const words = fc.constantFrom('Kyiv', '“서울”', 'R&D', 'a < b', ']]>', "'", '"', '<3', '5 >', 'naïve', 'a;b', '😀');
  const titles = fc.array(fc.array(words, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });
  const { entries } = exampleOf(EXAMPLE);
  const feedWith = (named: string[][]): FeedInput => ({
    id: `${BASE_URL}feed`,
    title: 'The dam',
    selfUrl: `${BASE_URL}feed`,
    homeUrl: BASE_URL,
    entries: entries.slice(0, named.length).map((entry, index) => {
      const title = named[index]?.join(' ') ?? '';
      return { ...entry, development: { ...entry.development, title } };
    }),
    context: { siteBaseUrl: BASE_URL, storyTitle: (id) => id, label: (_, key) => key },
  });

  test.each([
    ['Atom', renderAtom],
    ['RSS', renderRss],
    ['JSON Feed', renderJsonFeed],
  ])('%s', (format, render) => {
    fc.assert(
      fc.property(titles, (named) => {
        const input = feedWith(named);
        const feed = read(render(input));
        expect(feed.repaired).toBe(false);
        expect(feed).toMatchObject({ title: 'The dam', link: BASE_URL, language: 'en' });
        expect(feed.entries).toEqual(
          feedItems(input).map(({ urn, title, url, publishedAt, updatedAt, summary, content }) =>
            expect.objectContaining({
              id: urn,
              title,
              url,
              publishedAt,
              ...(format === 'RSS' ? {} : { updatedAt }),
              summary,
              contentHtml: content.markup.trim(),
              authors: [{ name: 'claimwire' }],
            }),
          ),
        );
      }),
      { numRuns: 30 },
    );
  });
});

test('a field says the same in CDATA and escaped', () => {
  const unit = fc.constantFrom(
    ...'ab <>&;/"\'!-#xé\n[]=',
    '&amp;',
    '&lt;',
    '<b>',
    '</b>',
    '<br/>',
    '&eacute;',
    '&#8217;',
  );
  const asCdata = (text: string) => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const written = (write: (text: string) => string, text: string) =>
    read(
      rss(
        `<item><guid>1</guid><title>${write(text)}</title><dc:creator>${write(text)}</dc:creator><description>${write(text)}</description><content:encoded>${write(text)}</content:encoded></item>`,
      ),
    );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => {
      expect(written(asCdata, text)).toEqual(written(escaped, text));
    }),
    { numRuns: 500 },
  );
});

const ITEMS = ['a', 'б', '서'].map((title, index) => ({
  title,
  id: `id-${index}`,
  link: `https://wire.example/${index}`,
}));
/** Each format's head, entries and end, so that the place is known where each entry ends. */
const PARTS: Record<string, { whole: string; entries: string[] }> = {
  RSS: partsOf(
    rss,
    ({ title, id, link }) =>
      `<item><title>${title} &amp; b</title><guid>${id}</guid><link>${link}</link><description><![CDATA[<p>${title} </item> x]]></description></item>`,
  ),
  Atom: partsOf(
    atom,
    ({ title, id, link }) =>
      `<entry><id>${id}</id><title type="xhtml"><div>${title} <b>b</b></div></title><author><name>Ann</name></author><link href="${link}"/></entry>`,
  ),
  RDF: partsOf(
    rdf,
    ({ title, link }) => `<item rdf:about="${link}"><title>${title}</title><!-- c --><link>${link}</link></item>`,
  ),
  'JSON Feed': partsOf(
    (items) =>
      `{"version":"https://jsonfeed.org/version/1.1","title":"Wire","authors":[{"name":"Ann"}],"items":[${items.replaceAll('}{', '},{')}]}`,
    ({ title, id, link }) =>
      `{"id":"${id}","title":"${title} } \\" ]","url":"${link}","authors":[{"name":"Bo"}],"tags":["x"]}`,
  ),
};

function partsOf(
  write: (entries: string) => string,
  entry: (item: (typeof ITEMS)[number]) => string,
): { whole: string; entries: string[] } {
  const entries = ITEMS.map(entry);
  return { whole: write(entries.join('')), entries };
}

test.each(Object.entries(PARTS))('%s that breaks off anywhere keeps all complete entries and no other', (_, parts) => {
  const bytes = encode(parts.whole);
  const ends = parts.entries.map(
    (entry) => encode(parts.whole.slice(0, parts.whole.indexOf(entry) + entry.length)).length,
  );
  const all = parseFeed(bytes).entries;
  expect(all).toHaveLength(ITEMS.length);
  for (let cut = ends[0] ?? 0; cut < bytes.length; cut++) {
    const feed = parseFeed(bytes.subarray(0, cut));
    expect(feed.entries, `cut at ${cut}`).toEqual(all.slice(0, ends.filter((end) => end <= cut).length));
    expect(feed.repairs, `cut at ${cut}`).toContain('truncated');
  }
});

test('a feed that breaks off says nothing that the whole one does not', () => {
  const folder = join(import.meta.dirname, '../../fixtures/feeds');
  const named = ({ entries }: ParsedFeed) => entries.map(({ id, title }) => `${id} ${title}`);
  for (const file of readdirSync(folder).filter((name) =>
    /^(?:rss|atom|rdf|media|dates|charset|text).*\.xml$/.test(name),
  )) {
    const bytes = readFileSync(join(folder, file));
    const all = named(parseFeed(bytes));
    for (let cut = Math.floor(bytes.length / 3); cut < bytes.length; cut += 11) {
      const kept = named(parseFeed(bytes.subarray(0, cut)));
      expect(kept, `${file} cut at ${cut}`).toEqual(all.slice(0, kept.length));
    }
  }
});

test('junk before or behind a feed changes its repairs and nothing else', () => {
  const junk = fc
    .array(
      fc.constantFrom('Notice: x', '<br />', '<b>Warning</b>', ' ', '\n', '<!-- c -->', '&', '<', 'a > b', '<?php ?>'),
      {
        maxLength: 8,
      },
    )
    .map((pieces) => pieces.join(''));
  const withoutRepairs = ({ repaired, repairs, ...feed }: ParsedFeed) => feed;
  for (const [format, { whole }] of Object.entries(PARTS)) {
    if (format === 'JSON Feed') continue;
    const clean = read(whole);
    expect(clean.repaired).toBe(false);
    fc.assert(
      fc.property(junk, junk, (before, behind) => {
        expect(withoutRepairs(read(before + whole + behind))).toEqual(withoutRepairs(clean));
      }),
      { numRuns: 100 },
    );
  }
});
