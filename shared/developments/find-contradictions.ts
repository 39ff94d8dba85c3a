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

type Pair = { asserts: Position; denies: Position; parties: string };

/** One party asserts what another denies: once for each pair of parties and proposition, with those who said so first. */
export function findContradictions(scope: DevelopmentScope): Development[] {
  const found: Development[] = [];
  const byProposition = groupBy(scope.positions.filter(answersTruth), ({ proposition }) => proposition);
  for (const positions of byProposition.values()) {
    const asserting = earliestByParty(positions.filter(({ stance }) => stance === 'asserts'));
    const denying = earliestByParty(positions.filter(({ stance }) => stance === 'denies'));
    const pairs: Pair[] = [];
    for (const [asserter, asserts] of asserting) {
      for (const [denier, denies] of denying) {
        if (asserter === denier) continue;
        pairs.push({ asserts, denies, parties: JSON.stringify([asserter, denier].sort()) });
      }
    }
    for (const group of groupBy(pairs, ({ parties }) => parties).values()) {
      const [first] = group.sort((a, b) => compareKeys(pairOrder(a), pairOrder(b)));
      if (first) found.push(contradiction(scope, first));
    }
  }
  return found;
}

/** Those without a side stand for themselves. */
function partyOf(position: Position): string {
  return position.party === undefined ? speakerKeyOf(position) : `party:${position.party}`;
}

function earliestByParty(positions: readonly Position[]): Map<string, Position> {
  const earliest = new Map<string, Position>();
  for (const position of [...positions].sort((a, b) => compareKeys([a.day, a.id], [b.day, b.id]))) {
    const party = partyOf(position);
    if (!earliest.has(party)) earliest.set(party, position);
  }
  return earliest;
}

function pairOrder({ asserts, denies }: Pair): string[] {
  const later = asserts.day > denies.day ? asserts : denies;
  return [later.day, asserts.id, denies.id];
}

function contradiction(scope: DevelopmentScope, { asserts, denies, parties }: Pair): Development {
  const [first, second] = [asserts, denies]
    .map((position) => ({ position, sight: firstSight(scope, position) }))
    .sort((a, b) =>
      compareKeys([a.sight.knownAt, a.position.day, a.position.id], [b.sight.knownAt, b.position.day, b.position.id]),
    );
  const fresh = second ?? { position: denies, sight: firstSight(scope, denies) };
  const label = quotedLabel(scope, asserts.proposition);
  return createDevelopment(scope, {
    kind: 'contradiction',
    idParts: [parties, asserts.proposition],
    title:
      fresh.position === denies
        ? `${speakerWithVia(denies)} denies what ${speakerWithVia(asserts)} asserts: ${label}`
        : `${speakerWithVia(asserts)} asserts what ${speakerWithVia(denies)} denies: ${label}`,
    positions: [first?.position ?? asserts, fresh.position],
    rule: `on ${label}, ${asserts.speaker} asserts (${asserts.day}) and ${denies.speaker} denies (${denies.day})`,
    at: fresh.sight.knownAt,
    day: greatest([asserts.day, denies.day]),
    backfill: fresh.sight.backfill,
  });
}
