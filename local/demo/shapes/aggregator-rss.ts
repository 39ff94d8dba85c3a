import { rssDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { cdata, escapeMarkup } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';
import type { FeedView } from './feed-view.ts';

/** RSS 2.0 of a press aggregator: the credit stands in brackets before the text, every item in a category. */
export function renderAggregatorRss({ outlet, articles, changedAt }: FeedView): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel>
<title>${escapeMarkup(outlet.name)}</title>
<link>http://${outlet.host}/</link>
<description>${escapeMarkup(outlet.tagline)}</description>
<language>${outlet.language}</language>
<pubDate>${rssDate(changedAt, outlet.zone)}</pubDate>
<ttl>60</ttl>
${articles.map((article) => renderItem(outlet, article)).join('\n')}
</channel></rss>
`;
}

function renderItem(outlet: OutletFile, article: EditionArticle): string {
  const before = article.creditBefore ? `${article.creditBefore} ` : '';
  return `<item>
<title>${escapeMarkup(article.title)}</title>
<link>${article.url}</link>
<description>${cdata(`${escapeMarkup(`${before}${article.teaser}`)} ...`)}</description>
<category>${escapeMarkup(article.section)}</category>
<guid isPermaLink="false">${escapeMarkup(outlet.id)}-${article.path.replace(/\D/g, '')}</guid>
<pubDate>${rssDate(article.publishedAt, outlet.zone)}</pubDate>
</item>`;
}
