import { rfc822 } from './dates.ts';
import { type FeedInput, type FeedItem, feedItems, feedUpdatedAt } from './feed-items.ts';
import { type Html, html } from './html.ts';

/** How long a reader may keep the document, in minutes. */
const TTL_MINUTES = 5;

/**
 * RSS 2.0, with the profile of the RSS Advisory Board: a `self` link, GUIDs that are no addresses, RFC 822 dates. A
 * description is HTML to readers, so that its text is escaped for HTML and then for XML.
 */
export function renderRss(feed: FeedInput): string {
  const items = feedItems(feed);
  return html`<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
<title>${feed.title}</title>
<link>${feed.homeUrl}</link>
<description>${feed.title}: who says what, where it is written, and what is a copy.</description>
<language>en</language>
<lastBuildDate>${rfc822(feedUpdatedAt(feed, items))}</lastBuildDate>
<ttl>${TTL_MINUTES}</ttl>
<generator>claimwire</generator>
<atom:link rel="self" type="application/rss+xml" href="${feed.selfUrl}"/>
${items.map(item)}</channel>
</rss>
`.markup;
}

function item({ title, url, urn, publishedAt, categories, summary, content }: FeedItem): Html {
  return html`<item>
<title>${title}</title>
<link>${url}</link>
<guid isPermaLink="false">${urn}</guid>
<pubDate>${rfc822(publishedAt)}</pubDate>
<dc:creator>claimwire</dc:creator>
${categories.map(
  ({ scheme, label }) => html`<category domain="${scheme}">${label}</category>
`,
)}<description>${html`${summary}`.markup}</description>
<content:encoded>${content.markup}</content:encoded>
</item>
`;
}
