import { isoDate, pageDate } from '../dates.ts';
import { escapeMarkup } from '../markup.ts';
import { fullTextHtml } from '../shapes/feed-view.ts';
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

/** A WordPress theme: everything in `entry-content`, then sharing, related posts, disclaimer and a comment form. */
export function renderWordpressPage(view: PageView): string {
  const { outlet, article, related } = view;
  const disclaimer = outlet.disclaimer
    ? `<div class="post-disclaimer"><h4>General Content Disclaimer</h4><p>${escapeMarkup(outlet.disclaimer)}</p></div>`
    : '';
  return `<body class="single single-post">
<a class="skip-link screen-reader-text" href="#content">Skip to content</a>
${renderNavigation(view)}
<div id="content" class="site-content"><article id="post-${article.publishedAt.getTime() / 60_000}" class="post type-post hentry">
<header class="entry-header"><h1 class="entry-title">${escapeMarkup(article.title)}</h1>
<div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="${isoDate(article.publishedAt, outlet.zone)}">${pageDate(article.publishedAt, outlet.zone)}</time></span> <span class="byline">by ${escapeMarkup(article.byline ?? 'newsdesk')}</span></div></header>
<div class="entry-content">
${fullTextHtml(article)}
<div class="sharedaddy sd-sharing-enabled">${renderShare(view)}</div>
${disclaimer}
</div>
<footer class="entry-footer"><span class="cat-links">Posted in ${escapeMarkup(article.section)}</span></footer>
</article>
${renderRelated(view, related)}
<div id="comments" class="comments-area"><div id="respond"><h3>${labelsFor(outlet.language).comments}</h3><p>Your email address will not be published. Required fields are marked *</p><form><textarea name="comment"></textarea></form></div></div>
<aside id="secondary" class="widget-area">${renderNewsletter(view)}</aside></div>
${renderFooter(view)}
${renderCookies(view)}
</body>`;
}
