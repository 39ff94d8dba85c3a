import type { Development, Position } from '../model/development.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  firstSight,
  quotedLabel,
  speakerKeyOf,
  speakerWithVia,
} from './development-scope.ts';
import { compareKeys, greatest, groupBy } from './order.ts';
import { answersTruth } from './stance-words.ts';

/**
 * One party asserts what another denies at that time: once for each pair of parties and proposition. Who asserts a proposition
 * asserts what it implies: "they are there" stands against "they were not sent".
 */
export function findContradictions(scope: DevelopmentScope): Development[] {
  const found: Development[] = [];
  const sided = scope.positions.filter((position) => answersTruth(position) && hasSide(scope, position));
  const asserted = sided.filter(({ stance }) => stance === 'asserts');
  for (const [proposition, direct] of groupBy(sided, (position) => position.proposition)) {
    const implied = asserted.filter((position) => scope.implies(position.proposition, proposition));
    const positions = [...direct, ...implied];
    const told = new Set<string>();
    /** What each party last said. */
    const standing = new Map<string, Position>();
    for (const position of positions.sort((a, b) => compareKeys(inTime(a), inTime(b)))) {
      const party = partyOf(position);
      for (const [other, opposite] of standing) {
        const parties = JSON.stringify([party, other].sort());
        if (other === party || told.has(parties) || !areOpposite(position, opposite)) continue;
        told.add(parties);
        found.push(contradiction(scope, opposite, position, parties, proposition));
      }
      standing.set(party, position);
    }
  }
  return found;
}

/** Within a day in the order of the carriers; a day of a text has no order of its own. */
function inTime({ day, carriers, id }: Position): string[] {
  return [day, carriers[0]?.at ?? '', id];
}

/** Passers-by contradict somebody every day: where a story names sides, only those on one count, and those it knows. */
function hasSide({ story }: DevelopmentScope, { party, entityId }: Position): boolean {
  return story.parties.length === 0 || party !== undefined || entityId !== undefined;
}

/** Those without a side stand for themselves. */
function partyOf(position: Position): string {
  return position.party === undefined ? speakerKeyOf(position) : `party:${position.party}`;
}

function areOpposite(a: Position, b: Position): boolean {
  return (a.stance === 'asserts' && b.stance === 'denies') || (a.stance === 'denies' && b.stance === 'asserts');
}

/** What could be read last is what is new. */
function contradiction(
  scope: DevelopmentScope,
  a: Position,
  b: Position,
  parties: string,
  proposition: string,
): Development {
  const sight = { a: firstSight(scope, a), b: firstSight(scope, b) };
  const isANew = sight.a.knownAt > sight.b.knownAt;
  const [old, fresh] = isANew ? [b, a] : [a, b];
  const { knownAt, backfill } = isANew ? sight.a : sight.b;
  const label = quotedLabel(scope, proposition);
  const stronger = [a, b].find((position) => position.proposition !== proposition);
  const hence = stronger ? `; ${quotedLabel(scope, stronger.proposition)} says that too` : '';
  return createDevelopment(scope, {
    kind: 'contradiction',
    idParts: [parties, proposition],
    proposition,
    title: `${speakerWithVia(fresh)} ${fresh.stance} what ${speakerWithVia(old)} ${old.stance}: ${label}`,
    positions: [old, fresh],
    rule: `on ${label}: ${old.speaker} ${old.stance} (${old.day}), ${fresh.speaker} ${fresh.stance} (${fresh.day})${hence}`,
    at: knownAt,
    day: greatest([a.day, b.day]),
    backfill,
  });
}
