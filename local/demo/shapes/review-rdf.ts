import { isoDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { escapeMarkup } from '../markup.ts';
import type { FeedView } from './feed-view.ts';

/** RSS 1.0 (RDF): items beside the channel, order in an `rdf:Seq`, dates and authors in Dublin Core. */
export function renderReviewRdf({ outlet, articles, changedAt }: FeedView): string {
  const home = `http://${outlet.host}`;
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel rdf:about="${home}${outlet.feedPath}">
<title>${escapeMarkup(outlet.name)}</title>
<link>${home}/</link>
<description>${escapeMarkup(outlet.tagline)}</description>
<dc:language>${outlet.language}</dc:language>
<dc:date>${isoDate(changedAt, outlet.zone)}</dc:date>
<sy:updatePeriod>hourly</sy:updatePeriod>
<sy:updateFrequency>2</sy:updateFrequency>
<items><rdf:Seq>
${articles.map((article) => `<rdf:li rdf:resource="${article.url}"/>`).join('\n')}
</rdf:Seq></items>
</channel>
${articles.map((article) => renderItem(outlet.zone, article)).join('\n')}
</rdf:RDF>
`;
}

function renderItem(zone: string, article: EditionArticle): string {
  const creator = article.byline ? `\n<dc:creator>${escapeMarkup(article.byline)}</dc:creator>` : '';
  return `<item rdf:about="${article.url}">
<title>${escapeMarkup(article.title)}</title>
<link>${article.url}</link>
<description>${escapeMarkup(article.teaser)}</description>${creator}
<dc:subject>${escapeMarkup(article.section)}</dc:subject>
<dc:date>${isoDate(article.publishedAt, zone)}</dc:date>
</item>`;
}
