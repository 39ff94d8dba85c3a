import type Parser from 'rss-parser';
import type { ParsedFeed } from '#shared/model/feed.ts';

/** What both readers have a word for, of the first entry or of each. */
export type Seen = {
  title?: string;
  url?: string;
  id?: string;
  at?: string;
  author?: string;
  content?: string;
  file?: string;
};

/** As claimwire reads them. */
export function seenByUs({ entries }: ParsedFeed): Seen[] {
  return entries.map(({ title, url, id, publishedAt, authors, contentHtml, enclosures }) =>
    filled({
      title,
      url,
      id,
      at: publishedAt,
      author: authors[0]?.name,
      content: contentHtml,
      file: enclosures[0]?.url,
    }),
  );
}

/** As rss-parser does. */
export function seenByThem({ items }: Awaited<ReturnType<Parser['parseString']>>): Seen[] {
  return items.map((item) =>
    filled({
      title: item.title,
      url: item.link,
      id: item.guid ?? item.id,
      at: item.isoDate,
      author: item.creator ?? item.author,
      content: item['content:encoded'] ?? item.content,
      file: item.enclosure?.url,
    }),
  );
}

function filled(seen: Seen): Seen {
  return Object.fromEntries(Object.entries(seen).filter(([, value]) => value !== undefined));
}

const NAMESPACES =
  'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"';
/** Documents around entries, with the usual namespaces. */
export const rss = (items: string) =>
  `<?xml version="1.0"?><rss version="2.0" ${NAMESPACES}><channel><title>Wire</title>${items}</channel></rss>`;
export const atom = (entries: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><title>Wire</title>${entries}</feed>`;
export const rdf = (items: string) =>
  `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" ${NAMESPACES}><channel rdf:about="https://wire.example/rss"><title>Wire</title></channel>${items}</rdf:RDF>`;
