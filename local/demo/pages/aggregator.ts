import { pageDate } from '../dates.ts';
import { escapeMarkup } from '../markup.ts';
import { renderFooter, renderNavigation, renderRelated, renderShare } from './furniture.ts';
import type { PageView } from './page-view.ts';

/** A press aggregator of the older kind: a table, text broken by `br` instead of paragraphs, the credit before the first word. */
export function renderAggregatorPage(view: PageView): string {
  const { outlet, article, related } = view;
  const before = article.creditBefore ? `${article.creditBefore} ` : '';
  const [first = '', ...rest] = article.paragraphs;
  const text = [`${before}${first}`, ...rest, article.creditAfter].filter((line) => line !== undefined);
  const disclaimer = outlet.disclaimer
    ? `<div class="legal"><b>Legal Disclaimer:</b><br>${escapeMarkup(outlet.disclaimer)}</div>`
    : '';
  return `<body>
${renderNavigation(view)}
<table width="100%"><tr><td width="70%" valign="top">
<h1>${escapeMarkup(article.title)}</h1>
<div class="dateline">Date: ${pageDate(article.publishedAt, outlet.zone)} &nbsp; <a href="/print${article.path}">Print</a></div>
<div id="articlebody">
${text.map(escapeMarkup).join('<br><br>\n')}
</div>
${disclaimer}
${renderShare(view)}
</td><td width="30%" valign="top">
${renderRelated(view, related)}
<div class="ad">Advertisement</div>
</td></tr></table>
${renderFooter(view)}
</body>`;
}
