import { sloppyDate } from '../dates.ts';
import type { EditionArticle } from '../edition.ts';
import type { FeedView } from './feed-view.ts';

/** How much of the last item's text still arrives, in characters. */
const LAST_TEXT_LENGTH = 24;
const TEXT_START = '<description>';

/**
 * RSS 2.0 glued together by hand, broken on purpose: bare ampersands, entities that no DTD declares, an unclosed tag in
 * every item, dates with a named zone, and a document that ends in the middle of its last item.
 */
export function renderBrokenRss({ outlet, articles }: FeedView): string {
  const items = articles.map(renderItem);
  const last = items.pop() ?? '';
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0">
<channel>
<title>${outlet.name} &mdash; News & Views</title>
<link>http://${outlet.host}/?section=news&page=1</link>
<description>${outlet.tagline}</description>
<language>${outlet.language}</language>
${items.join('\n')}
${last.slice(0, last.indexOf(TEXT_START) + TEXT_START.length + LAST_TEXT_LENGTH)}`;
}

function renderItem(article: EditionArticle): string {
  return `<item>
<title>${breakEntities(article.title)}</title>
<link>${article.url}?from=rss&pos=1</link>
<guid isPermaLink="false">fc-${article.slug}</guid>
<description>${breakEntities(article.teaser)}<br>&nbsp;&hellip;</description>
<category>${article.section} & more
<pubDate>${sloppyDate(article.publishedAt)}</pubDate>
</item>`;
}

/** As an editor's keyboard leaves it: quotes and dashes as HTML entities, the rest as it is. */
function breakEntities(text: string): string {
  return text.replace(/[“”]/g, (mark) => (mark === '“' ? '&ldquo;' : '&rdquo;')).replaceAll('—', '&mdash;');
}
