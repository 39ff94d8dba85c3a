import type { JsonFeed } from 'feedsmith';
import type { FeedAuthor } from '../model/feed.ts';
import { isImage } from './media-rss.ts';
import { escapeMarkup } from './plain-text.ts';
import type { RawEntry, RawFeed } from './raw-feed.ts';

/** JSON Feed 1.0 and 1.1 as feedsmith read it (https://www.jsonfeed.org/version/1.1/). */
export function readJsonFeed(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    format: 'json',
    titles: [feed.title],
    links: [feed.home_page_url],
    languages: [feed.language],
    descriptions: [feed.description],
    authors: authors(feed.authors),
    entries: (feed.items ?? []).map(readItem),
  };
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
