import { scaleLinear } from 'd3-scale';
import { formatFigure, formatNumber } from '../developments/figure-range.ts';
import { type CountedFigure, countedFigures } from '../developments/find-figures.ts';
import type { Position } from '../model/development.ts';
import type { Proposition } from '../model/story.ts';
import { placeLabels } from './chart-labels.ts';
import { CHART_WIDTH, dayAxis, dayScale, dayX, round } from './chart-scale.ts';
import { chartTable } from './chart-table.ts';
import { shorten } from './clean-text.ts';
import { shortDay } from './dates.ts';
import { type Html, html } from './html.ts';
import { anchorId } from './site-keys.ts';
import { stanceClass, stanceLabel } from './stance-mark.ts';
import type { StoryView } from './story-view.ts';

const HEIGHT = 250;
/** Figures in one drawing, the newest; the ledger has them all. */
const MAX_POINTS = 60;
const BOX = { left: 58, right: CHART_WIDTH - 12, top: 24, bottom: 214 };

type Counted = { position: Position; counted: CountedFigure };

/** Who named which figure, on which day; the same as a table. Undefined where nobody counted. */
export function renderFigures(view: StoryView, proposition: Proposition): Html | undefined {
  const all = view.ledger.positions
    .filter((position) => position.proposition === proposition.key)
    .flatMap((position) => countedFigures(proposition, position).map((each) => ({ position, counted: each })));
  const counted = all.slice(-MAX_POINTS);
  if (counted.length === 0 || !proposition.quantity) return undefined;
  const scale = scaleLinear()
    .domain([0, Math.max(1, ...counted.map((each) => top(each.counted)))])
    .nice(4)
    .range([BOX.bottom, BOX.top]);
  const y = (value: number) => round(scale(value));
  const days = dayScale(
    counted.map(({ position }) => position.day),
    BOX.left,
    BOX.right,
  );
  const beside = shifts(counted);
  const points = counted.map(({ position, counted: each }, index) => {
    const x = round(dayX(days, position.day) + (beside[index] ?? 0));
    const text = `${shorten(position.speaker, 22)}: ${formatFigure(each.figure)}`;
    return { x, text, stance: position.stance, ...draw(each, x, y) };
  });
  const title = anchorId('figures', proposition.key);
  return html`<figure class="chart-box"><figcaption id="${title}">How many ${proposition.quantity.label}<small>“${proposition.label}”: figures claimed, by the day on which they were said; a bar is a range, a dashed line a bound</small></figcaption>
<svg class="chart" viewBox="0 0 ${CHART_WIDTH} ${HEIGHT}" role="img" aria-labelledby="${title}">
${scale.ticks(4).map((tick) => html`<path class="grid" d="M${BOX.left} ${y(tick)}H${BOX.right}"/><text x="${BOX.left - 8}" y="${y(tick) + 4}" text-anchor="end">${formatNumber(tick)}</text>`)}
${dayAxis(days, BOX.bottom + 20)}
${points.map(({ stance, shape }) => html`<g class="${stanceClass(stance)}">${shape}</g>`)}
${placeLabels(
  points.map(({ text, x, top: at }) => ({ text, x, y: at })),
  BOX.left,
  BOX.bottom,
)}</svg>
${chartTable(
  `Figures on “${proposition.label}”`,
  ['Day', 'Speaker', 'Figure', 'Stance'],
  [...counted]
    .reverse()
    .map(
      ({ position, counted: { figure } }) =>
        html`<tr><td>${shortDay(position.day)}</td><td>${position.speaker}</td><td>${formatFigure(figure)} <small>“${figure.text}”</small></td><td>${stanceLabel(position.stance)}</td></tr>`,
    ),
)}</figure>
`;
}

/** Beside one another where one day has several: steps to the right and left by turns, in units of the drawing. */
function shifts(counted: readonly Counted[]): number[] {
  const onDay = new Map<string, number>();
  return counted.map(({ position }) => {
    const count = onDay.get(position.day) ?? 0;
    onDay.set(position.day, count + 1);
    return (count % 2 === 1 ? -1 : 1) * Math.ceil(count / 2) * 8;
  });
}

/** A dot for a figure, a bar for a range, a dashed line for a figure with one bound only. */
function draw({ figure }: CountedFigure, x: number, y: (value: number) => number): { shape: Html; top: number } {
  const { min, max, value = min ?? max ?? 0 } = figure;
  if (min !== undefined && max !== undefined) {
    return { shape: html`<path class="bar" d="M${x} ${y(min)}V${y(max)}"/>`, top: y(max) };
  }
  if (max !== undefined) {
    return {
      shape: html`<path class="open" d="M${x} ${y(0)}V${y(max)}"/><path class="cap" d="M${x - 6} ${y(max)}h12"/>`,
      top: y(max),
    };
  }
  if (min !== undefined) {
    return {
      shape: html`<path class="open" d="M${x} ${y(min)}V${BOX.top}"/><path class="cap" d="M${x - 6} ${y(min)}h12"/>`,
      top: y(min),
    };
  }
  return { shape: html`<circle cx="${x}" cy="${y(value)}" r="4.5"/>`, top: y(value) };
}

function top({ figure: { value, min, max } }: CountedFigure): number {
  return max ?? value ?? min ?? 0;
}
