import type { Correction } from '../model/claim.ts';
import type { StoryClaim } from '../model/development.ts';
import { compareKeys, groupBy } from './order.ts';

/** A claim after the corrections that people made, and before. */
export type CorrectedClaim = {
  read: StoryClaim;
  /** Absent where a person dropped the claim. */
  claim?: StoryClaim;
  /** The last correction that holds. */
  correction?: Correction;
};

/** Applies corrections in the order of their time; a later one replaces an earlier one of its kind. */
export function correctClaims(claims: readonly StoryClaim[], corrections: readonly Correction[]): CorrectedClaim[] {
  const byClaim = groupBy(
    [...corrections].sort((a, b) => compareKeys([a.at, JSON.stringify(a.change)], [b.at, JSON.stringify(b.change)])),
    ({ claimId }) => claimId,
  );
  return claims.map((read) => {
    const own = byClaim.get(read.claim.id);
    if (!own) return { read, claim: read };
    let claim: StoryClaim | undefined = read;
    for (const correction of own) claim = applyCorrection(read, claim, correction);
    return { read, claim, correction: own.at(-1) };
  });
}

function applyCorrection(
  read: StoryClaim,
  before: StoryClaim | undefined,
  { change }: Correction,
): StoryClaim | undefined {
  const base = before ?? read;
  switch (change.kind) {
    case 'drop':
      return undefined;
    case 'stance':
      return { ...base, claim: { ...base.claim, stance: change.stance, sub: undefined } };
    case 'speaker': {
      const { speaker, evidence } = base.claim;
      const named = speaker
        ? { ...speaker, name: change.name, surface: change.name, affiliation: undefined, role: undefined }
        : { surface: change.name, span: evidence.span, name: change.name, kind: 'other' as const };
      return { ...base, claim: { ...base.claim, speaker: named } };
    }
    default:
      return change satisfies never;
  }
}
