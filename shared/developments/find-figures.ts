import type { Development, Figure, Position } from '../model/development.ts';
import type { Proposition } from '../model/story.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  firstSight,
  quotedLabel,
  speakerKeyOf,
  speakerWithVia,
} from './development-scope.ts';
import { areCompatible, type FigureRange, figureKey, figureRange, formatFigure } from './figure-range.ts';
import { compareKeys, groupBy } from './order.ts';
import { answersTruth } from './stance-words.ts';

/** A figure of a position that counts what the proposition counts. */
export type CountedFigure = { figure: Figure; range: FigureRange };

/** A bare number that looks like a year is none of people. */
const YEARS: FigureRange = { from: 1900, to: 2100 };

/**
 * The figures of a position that can be compared with others on the same proposition, lowest first. Who denies or asks for
 * something does not vouch for the figures in it.
 */
export function countedFigures(
  proposition: Proposition | undefined,
  position: Pick<Position, 'stance' | 'sub' | 'figures'>,
): CountedFigure[] {
  const quantity = proposition?.quantity;
  if (!quantity || position.stance !== 'asserts' || !answersTruth(position)) return [];
  const units = new Set(quantity.units.map((unit) => unit.toLowerCase()));
  return position.figures
    .flatMap((figure) => {
      const range = figureRange(figure);
      const fits =
        figure.unit === undefined ? !!range && !areCompatible(range, YEARS) : units.has(figure.unit.toLowerCase());
      return range && fits ? [{ figure, range }] : [];
    })
    .sort((a, b) => a.range.from - b.range.from || a.range.to - b.range.to);
}

/**
 * Figures that a speaker gives for the first time, or that none of the speaker's earlier ones leaves possible. "Up to 12,000"
 * after "10,000" is neither, and neither is what somebody else has said for the same body.
 */
export function findFigures(scope: DevelopmentScope): Development[] {
  const found: Development[] = [];
  const series = groupBy(scope.allPositions.filter(hasSideOrName), (position) =>
    JSON.stringify([scope.bodyKey(position), position.proposition]),
  );
  for (const positions of series.values()) {
    const known: Given[] = [];
    for (const position of [...positions].sort((a, b) => compareKeys(inTime(scope, a), inTime(scope, b)))) {
      const fresh: Given[] = [];
      for (const counted of mostExactFirst(countedFigures(scope.proposition(position.proposition), position))) {
        if ([...known, ...fresh].some((each) => areCompatible(each.counted.range, counted.range))) continue;
        fresh.push({ position, counted });
        const own = known.filter((each) => speakerKeyOf(each.position) === speakerKeyOf(position));
        found.push(newFigure(scope, position, counted, own.at(-1)));
      }
      known.push(...fresh);
    }
  }
  return found;
}

/** "1,500" says more than "about 1,500" of another text. */
function mostExactFirst(figures: readonly CountedFigure[]): CountedFigure[] {
  const width = ({ range }: CountedFigure) => range.to - range.from;
  return [...figures].sort((a, b) => (width(a) < width(b) ? -1 : width(a) > width(b) ? 1 : 0));
}

type Given = { position: Position; counted: CountedFigure };

/** Within a day in the order in which readers could know. */
function inTime(scope: DevelopmentScope, position: Position): string[] {
  return [position.day, firstSight(scope, position).knownAt, position.id];
}

/** An unnamed speaker counts where it is known for whom: "a lawmaker in the capital". */
function hasSideOrName({ unnamed, party }: Position): boolean {
  return !unnamed || party !== undefined;
}

function newFigure(
  scope: DevelopmentScope,
  position: Position,
  { figure }: CountedFigure,
  before: Given | undefined,
): Development {
  const { knownAt, backfill } = firstSight(scope, position);
  const label = quotedLabel(scope, position.proposition);
  const unit = scope.proposition(position.proposition)?.quantity?.label ?? '';
  const now = `${formatFigure(figure)} ${unit}`.trim();
  const then = before && formatFigure(before.counted.figure);
  return createDevelopment(scope, {
    kind: 'new-figure',
    idParts: [speakerKeyOf(position), position.proposition, figureKey(figure)],
    title: `${speakerWithVia(position)} on ${label}: ${now}${then === undefined ? '' : `, after ${then}`}`,
    positions: before && before.position.id !== position.id ? [before.position, position] : [position],
    rule:
      before === undefined
        ? `no earlier figure of ${position.speaker} on ${label}`
        : `${now} cannot be what ${position.speaker} said on ${before.position.day}: ${then}`,
    at: knownAt,
    backfill,
  });
}
