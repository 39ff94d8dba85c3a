import type { EditionArticle } from '../edition.ts';
import { escapeMarkup } from '../markup.ts';
import type { OutletFile, PageLayout } from '../outlet-file.ts';
import { renderAggregatorPage } from './aggregator.ts';
import { renderBroadsheetPage } from './broadsheet.ts';
import { renderPageHead } from './page-head.ts';
import type { PageView } from './page-view.ts';
import { renderPortalPage } from './portal.ts';
import { renderWordpressPage } from './wordpress.ts';

const LAYOUTS: Record<PageLayout, (view: PageView) => string> = {
  portal: renderPortalPage,
  wordpress: renderWordpressPage,
  broadsheet: renderBroadsheetPage,
  aggregator: renderAggregatorPage,
};

/** The whole HTML page of an article. */
export function renderPage(view: PageView): string {
  return renderDocument(view.outlet, renderPageHead(view), LAYOUTS[view.outlet.layout](view));
}

/** The outlet's front page: a list of what it shows. */
export function renderFrontPage(outlet: OutletFile, articles: readonly EditionArticle[]): string {
  const links = articles.map(
    ({ path, title, teaser }) => `<li><a href="${path}">${escapeMarkup(title)}</a> ${escapeMarkup(teaser)}</li>`,
  );
  const head = `<head><meta charset="${outlet.encoding}"><title>${escapeMarkup(outlet.name)}</title>
<link rel="alternate" type="application/rss+xml" href="${outlet.feedPath}"></head>`;
  return renderDocument(
    outlet,
    head,
    `<body><h1>${escapeMarkup(outlet.name)}</h1><p>${escapeMarkup(outlet.tagline)}</p><ul>${links.join('\n')}</ul></body>`,
  );
}

/** What stands where a page was or never was. */
export function renderNotFoundPage(outlet: OutletFile): string {
  const head = `<head><meta charset="${outlet.encoding}"><title>404 — ${escapeMarkup(outlet.name)}</title></head>`;
  return renderDocument(outlet, head, '<body><h1>404</h1><p>Page not found.</p><p><a href="/">Home</a></p></body>');
}

function renderDocument(outlet: OutletFile, head: string, body: string): string {
  return `<!DOCTYPE html>\n<html lang="${outlet.language}">\n${head}\n${body}\n</html>\n`;
}
