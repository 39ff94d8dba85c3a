import type { EditionArticle } from '../edition.ts';
import { escapeMarkup } from '../markup.ts';
import { labelsFor } from './labels.ts';
import type { PageView } from './page-view.ts';

/** The bar at the top. */
export function renderNavigation({ outlet }: PageView): string {
  const labels = labelsFor(outlet.language);
  const links = [labels.home, labels.world, labels.economy, labels.sport, labels.culture];
  return `<header class="site-header"><a class="logo" href="/">${escapeMarkup(outlet.name)}</a>
<nav class="main-nav"><ul>${links.map((word, index) => `<li><a href="/${index === 0 ? '' : `section-${index}`}">${word}</a></li>`).join('')}</ul></nav></header>`;
}

/** A row of links to social networks. */
export function renderShare({ outlet, article }: PageView): string {
  const target = encodeURIComponent(article.url);
  const label = labelsFor(outlet.language).share;
  return `<div class="share-buttons"><span>${label}</span>
<a href="https://social-one.example/share?u=${target}">Facebook</a> <a href="https://social-two.example/share?u=${target}">X</a> <a href="mailto:?body=${target}">Email</a></div>`;
}

/** Titles of other articles. */
export function renderRelated({ outlet }: PageView, articles: readonly EditionArticle[]): string {
  if (articles.length === 0) return '';
  const links = articles.map(({ path, title }) => `<li><a href="${path}">${escapeMarkup(title)}</a></li>`);
  return `<aside class="related-links"><h3>${labelsFor(outlet.language).related}</h3><ul>${links.join('')}</ul></aside>`;
}

/** A form that asks for an address. */
export function renderNewsletter({ outlet }: PageView): string {
  const labels = labelsFor(outlet.language);
  return `<section class="newsletter-signup"><h4>${labels.newsletter}</h4><p>${labels.newsletterText}</p>
<form action="/newsletter" method="post"><input type="email" name="email"><button>OK</button></form></section>`;
}

/** The notice at the bottom of the window. */
export function renderCookies({ outlet }: PageView): string {
  const labels = labelsFor(outlet.language);
  return `<div id="cookie-banner" class="cookie-notice" role="dialog"><p>${labels.cookies}</p><button>${labels.accept}</button></div>`;
}

/** Copyright and, where the outlet has one, its disclaimer. */
export function renderFooter({ outlet, article }: PageView): string {
  const disclaimer = outlet.disclaimer ? `<p class="disclaimer">${escapeMarkup(outlet.disclaimer)}</p>` : '';
  const year = article.publishedAt.getUTCFullYear();
  return `<footer class="site-footer">${disclaimer}<p>© ${year} ${escapeMarkup(outlet.name)}. ${labelsFor(outlet.language).rights}</p></footer>`;
}
