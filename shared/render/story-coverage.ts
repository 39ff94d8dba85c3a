import { groupBy } from '../developments/order.ts';
import { shortDay } from './dates.ts';
import { type Html, html } from './html.ts';
import { articleTime, type StoryView } from './story-view.ts';

/** Outlets shown before the rest is folded away. */
const MAX_OUTLETS = 20;

/** How much each outlet has on the story, and how much of it is its own. */
export function renderCoverage(view: StoryView): Html {
  const outlets = [...groupBy(view.articles, ({ outletHost }) => outletHost)]
    .map(([host, articles]) => ({ host, articles }))
    .sort((a, b) => b.articles.length - a.articles.length || (a.host < b.host ? -1 : 1));
  const most = outlets[0]?.articles.length ?? 1;
  const rows = outlets.map(({ host, articles }) => {
    const relation = (name: string) =>
      articles.filter(({ articleId }) => (view.origins.get(articleId)?.relation ?? 'original') === name).length;
    const times = articles.map(articleTime).sort();
    return html`<tr><th scope="row">${articles[0]?.outlet ?? host}<small>${host}</small></th><td class="bar-cell"><svg class="share" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.round((articles.length / most) * 100)}" height="10"/></svg><span>${articles.length}</span></td><td>${relation('original')}</td><td>${relation('reprint')}</td><td>${relation('rewrite')}</td><td>${articles.filter(({ tier }) => tier === 'mentions').length}</td><td>${shortDay(times[0] ?? '')} – ${shortDay(times.at(-1) ?? '')}</td></tr>
`;
  });
  const table = (body: readonly Html[]) =>
    html`<div class="scroll" role="region" aria-label="Coverage by outlet, table" tabindex="0"><table class="coverage"><thead><tr><th scope="col">Outlet</th><th scope="col">Articles</th><th scope="col">Own text</th><th scope="col">Reprints</th><th scope="col">Rewrites</th><th scope="col">Only mention it</th><th scope="col">From, to</th></tr></thead><tbody>${body}</tbody></table></div>`;
  const rest = rows.slice(MAX_OUTLETS);
  return html`${table(rows.slice(0, MAX_OUTLETS))}${rest.length > 0 && html`<details class="more"><summary>${rest.length} more outlets</summary>${table(rest)}</details>`}`;
}
