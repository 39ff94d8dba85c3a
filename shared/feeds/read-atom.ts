import type { AtomFeed, DcNs } from 'feedsmith';
import type { FeedAuthor } from '../model/feed.ts';
import { CARRIED } from './feed-vocabulary.ts';
import { escapeMarkup } from './plain-text.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';
import { authorFromLine, syndicationSeconds } from './raw-feed.ts';
import { alternateLinks, dcAuthors, enclosureLinks, firstFilled, isImage, mediaImages } from './read-rss.ts';

/** Atom 0.3 and 1.0 as feedsmith read it (RFC 4287 for what an entry inherits). */
export function readAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    format: 'atom',
    titles: [typedText(feed.title), feed.dc?.titles?.[0]],
    links: [...alternateLinks(feed), carriedBy(feed.dc, CARRIED.link), webAddress(feed.id)],
    languages: [feed.xml?.lang, feed.dc?.languages?.[0]],
    descriptions: [typedText(feed.subtitle), feed.dc?.descriptions?.[0], feed.itunes?.summary],
    base: feed.xml?.base,
    ttlSeconds: syndicationSeconds(feed.sy?.updatePeriod, feed.sy?.updateFrequency),
    authors: persons(feed.authors),
    entries: (feed.entries ?? []).map(readEntry),
  };
}

function readEntry(entry: AtomFeed.Entry<string>): RawEntry {
  const carried = (mark: string) => carriedBy(entry.dc, mark);
  const enclosures = enclosureLinks(entry);
  return {
    ids: [entry.id],
    titles: [
      typedText(entry.title),
      entry.dc?.titles?.[0],
      entry.media?.title?.value,
      entry.media?.groups?.[0]?.title?.value,
    ],
    links: [
      carried(CARRIED.origlink),
      ...alternateLinks(entry),
      carried(CARRIED.link),
      webAddress(entry.id),
      ...otherLinks(entry),
    ],
    published: [entry.published, entry.dc?.dates?.[0], entry.dcterms?.issued?.[0], entry.dcterms?.created?.[0]],
    updated: [entry.updated, entry.dcterms?.modified?.[0]],
    authors: firstFilled(
      persons(entry.authors),
      dcAuthors(entry.dc, entry.dcterms),
      authorFromLine(entry.itunes?.author),
      persons(entry.source?.authors),
    ),
    summaries: [
      typedText(entry.summary),
      entry.dc?.descriptions?.[0],
      entry.media?.description?.value,
      entry.media?.groups?.[0]?.description?.value,
    ],
    contents: [contentText(entry.content)],
    languages: [entry.xml?.lang, entry.content?.xml?.lang, entry.dc?.languages?.[0]],
    images: [
      ...mediaImages(entry.media),
      carried(CARRIED.image),
      ...enclosures.filter(isImage).map(({ url }) => url),
      entry.itunes?.image,
    ],
    source: entry.source && { title: entry.source.title?.value, url: alternateLinks(entry.source)[0] },
    enclosures,
    base: entry.xml?.base,
  };
}

function carriedBy(dc: DcNs.ItemOrFeed<string> | undefined, mark: string): string | undefined {
  return dc?.relations?.find((relation) => relation.startsWith(mark))?.slice(mark.length);
}

function persons(people: AtomFeed.Person[] | undefined): FeedAuthor[] {
  return (people ?? []).flatMap(({ name, email }) =>
    name || email ? [{ name: name ?? email ?? '', ...(email ? { email } : {}) }] : [],
  );
}

/** `self` and `via` serve where an entry names no page of its own. */
function otherLinks(entry: AtomFeed.Entry<string>): string[] {
  return (entry.links ?? []).filter(({ rel }) => rel === 'self' || rel === 'via').flatMap(({ href }) => href ?? []);
}

function webAddress(id: string | undefined): string | undefined {
  return id && /^https?:\/\//i.test(id) ? id : undefined;
}

/**
 * Content as markup. Plain text is escaped; a type that is neither text nor XML comes in Base64 (RFC 4287, 4.1.3.3).
 */
function contentText(content: AtomFeed.Content | undefined): string | undefined {
  const type = content?.type?.trim().toLowerCase();
  if (type === 'text' || type === 'text/plain') return content?.value && escapeMarkup(content.value);
  return typedText(content);
}

function typedText(text: AtomFeed.Content | undefined): string | undefined {
  const type = text?.type?.trim().toLowerCase();
  if (!text?.value || type === undefined || /^(?:text|html|xhtml)$|^text\/|xml$|html$/.test(type)) return text?.value;
  const compact = text.value.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return text.value;
  const decoded = Buffer.from(compact, 'base64').toString('utf8');
  return decoded.includes('\ufffd') ? text.value : decoded;
}
