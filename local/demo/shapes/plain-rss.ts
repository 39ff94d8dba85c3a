import { rssDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { trackedUrl } from '../links.ts';
import { cdata, escapeMarkup } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';
import type { FeedView } from './feed-view.ts';

/** RSS 2.0 as small newsrooms send it: title, link, a line of text, a date in local time; prolog only where the charset needs one. */
export function renderPlainRss({ outlet, articles, changedAt }: FeedView): string {
  const prolog = outlet.encoding === 'utf-8' ? '' : `<?xml version="1.0" encoding="${outlet.encoding}"?>\n`;
  return `${prolog}<rss version="2.0">
<channel>
<title>${escapeMarkup(outlet.name)}</title>
<link>http://${outlet.host}</link>
<description>${escapeMarkup(outlet.tagline)}</description>
<language>${outlet.language}</language>
<lastBuildDate>${rssDate(changedAt, outlet.zone)}</lastBuildDate>
${articles.map((article) => renderItem(outlet, article)).join('\n')}
</channel>
</rss>
`;
}

function renderItem(outlet: OutletFile, article: EditionArticle): string {
  return `<item>
<title>${escapeMarkup(article.title)}</title>
<link>${escapeMarkup(trackedUrl(outlet, article.url))}</link>
<description>
${cdata(` ${escapeMarkup(article.teaser)} `)}
</description>
<pubDate>${rssDate(article.publishedAt, outlet.zone)}</pubDate>
<guid isPermaLink="true">${article.url}</guid>
</item>`;
}
