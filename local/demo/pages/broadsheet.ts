import { isoDate, pageDate } from '../dates.ts';
import { escapeMarkup, paragraphsToHtml } from '../markup.ts';
import {
  renderCookies,
  renderFooter,
  renderNavigation,
  renderNewsletter,
  renderRelated,
  renderShare,
} from './furniture.ts';
import { labelsFor } from './labels.ts';
import type { PageView } from './page-view.ts';

/** A broadsheet: semantic elements, a figure with caption, the newsletter between the second and the third paragraph. */
export function renderBroadsheetPage(view: PageView): string {
  const { outlet, article, related } = view;
  const labels = labelsFor(outlet.language);
  const byline = article.byline ? `<address rel="author">By ${escapeMarkup(article.byline)}</address>` : '';
  const text = [article.creditBefore, ...article.paragraphs, article.creditAfter].filter((line) => line !== undefined);
  return `<body>
${renderNavigation(view)}
<main id="main-content"><article>
<h1 id="main-heading">${escapeMarkup(article.title)}</h1>
${byline}<time datetime="${isoDate(article.publishedAt, outlet.zone)}">${pageDate(article.publishedAt, outlet.zone)}</time>
${renderShare(view)}
<figure><img src="/images/${article.slug}.jpg" alt=""><figcaption>${labels.photo}</figcaption></figure>
<div data-component="text-block">
${paragraphsToHtml(text.slice(0, 2))}
</div>
${renderNewsletter(view)}
<div data-component="text-block">
${paragraphsToHtml(text.slice(2))}
</div>
<section data-component="topic-list"><h2>${labels.related}</h2><a href="/topics/${encodeURIComponent(article.section)}">${escapeMarkup(article.section)}</a></section>
</article>
${renderRelated(view, related)}
</main>
${renderFooter(view)}
${renderCookies(view)}
</body>`;
}
