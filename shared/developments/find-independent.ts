import type { Carrier, Development, Position } from '../model/development.ts';
import { entails, isKnownBefore } from './body-positions.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  quotedLabel,
  speakerKeyOf,
  speakerWithVia,
} from './development-scope.ts';
import { compareKeys, groupBy } from './order.ts';
import { STANCE_WORDS, takesPosition } from './stance-words.ts';

type Report = { position: Position; carrier: Carrier; knownAt: string; backfill: boolean };

/** One day in ms. */
const DAY_MS = 86_400_000;
/** A text that comes later than this after a statement recalls it, in days. */
const MAX_DAYS_AFTER = 2;

/** The first time that a text of another origin carries a position that one origin alone carried until then. */
export function findIndependent(scope: DevelopmentScope): Development[] {
  const found: Development[] = [];
  const stands = groupBy(scope.positions.filter(takesPosition), (position) =>
    JSON.stringify([speakerKeyOf(position), position.proposition, position.stance]),
  );
  for (const stand of stands.values()) {
    const statement = sameStatement(stand);
    if (statement[0] && isKnownBefore(scope, statement[0])) continue;
    const reports = [...statement, ...sayingTheSame(scope, statement)]
      .flatMap((position) =>
        position.carriers
          .filter(({ at }) => Date.parse(at.slice(0, 10)) - Date.parse(position.day) <= MAX_DAYS_AFTER * DAY_MS)
          .map((carrier): Report => ({ position, carrier, ...scope.sightOf(carrier) })),
      )
      .sort((a, b) => compareKeys(reportOrder(a), reportOrder(b)));
    const first = reports[0];
    if (!first || reports.some((each) => each.knownAt === first.knownAt && isOther(each, first))) continue;
    const second = reports.find((each) => isOther(each, first));
    if (second) found.push(independentReport(scope, first, second));
  }
  return found;
}

function reportOrder({ knownAt, carrier }: Report): string[] {
  return [knownAt, carrier.at, carrier.articleId];
}

/** Another text by another outlet: an outlet that says it again confirms nothing. */
function isOther(a: Report, b: Report): boolean {
  return a.carrier.originId !== b.carrier.originId && a.carrier.outletHost !== b.carrier.outletHost;
}

/** The earliest position, and those of the next day whose text names no day of its own: they may well tell of the same words. */
function sameStatement(stand: readonly Position[]): Position[] {
  const sorted = [...stand].sort((a, b) => compareKeys([a.day, a.id], [b.day, b.id]));
  const first = sorted[0];
  if (!first) return [];
  return sorted.filter(
    ({ day, dayFrom }) =>
      day === first.day ||
      ((dayFrom !== 'said' || first.dayFrom !== 'said') && Date.parse(day) - Date.parse(first.day) <= DAY_MS),
  );
}

/** Of the same speaker and days, on propositions that say the same or part of it. */
function sayingTheSame(scope: DevelopmentScope, statement: readonly Position[]): Position[] {
  const [first] = statement;
  if (!first) return [];
  const days = new Set(statement.map(({ day }) => day));
  return scope
    .sameBody(first)
    .filter((other) => other.proposition !== first.proposition && days.has(other.day))
    .filter((other) => speakerKeyOf(other) === speakerKeyOf(first))
    .filter(({ dayFrom, via }) => via.length === 0 && (dayFrom === 'said' || first.dayFrom !== 'said'))
    .filter((other) => entails(scope, other, first) || entails(scope, first, other));
}

function independentReport(scope: DevelopmentScope, first: Report, second: Report): Development {
  const { position } = second;
  const label = quotedLabel(scope, position.proposition);
  return createDevelopment(scope, {
    kind: 'independent-report',
    idParts: [speakerKeyOf(position), position.proposition, position.stance],
    title: `Second origin, ${second.carrier.outlet}, for ${speakerWithVia(position)} on ${label}: ${STANCE_WORDS[position.stance]}`,
    positions: first.position.id === position.id ? [position] : [first.position, position],
    rule: `first carried by ${first.carrier.outlet}; the text of ${second.carrier.outlet} goes back to another origin`,
    at: second.knownAt,
    backfill: second.backfill,
  });
}
