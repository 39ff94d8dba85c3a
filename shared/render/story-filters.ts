import { STANCE_WORDS } from '../developments/stance-words.ts';
import { STANCES } from '../model/claim.ts';
import { type Html, html } from './html.ts';
import type { StoryView } from './story-view.ts';

/** Choices that the script turns into filters; without it they stay hidden, and everything is shown. */
export function renderFilters(view: StoryView): Html {
  const { positions } = view.ledger;
  const outlets = new Set(positions.flatMap(({ carriers }) => carriers.map(({ outlet }) => outlet)));
  const groups: [name: string, label: string, all: string, values: string[]][] = [
    [
      'speaker',
      'Speaker',
      'all speakers',
      [...new Set(view.speakers.filter(({ isNamed }) => isNamed).map(({ name }) => name))].sort(),
    ],
    ['party', 'Side', 'all sides', [...new Set(view.speakers.map(({ party }) => view.partyName(party)))]],
    [
      'stance',
      'Stance',
      'all stances',
      STANCES.filter((stance) => positions.some((each) => each.stance === stance)).map(
        (stance) => STANCE_WORDS[stance],
      ),
    ],
    ['outlet', 'Outlet', 'all outlets', [...outlets].sort()],
  ];
  return html`<details class="filtering" id="filtering" hidden><summary>Filter</summary><form class="filters" id="filters" role="search" aria-label="Filter developments and speakers">
${groups.map(
  ([
    name,
    label,
    all,
    values,
  ]) => html`<label>${label} <select name="${name}"><option value="">${all}</option>${values.map((value) => html`<option value="${value}">${value}</option>`)}</select></label>
`,
)}<label>From <input type="date" name="from"></label>
<label>To <input type="date" name="to"></label>
<button type="reset">clear</button><p class="result" role="status" id="filter-result"></p>
<p class="hint"><kbd>j</kbd> and <kbd>k</kbd> go from one development to the next while one of them has the focus.</p></form></details>
`;
}
