import { pageDate } from '../dates.ts';
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

/** A portal: standfirst under the title, a "Read more" box in the middle of the text, share buttons at both ends. */
export function renderPortalPage(view: PageView): string {
  const { outlet, article, related } = view;
  const labels = labelsFor(outlet.language);
  const half = Math.ceil(article.paragraphs.length / 2);
  const credits = (line: string | undefined): string[] => (line ? [line] : []);
  const box = related[0]
    ? `<div class="read-more"><strong class="read-more__title">${labels.readMore}</strong> <a href="${related[0].path}">${escapeMarkup(related[0].title)}</a></div>`
    : '';
  return `<body class="layout">
${renderCookies(view)}
${renderNavigation(view)}
<main><div class="article">
<div class="article__date">${pageDate(article.publishedAt, outlet.zone)}</div>
<h1 class="article__heading">${escapeMarkup(article.title)}</h1>
<div class="article__summary">${escapeMarkup(article.teaser)}</div>
${renderShare(view)}
<div class="media"><img src="/images/${article.slug}.jpg" alt=""><div class="media__footer">${labels.photo}. © ${escapeMarkup(outlet.name)}</div></div>
<div class="article__text text">
${paragraphsToHtml([...credits(article.creditBefore), ...article.paragraphs.slice(0, half)])}
${box}
${paragraphsToHtml([...article.paragraphs.slice(half), ...credits(article.creditAfter)])}
</div>
${renderShare(view)}
</div>
${renderRelated(view, related)}
${renderNewsletter(view)}
</main>
${renderFooter(view)}
</body>`;
}
