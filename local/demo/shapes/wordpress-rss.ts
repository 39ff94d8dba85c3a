import { rssDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { cdata, escapeMarkup, paragraphsToHtml } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';
import { type FeedView, fullTextHtml } from './feed-view.ts';

/** What WordPress 6 sends: excerpt in `description`, everything in `content:encoded`, both with "The post … appeared first on …". */
export function renderWordpressRss({ outlet, articles, changedAt }: FeedView): string {
  const home = `http://${outlet.host}`;
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>${escapeMarkup(outlet.name)}</title>
	<atom:link href="${home}${outlet.feedPath}" rel="self" type="application/rss+xml" />
	<link>${home}</link>
	<description>${escapeMarkup(outlet.tagline)}</description>
	<lastBuildDate>${rssDate(changedAt, outlet.zone)}</lastBuildDate>
	<language>${outlet.language}</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<sy:updateFrequency>1</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.6.2</generator>
${articles.map((article) => renderItem(outlet, article)).join('\n')}
</channel>
</rss>
`;
}

function renderItem(outlet: OutletFile, article: EditionArticle): string {
  const title = escapeMarkup(article.title);
  const tail = `<p>The post <a href="${article.url}">${title}</a> appeared first on <a href="http://${outlet.host}">${escapeMarkup(outlet.name)}</a>.</p>`;
  return `	<item>
		<title>${title}</title>
		<link>${article.url}</link>
		<comments>${article.url}#respond</comments>
		<dc:creator>${cdata(article.byline ?? 'newsdesk')}</dc:creator>
		<pubDate>${rssDate(article.publishedAt, outlet.zone)}</pubDate>
		<category>${cdata(article.section)}</category>
		<guid isPermaLink="false">http://${outlet.host}/?p=${article.publishedAt.getTime() / 60_000}</guid>
		<description>${cdata(`${paragraphsToHtml([`${article.teaser} […]`])}\n${tail}`)}</description>
		<content:encoded>${cdata(`${fullTextHtml(article)}\n${tail}`)}</content:encoded>
		<wfw:commentRss>${article.url}feed/</wfw:commentRss>
		<slash:comments>0</slash:comments>
	</item>`;
}
