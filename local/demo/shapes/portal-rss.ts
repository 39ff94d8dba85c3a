import { rssDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import { trackedUrl } from '../links.ts';
import { cdata, escapeMarkup } from '../markup.ts';
import type { OutletFile } from '../outlet-file.ts';
import type { FeedView } from './feed-view.ts';

/**
 * RSS 2.0 of a large news portal: a teaser in CDATA behind a thumbnail and a "Read Full Article" link, white space around
 * every value, tracking parameters in the link but not in the guid, no XML prolog.
 */
export function renderPortalRss({ outlet, articles, changedAt }: FeedView): string {
  const home = `http://${outlet.host}`;
  return `<rss xmlns:media="http://search.yahoo.com/mrss/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0">
	<channel>
		<title>${escapeMarkup(outlet.name)} - ${escapeMarkup(outlet.tagline)}</title>
		<link>${home}</link>
		<description>${escapeMarkup(outlet.name)} : Today</description>
		<language>${outlet.language}</language>
		<copyright>${escapeMarkup(outlet.name)}</copyright>
		<lastBuildDate>${rssDate(changedAt, outlet.zone)}</lastBuildDate>
		<atom:link href="${home}${outlet.feedPath}" rel="self" type="application/rss+xml"/>
		<image><url>${home}/static/img/logo-rss.png</url><title>${escapeMarkup(outlet.name)}</title><link>${home}</link><width>125</width><height>40</height></image>
${articles.map((article) => renderItem(outlet, article)).join('\n')}
	</channel>
</rss>
`;
}

function renderItem(outlet: OutletFile, article: EditionArticle): string {
  const link = trackedUrl(outlet, article.url);
  const picture = `http://${outlet.host}/files/thumbnail/${article.slug}.jpg`;
  const teaser = `<img alt="Preview" align="left" style="margin-right: 10px;" src="${picture}" /> ${escapeMarkup(article.teaser)} <br/><a href="${link}">Read Full Article at ${escapeMarkup(outlet.name)}</a>`;
  return `		<item>
			<title>
			${escapeMarkup(article.title)}
			</title>
			<link>
				${cdata(`\n				${link}\n				`)}
			</link>
			<guid>
				${article.url}
			</guid>
			<description>
				${cdata(`\n				${teaser}\n				`)}
			</description>
			<enclosure url="${picture}" type="image/jpeg" length="123"/>
			<pubDate>${rssDate(article.publishedAt, outlet.zone)}</pubDate>
			<dc:creator>${escapeMarkup(article.byline ?? outlet.name)}</dc:creator>
		</item>`;
}
