import { type Html, html } from './html.ts';

/** Rows of a table below a drawing; the ledger has them all. */
const MAX_ROWS = 20;

/** What a drawing shows, as a table that is folded away: for screen readers, and for everybody who wants the figures. */
export function chartTable(label: string, head: readonly string[], rows: readonly Html[]): Html {
  const left = rows.length - MAX_ROWS;
  return html`<details class="data"><summary>as a table</summary><div class="scroll" role="region" aria-label="${label}, table" tabindex="0"><table><thead><tr>${head.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows.slice(0, MAX_ROWS)}</tbody></table></div>${left > 0 && html`<p>${left} more rows are in the ledger.</p>`}</details>`;
}
