import { rssDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { trackedUrl } from '../links.ts';
import { cdata, escapeMarkup } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';
import type { FeedView } from './feed-view.ts';

/** RSS 2.0 of a broadsheet: CDATA everywhere, `ttl`, media thumbnails, one sentence of teaser. */
export function renderBroadsheetRss({ outlet, articles, changedAt }: FeedView): string {
  const home = `http://${outlet.host}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<?xml-stylesheet title="XSL_formatting" type="text/xsl" href="/shared/rss.xsl"?>
<rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0" xmlns:media="http://search.yahoo.com/mrss/">
    <channel>
        <title>${cdata(`${outlet.name} - World`)}</title>
        <description>${cdata(outlet.tagline)}</description>
        <link>${home}/world</link>
        <atom:link href="${home}${outlet.feedPath}" rel="self" type="application/rss+xml"/>
        <lastBuildDate>${rssDate(changedAt, outlet.zone)}</lastBuildDate>
        <language>${cdata(outlet.language)}</language>
        <ttl>15</ttl>
${articles.map((article) => renderItem(outlet, article)).join('\n')}
    </channel>
</rss>
`;
}

function renderItem(outlet: OutletFile, article: EditionArticle): string {
  return `        <item>
            <title>${cdata(article.title)}</title>
            <description>${cdata(article.teaser)}</description>
            <link>${escapeMarkup(trackedUrl(outlet, article.url))}</link>
            <guid isPermaLink="true">${article.url}</guid>
            <pubDate>${rssDate(article.publishedAt, outlet.zone)}</pubDate>
            <media:thumbnail width="976" height="549" url="http://${outlet.host}/images/${article.slug}.jpg"/>
        </item>`;
}
