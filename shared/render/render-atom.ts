import { entryUrn, type FeedInput, type FeedItem, feedItems, feedUpdatedAt } from './feed-items.ts';
import { type Html, html } from './html.ts';
import { absoluteLink, siteKeys } from './site-keys.ts';

/** Atom 1.0 (RFC 4287), the canonical form; archives and their links by RFC 5005, corrections as replies by RFC 4685. */
export function renderAtom(feed: FeedInput): string {
  const items = feedItems(feed);
  const { paging, context } = feed;
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:fh="http://purl.org/syndication/history/1.0" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en">
<id>${feed.id}</id>
<title>${feed.title}</title>
<updated>${feedUpdatedAt(feed, items)}</updated>
<link rel="self" type="application/atom+xml" href="${feed.selfUrl}"/>
<link rel="alternate" type="text/html" href="${feed.homeUrl}"/>
<author><name>claimwire</name><uri>${absoluteLink(context.siteBaseUrl, siteKeys.about)}</uri></author>
<generator>claimwire</generator>
${
  paging?.isArchive &&
  html`<fh:archive/>
`
}${link('current', paging?.current)}${link('prev-archive', paging?.previous)}${link('next-archive', paging?.next)}${items.map((item) => entry(item, context.siteBaseUrl))}</feed>
`.markup;
}

function link(rel: string, href: string | undefined): Html | undefined {
  return href === undefined
    ? undefined
    : html`<link rel="${rel}" type="application/atom+xml" href="${href}"/>
`;
}

function entry(item: FeedItem, siteBaseUrl: string): Html {
  return html`<entry>
<id>${item.urn}</id>
<title>${item.title}</title>
<link rel="alternate" type="text/html" href="${item.url}"/>
<published>${item.publishedAt}</published>
<updated>${item.updatedAt}</updated>
${
  item.replaces !== undefined &&
  html`<thr:in-reply-to ref="${entryUrn(item.replaces)}"/>
`
}${item.categories.map(
  ({
    scheme,
    term,
    label,
  }) => html`<category scheme="${absoluteLink(siteBaseUrl, siteKeys.about)}#${scheme}" term="${term}" label="${label}"/>
`,
)}<summary>${item.summary}</summary>
<content type="html">${item.content.markup}</content>
</entry>
`;
}
