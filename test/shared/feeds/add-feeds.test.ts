import { describe, expect, test } from 'vitest';
import { addFeeds } from '#shared/feeds/add-feeds.ts';
import { parseFeedList } from '#shared/feeds/feed-list.ts';
import { FeedSource } from '#shared/model/feed.ts';

const feed = (id: string, url = `https://${id}.example/f`) =>
  FeedSource.parse({ id, url, outlet: id.toUpperCase(), fullText: 'page', categories: ['News/Asia'] });
const ids = (yaml: string) => parseFeedList(yaml, 'feeds.yaml').map(({ id }) => id);

const FLOW = `# Mine.
feeds:
  # Near
  - { id: a, url: 'https://a.example/f', outlet: A, fullText: page } # keep
  - { id: b, url: 'https://b.example/f', outlet: B, fullText: page }
`;
const BLOCK = `feeds:
- id: a
  url: https://a.example/f
  outlet: A
  fullText: page

- id: b
  url: https://b.example/f
  outlet: B
  fullText: page # the last word`;

describe('addFeeds', () => {
  test.each([
    ['a line for each feed', FLOW],
    ['a block for each feed, no line end at the end', BLOCK],
    ['lines behind the last feed', `${FLOW}\n# The end.\n`],
  ])('%s: what a person wrote stays', (_, yaml) => {
    const { yaml: whole, added, known } = addFeeds(yaml, 'feeds.yaml', [feed('c'), feed('x', 'http://A.example/f')]);
    expect(ids(whole)).toEqual(['a', 'b', 'c']);
    expect(added.map(({ id }) => id)).toEqual(['c']);
    expect(known.map(({ id }) => id)).toEqual(['x']);
    for (const line of yaml.split('\n')) expect(whole).toContain(line);
    expect(parseFeedList(whole, 'feeds.yaml')[2]).toEqual(feed('c'));
  });

  test('the same again adds nothing', () => {
    const once = addFeeds(FLOW, 'feeds.yaml', [feed('c'), feed('d')]).yaml;
    expect(addFeeds(once, 'feeds.yaml', [feed('c'), feed('d')])).toMatchObject({ yaml: once, added: [] });
  });

  test('an id that is taken gets a number', () => {
    const { yaml } = addFeeds(FLOW, 'feeds.yaml', [feed('a', 'https://other.example/f')]);
    expect(ids(yaml)).toEqual(['a', 'b', 'a-2']);
  });

  test('no list yet', () => {
    expect(ids(addFeeds(undefined, 'feeds.yaml', [feed('a'), feed('b')]).yaml)).toEqual(['a', 'b']);
  });

  test('a list with which nothing can be done says so', () => {
    const flow = "feeds: [{ id: a, url: 'https://a.example/f', outlet: A, fullText: page }]\n";
    expect(() => addFeeds(flow, 'feeds.yaml', [feed('b')])).toThrow(/^feeds\.yaml: .* by hand$/);
    expect(() => addFeeds('feeds: 3', 'feeds.yaml', [feed('b')])).toThrow(/^feeds\.yaml:1: feeds/);
  });
});
