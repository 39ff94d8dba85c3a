import { isoDate } from '../dates.ts';
import { type FeedView, fullTextHtml } from './feed-view.ts';

/** JSON Feed 1.1 with the full text in `content_html`. */
export function renderJsonFeed({ outlet, articles }: FeedView): string {
  const home = `http://${outlet.host}`;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: outlet.name,
    home_page_url: `${home}/`,
    feed_url: `${home}${outlet.feedPath}`,
    description: outlet.tagline,
    language: outlet.language,
    items: articles.map((article) => ({
      id: article.url,
      url: article.url,
      title: article.title,
      summary: article.teaser,
      content_html: fullTextHtml(article),
      date_published: isoDate(article.publishedAt, outlet.zone),
      date_modified: isoDate(article.modifiedAt, outlet.zone),
      authors: article.byline ? [{ name: article.byline }] : undefined,
      tags: [article.section],
    })),
  };
  return `${JSON.stringify(feed, null, 1)}\n`;
}
