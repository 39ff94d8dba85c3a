import type { Development } from '../model/development.ts';
import { buildPositions } from './build-position.ts';
import { createDevelopment, type DevelopmentScope, quotedLabel } from './development-scope.ts';
import { STANCE_WORDS } from './stance-words.ts';

/** What people corrected in the reading of a claim: one development for each correction that holds. */
export function findCorrections(scope: DevelopmentScope): Development[] {
  const kept = scope.claims.kept.filter(({ correction }) => correction !== undefined);
  return [
    ...kept.map((claim) => ({ claim, isDropped: false })),
    ...scope.claims.dropped.map((claim) => ({ claim, isDropped: true })),
  ]
    .filter(({ claim: { article, claim } }) => article.tier !== 'none' && claim.version === article.version)
    .flatMap(({ claim, isDropped }) => {
      const { correction } = claim;
      const own = buildPositions(scope.story.id, [claim])[0];
      if (!correction || !own) return [];
      const position = scope.allPositions.find(({ id }) => !isDropped && id === own.id) ?? own;
      const label = quotedLabel(scope, position.proposition);
      const what = isDropped
        ? `${claim.article.outlet} does not carry a position of ${position.speaker} on ${label}`
        : `${position.speaker} on ${label}: ${STANCE_WORDS[position.stance]}`;
      return [
        createDevelopment(scope, {
          kind: 'correction',
          idParts: [correction.claimId, position.proposition, JSON.stringify(correction.change)],
          title: `Corrected: ${what}`,
          positions: [position],
          rule: `a person corrected how claimwire read it: ${correction.reason}`,
          at: correction.at,
          day: correction.at.slice(0, 10),
          backfill: claim.backfill,
        }),
      ];
    });
}
