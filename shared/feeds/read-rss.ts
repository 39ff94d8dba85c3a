import type { AtomNs, DcNs, DcTermsNs, MediaNs, RdfFeed, RdfNs, RssFeed } from 'feedsmith';
import type { FeedAuthor } from '../model/feed.ts';
import { CARRIED } from './feed-vocabulary.ts';
import { authorFromLine, type Candidates, type RawEntry, type RawFeed, syndicationSeconds } from './raw-feed.ts';

type Item = RssFeed.Item<string> & { rdf?: RdfNs.About };
type Channel = Omit<RssFeed.Feed<string>, 'items'> & { rdf?: RdfNs.About; items?: Item[] };

/** RSS 0.9 to 2.0 as feedsmith read it. */
export function readRss(feed: RssFeed.Feed<string>): RawFeed {
  return readChannel(feed, 'rss');
}

/** RSS 1.0 (RDF) as feedsmith read it: the same fields, fewer of them. */
export function readRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return readChannel(feed, 'rdf');
}

function readChannel(channel: Channel, format: 'rss' | 'rdf'): RawFeed {
  const ttl = channel.ttl !== undefined && channel.ttl > 0 ? Math.round(channel.ttl * 60) : undefined;
  return {
    format,
    titles: [channel.title, channel.atom?.title?.value, channel.dc?.titles?.[0], channel.itunes?.title],
    links: [carried(channel.dc, CARRIED.link), channel.link, ...alternateLinks(channel.atom), channel.rdf?.about],
    languages: [channel.language, channel.dc?.languages?.[0], channel.dcterms?.languages?.[0], channel.xml?.lang],
    descriptions: [
      channel.description,
      channel.atom?.subtitle?.value,
      channel.dc?.descriptions?.[0],
      channel.itunes?.summary,
      channel.itunes?.subtitle,
    ],
    base: channel.xml?.base,
    ttlSeconds: ttl ?? syndicationSeconds(channel.sy?.updatePeriod, channel.sy?.updateFrequency),
    authors: [...dcAuthors(channel.dc, channel.dcterms), ...authorFromLine(channel.itunes?.author)],
    entries: (channel.items ?? []).map(readItem),
  };
}

function readItem(item: Item): RawEntry {
  const original = carried(item.dc, CARRIED.origlink);
  const isLinkGuid = item.guid?.isPermaLink !== false && /^https?:\/\//i.test(item.guid?.value ?? '');
  return {
    ids: [item.guid?.value, item.atom?.id, item.rdf?.about],
    titles: [
      item.title,
      item.atom?.title?.value,
      item.dc?.titles?.[0],
      item.dcterms?.titles?.[0],
      item.media?.title?.value,
      item.itunes?.title,
    ],
    links: [
      original,
      carried(item.dc, CARRIED.link),
      item.link,
      ...alternateLinks(item.atom),
      isLinkGuid ? item.guid?.value : undefined,
      item.rdf?.about,
    ],
    published: [item.pubDate, item.atom?.published, ...dates(item.dc, item.dcterms), item.prism?.publicationDates?.[0]],
    updated: [item.atom?.updated, item.dcterms?.modified?.[0], item.prism?.modificationDate],
    authors: firstFilled(
      rssAuthors(item),
      dcAuthors(item.dc, item.dcterms),
      atomAuthors(item.atom),
      authorFromLine(item.itunes?.author),
    ),
    summaries: [
      item.description,
      item.atom?.summary?.value,
      item.dc?.descriptions?.[0],
      item.dcterms?.abstracts?.[0],
      item.itunes?.summary,
      item.itunes?.subtitle,
      ...mediaDescriptions(item.media),
    ],
    contents: [item.content?.encoded, item.atom?.content?.value],
    languages: [item.dc?.languages?.[0], item.dcterms?.languages?.[0], item.xml?.lang],
    images: [
      ...mediaImages(item.media),
      carried(item.dc, CARRIED.image),
      ...(item.enclosures ?? []).filter(isImage).map((enclosure) => enclosure.url),
      item.itunes?.image,
    ],
    source: item.source ?? sourceOf(item.atom),
    enclosures: [...(item.enclosures ?? []), ...enclosureLinks(item.atom)],
    base: item.xml?.base,
  };
}

function carried(dc: DcNs.ItemOrFeed<string> | undefined, mark: string): string | undefined {
  return allCarried(dc, mark)[0];
}

function allCarried(dc: DcNs.ItemOrFeed<string> | undefined, mark: string): string[] {
  return (dc?.relations ?? [])
    .filter((relation) => relation.startsWith(mark))
    .map((relation) => relation.slice(mark.length));
}

function dates(dc: DcNs.ItemOrFeed<string> | undefined, terms: DcTermsNs.ItemOrFeed<string> | undefined): Candidates {
  return [dc?.dates?.[0], terms?.issued?.[0], terms?.dates?.[0], terms?.created?.[0], terms?.available?.[0]];
}

function rssAuthors(item: Item): FeedAuthor[] {
  const lines = allCarried(item.dc, CARRIED.author).flatMap(authorFromLine);
  const persons = (item.authors ?? []).flatMap(({ name, email }) => {
    if (name) return [{ name, ...(email ? { email } : {}) }];
    return email ? [{ name: email, email }] : [];
  });
  return [...lines, ...persons];
}

export function dcAuthors(dc: DcNs.ItemOrFeed<string> | undefined, terms?: DcTermsNs.ItemOrFeed<string>): FeedAuthor[] {
  return firstFilled((dc?.creators ?? []).flatMap(authorFromLine), (terms?.creators ?? []).flatMap(authorFromLine));
}

function atomAuthors(entry: Pick<AtomNs.Entry<string>, 'authors'> | undefined): FeedAuthor[] {
  return (entry?.authors ?? []).flatMap(({ name, email }) =>
    name || email ? [{ name: name ?? email ?? '', ...(email ? { email } : {}) }] : [],
  );
}

export function firstFilled<T>(...lists: T[][]): T[] {
  return lists.find((list) => list.length > 0) ?? [];
}

type Links = { links?: { href?: string; rel?: string; type?: string; length?: number }[] };

export function alternateLinks(holder: Links | undefined): string[] {
  const links = (holder?.links ?? []).filter(
    ({ rel }) => rel === undefined || /(?:^|[\s/])alternate$/i.test(rel.trim()),
  );
  const pages = links.filter(({ type }) => type === undefined || /html/i.test(type));
  return [...pages, ...links].flatMap(({ href }) => href ?? []);
}

export function enclosureLinks(holder: Links | undefined): { url?: string; type?: string; length?: number }[] {
  return (holder?.links ?? [])
    .filter(({ rel }) => rel?.trim().toLowerCase() === 'enclosure')
    .map(({ href, type, length }) => ({ url: href, type, length }));
}

function sourceOf(entry: AtomNs.Entry<string> | undefined): { title?: string; url?: string } | undefined {
  if (!entry?.source) return undefined;
  return { title: entry.source.title?.value, url: alternateLinks(entry.source)[0] };
}

export function isImage({ url, type }: { url?: string; type?: string }): boolean {
  if (type) return /^image(?:\/|$)/i.test(type.trim());
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])/i.test(url ?? '');
}

/** Pictures of Media RSS, whole ones before thumbnails. */
export function mediaImages(media: MediaNs.ItemOrFeed | undefined): string[] {
  if (!media) return [];
  const groups = media.groups ?? [];
  const contents = [...(media.contents ?? []), ...groups.flatMap((group) => group.contents ?? [])];
  const pictures = contents.filter(
    (content) => content.medium?.trim().toLowerCase() === 'image' || (content.medium === undefined && isImage(content)),
  );
  const thumbnails = [media, ...groups, ...contents].flatMap((holder) => holder.thumbnails ?? []);
  return [...pictures, ...thumbnails].flatMap(({ url }) => url ?? []);
}

function mediaDescriptions(media: MediaNs.ItemOrFeed | undefined): Candidates {
  return [media?.description?.value, media?.groups?.[0]?.description?.value];
}
