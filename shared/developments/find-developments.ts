import type { Development, Ledger } from '../model/development.ts';
import type { StorySet } from './build-ledger.ts';
import { createDevelopmentScope } from './development-scope.ts';
import { findContradictions } from './find-contradictions.ts';
import { findCorrections } from './find-corrections.ts';
import { findEdits } from './find-edits.ts';
import { findFigures } from './find-figures.ts';
import { findIndependent } from './find-independent.ts';
import { findPositions } from './find-positions.ts';
import { compareKeys } from './order.ts';

/**
 * What is new in a story, by the time at which it could first be known. Ids follow from what a development is about, so
 * that the same set in any order, or read again, gives the same.
 */
export function findDevelopments(set: StorySet, ledger: Ledger): Development[] {
  const scope = createDevelopmentScope(set, ledger);
  const figures = findFigures(scope);
  const read = [...findPositions(scope, figures), ...figures, ...findContradictions(scope), ...findIndependent(scope)];
  // What is new only because a person read the words otherwise is told as a correction, and not once more.
  const corrected = new Set(scope.claims.kept.flatMap(({ claim, correction }) => (correction ? [claim.claim.id] : [])));
  const found = [
    ...read.filter(({ positions }) => !positions.at(-1)?.carriers.every(({ claimId }) => corrected.has(claimId))),
    ...findEdits(scope),
    ...findCorrections(scope),
  ].sort((a, b) => compareKeys([a.at, a.id], [b.at, b.id]));
  const byId = new Map<string, Development>();
  for (const development of found) if (!byId.has(development.id)) byId.set(development.id, development);
  return [...byId.values()];
}
