import { describe, expect, test } from 'vitest';
import { parseFeedList } from '#shared/feeds/feed-list.ts';

const GOOD = `feeds:
  - id: wire
    url: https://wire.example/feed
    outlet: "Wire & Co"
    country: UA
    language: uk
    intervalMinutes: 15
    fullText: feed
  - id: other
    url: https://other.example/rss
    outlet: Other
    fullText: page
`;

const BAD: [sentence: string, yaml: string, message: RegExp][] = [
  ['a field that must be there, misspelt', GOOD.replace('outlet:', 'outllet:'), /feeds\[0\]\.outllet: no such field/],
  ['a typo', GOOD.replace('country:', 'contry:'), /^feeds\.yaml:5: feeds\[0\]\.contry: no such field/],
  ['a missing field', GOOD.replace('    outlet: Other\n', ''), /^feeds\.yaml:9: feeds\[1\]\.outlet: .*see/],
  ['a number out of range', GOOD.replace('15', '0'), /^feeds\.yaml:7: feeds\[0\]\.intervalMinutes/],
  [
    'an id twice',
    GOOD.replace('id: other', 'id: wire'),
    /^feeds\.yaml:9: feeds\[1\]\.id: is the same as on line 2; give/,
  ],
  [
    'an address twice, spelt otherwise',
    GOOD.replace('https://other.example/rss', 'http://WIRE.example/feed'),
    /^feeds\.yaml:10: feeds\[1\]\.url: is the same as on line 3/,
  ],
  ['no YAML', 'feeds: [', /^feeds\.yaml:1: .*mend the YAML/],
  ['no feeds', 'feeds: []', /^feeds\.yaml:1: feeds: /],
  ['a bomb of aliases', `a: &a [1,1]\nb: &b [${'*a,'.repeat(40)}]\nc: [${'*b,'.repeat(60)}]`, /feeds\.yaml/],
];

describe('parseFeedList', () => {
  test('a good list', () => {
    expect(parseFeedList(GOOD, 'feeds.yaml').map(({ id, intervalMinutes }) => [id, intervalMinutes])).toEqual([
      ['wire', 15],
      ['other', undefined],
    ]);
  });
  test.each(BAD)('%s', (_, yaml, message) => {
    expect(() => parseFeedList(yaml, 'feeds.yaml')).toThrow(
      expect.objectContaining({ name: 'ConfigError', message: expect.stringMatching(message) }),
    );
  });
});
