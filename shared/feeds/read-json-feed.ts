import { type JsonFeed, parseJsonFeed } from 'feedsmith';
import type { FeedAuthor, FeedRepair } from '../model/feed.ts';
import { parseBoundedJson } from './bounded-json.ts';
import { isImage } from './media-rss.ts';
import { escapeMarkup } from './plain-text.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';

/** More items than this are cut off. */
const MAX_ITEMS = 5_000;

/** JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/). Throws where the text is none; feedsmith decides that. */
export function readJsonFeed(text: string): { raw: RawFeed; repairs: FeedRepair[] } {
  const { value, isTruncated } = parseBoundedJson(text);
  const { document, repairs } = tamed(value);
  if (isTruncated) repairs.push('truncated');
  const feed = parseJsonFeed(document);
  const raw: RawFeed = {
    format: 'json',
    titles: [feed.title],
    links: [feed.home_page_url],
    languages: [feed.language],
    descriptions: [feed.description],
    authors: authors(feed.authors),
    entries: (feed.items ?? []).map(readItem),
  };
  return { raw, repairs };
}

/** Some write `"version": "1.1"` for the address that the format asks for; some send more items than anybody can use. */
function tamed(document: unknown): { document: unknown; repairs: FeedRepair[] } {
  if (typeof document !== 'object' || document === null) return { document, repairs: [] };
  const fields: Record<string, unknown> = { ...document };
  const repairs: FeedRepair[] = [];
  if (/^1(?:\.\d)?$/.test(String(fields.version))) delete fields.version;
  if (Array.isArray(fields.items) && fields.items.length > MAX_ITEMS) {
    fields.items = fields.items.slice(0, MAX_ITEMS);
    repairs.push('too-many-entries');
  }
  return { document: fields, repairs };
}

function readItem(item: JsonFeed.Item<string>): RawEntry {
  const enclosures = (item.attachments ?? []).map(({ url, mime_type, size_in_bytes }) => ({
    url,
    type: mime_type,
    length: size_in_bytes,
  }));
  return {
    ids: [item.id],
    titles: [item.title],
    links: [item.url, item.external_url, item.id && /^https?:\/\//i.test(item.id) ? item.id : undefined],
    published: [item.date_published],
    updated: [item.date_modified],
    authors: authors(item.authors),
    summaries: [item.summary],
    contents: [item.content_html, item.content_text && escapeMarkup(item.content_text)],
    languages: [item.language],
    images: [item.image, item.banner_image, ...enclosures.filter(isImage).map(({ url }) => url)],
    enclosures,
  };
}

function authors(people: JsonFeed.Author[] | undefined): FeedAuthor[] {
  return (people ?? []).flatMap(({ name }) => (name?.trim() ? [{ name: name.trim() }] : []));
}
