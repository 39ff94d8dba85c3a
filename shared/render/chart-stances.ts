import { groupBy } from '../developments/order.ts';
import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { Position } from '../model/development.ts';
import type { Proposition } from '../model/story.ts';
import { CHART_WIDTH, type DayScale, dayAxis, dayScale, dayX, round } from './chart-scale.ts';
import { chartTable } from './chart-table.ts';
import { shorten } from './clean-text.ts';
import { shortDay } from './dates.ts';
import { type Html, html } from './html.ts';
import { anchorId } from './site-keys.ts';
import { stanceClass, stanceLabel, stanceSymbol } from './stance-mark.ts';
import type { StoryView } from './story-view.ts';

/** Speakers in one drawing; the table has them all. */
const MAX_ROWS = 12;
/** Marks of one speaker. */
const MAX_MARKS = 8;
const ROW = 27;
const LEFT = 138;

/** Each speaker's stance on one proposition over the days; the same as a table. Undefined below two speakers with a name. */
export function renderStances(view: StoryView, proposition: Proposition): Html | undefined {
  const rows = view.speakers
    .filter(({ isNamed }) => isNamed)
    .map(({ name, party, positions }) => ({
      name,
      party: view.partyName(party),
      positions: positions.filter((each) => each.proposition === proposition.key),
    }))
    .filter(({ positions }) => positions.length > 0);
  if (rows.length < 2) return undefined;
  const drawn = chooseRows(rows);
  const bottom = 16 + drawn.length * ROW;
  const days = dayScale(
    drawn.flatMap(({ positions }) => positions.map(({ day }) => day)),
    LEFT + 12,
    CHART_WIDTH - 14,
  );
  const title = anchorId('stances', proposition.key);
  return html`<figure class="chart-box"><figcaption id="${title}">“${proposition.label}”<small>the stance of each speaker, by the day on which it was said${rows.length > drawn.length && `; ${rows.length - drawn.length} more in the table`}</small></figcaption>
<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${bottom + 26}" role="img" aria-labelledby="${title}">
${drawn.map(
  (
    { name, positions },
    index,
  ) => html`<path class="grid" d="M${LEFT} ${20 + index * ROW}H${CHART_WIDTH}"/><text class="lab" x="${LEFT - 8}" y="${24 + index * ROW}" text-anchor="end">${shorten(name, 21)}</text>${marks(telling(positions), days, 20 + index * ROW)}
`,
)}${dayAxis(days, bottom + 18)}</svg>
${chartTable(
  `Stances on “${proposition.label}”`,
  ['Speaker', 'Day', 'Stance'],
  rows.flatMap(({ name, positions }) =>
    positions.map(
      (position) =>
        html`<tr><td>${name}</td><td>${shortDay(position.day)}</td><td>${stanceLabel(position.stance)}</td></tr>`,
    ),
  ),
)}</figure>
`;
}

/** By turns from each side, those with most positions first; then in their own order again. */
function chooseRows<T extends { party: string; positions: readonly Position[] }>(rows: readonly T[]): T[] {
  const ranked = [...groupBy(rows, ({ party }) => party).values()].flatMap((side) =>
    [...side].sort((a, b) => b.positions.length - a.positions.length).map((row, rank) => ({ row, rank })),
  );
  const chosen = new Set(
    [...ranked]
      .sort((a, b) => a.rank - b.rank)
      .slice(0, MAX_ROWS)
      .map(({ row }) => row),
  );
  return rows.filter((row) => chosen.has(row));
}

/** All of them, or where that is too many: the first, the last, and those before which the stance was another. */
function telling(positions: readonly Position[]): Position[] {
  if (positions.length <= MAX_MARKS) return [...positions];
  const last = positions.length - 1;
  return positions
    .filter(({ stance }, index) => index === 0 || index === last || positions[index - 1]?.stance !== stance)
    .slice(-MAX_MARKS);
}

/** Beside one another where one day has several. */
function marks(positions: readonly Position[], days: DayScale, y: number): Html[] {
  return [...groupBy(positions, ({ day }) => day).values()].flatMap((day) =>
    day.map((position, index) => mark(position, dayX(days, position.day) + (index - (day.length - 1) / 2) * 13, y)),
  );
}

function mark({ stance, day }: Position, x: number, y: number): Html {
  return html`<use class="${stanceClass(stance)}" href="${stanceSymbol(stance)}" x="${round(x - 7.5)}" y="${y - 7.5}" width="15" height="15"><title>${STANCE_WORDS[stance]}, ${shortDay(day)}</title></use>`;
}
