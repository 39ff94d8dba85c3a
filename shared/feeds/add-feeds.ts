import { isNode, isSeq, parseDocument, stringify } from 'yaml';
import { ConfigError } from '../errors.ts';
import type { FeedSource } from '../model/feed.ts';
import { canonicalUrl } from './canonical-url.ts';
import { createIdMaker } from './feed-ids.ts';
import { parseFeedList } from './feed-list.ts';

export type AddedFeeds = { yaml: string; added: FeedSource[]; known: FeedSource[] };

/**
 * A feed list with the feeds that it does not know yet at its end; every line that a person wrote stays as it is. A feed is
 * known by its address, however that is spelt; an id that is taken gets a number. The same again adds nothing. `yaml` is
 * undefined where there is no list yet. Throws `ConfigError` as `parseFeedList`, and where nothing can be put behind the
 * last feed.
 */
export function addFeeds(yaml: string | undefined, file: string, feeds: readonly FeedSource[]): AddedFeeds {
  const before = yaml === undefined ? [] : parseFeedList(yaml, file);
  const addresses = new Set(before.map(addressOf));
  const known = feeds.filter((feed) => addresses.has(addressOf(feed)));
  const makeId = createIdMaker(before.map(({ id }) => id));
  const added = feeds
    .filter((feed) => !addresses.has(addressOf(feed)))
    .map((feed): FeedSource => ({ ...feed, id: makeId(feed.id, feed.outlet, feed.url) }));
  if (added.length === 0) return { yaml: yaml ?? '', added, known };
  if (yaml === undefined) return { yaml: `feeds:\n${listItems(added, '  ')}`, added, known };
  const whole = putBehindLast(yaml, added);
  if (whole === undefined || !isSame(parseFeedList(whole, file), [...before, ...added]))
    throw new ConfigError(
      `${file}: the list is written in a way that nothing can be put behind; add the feeds by hand`,
    );
  return { yaml: whole, added, known };
}

function addressOf({ url }: FeedSource): string {
  return canonicalUrl(url) ?? url;
}

/** In the line behind the last feed, as far in as the first one; undefined where the list is no block of lines. */
function putBehindLast(yaml: string, feeds: readonly FeedSource[]): string | undefined {
  const list = parseDocument(yaml).get('feeds', true);
  if (!isSeq(list) || list.flow) return undefined;
  const [first, last] = [list.items[0], list.items.at(-1)];
  if (!isNode(first) || !isNode(last) || !first.range || !last.range) return undefined;
  const start = yaml.slice(yaml.lastIndexOf('\n', first.range[0] - 1) + 1, first.range[0]);
  const indent = /^ */.exec(start)?.[0] ?? '';
  const lineEnd = yaml.indexOf('\n', Math.max(last.range[0], last.range[1] - 1));
  const at = lineEnd < 0 ? yaml.length : lineEnd + 1;
  return `${yaml.slice(0, at)}${lineEnd < 0 ? '\n' : ''}${listItems(feeds, indent)}${yaml.slice(at)}`;
}

function listItems(feeds: readonly FeedSource[], indent: string): string {
  return stringify(feeds, { lineWidth: 0 })
    .split('\n')
    .map((line) => (line === '' ? '' : indent + line))
    .join('\n');
}

function isSame(a: readonly FeedSource[], b: readonly FeedSource[]): boolean {
  return a.length === b.length && a.every((feed, index) => feed.id === b[index]?.id && feed.url === b[index]?.url);
}
