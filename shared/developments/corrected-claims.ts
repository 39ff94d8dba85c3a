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
  const inOrder = [...corrections].sort((a, b) => compareKeys(correctionOrder(a), correctionOrder(b)));
  const byClaim = groupBy(inOrder, ({ claimId }) => claimId);
  const bySentence = groupBy(
    inOrder.flatMap((correction) => (correction.words ? [{ correction, words: correction.words }] : [])),
    ({ words }) => JSON.stringify([words.articleId, words.sentence]),
  );
  return claims.map((read) => {
    const { articleId, claim: words } = read;
    const content = contentOf(read);
    const atPlace = (bySentence.get(JSON.stringify([articleId, words.evidence.exact])) ?? [])
      .filter((each) => each.words.content.includes(content) || content.includes(each.words.content))
      .map(({ correction }) => correction);
    const own = byClaim.get(words.id) ?? atPlace;
    if (own.length === 0) return { read, claim: read };
    let claim: StoryClaim | undefined = read;
    for (const correction of own) claim = applyCorrection(read, claim, correction);
    return { read, claim, correction: own.at(-1) };
  });
}

/** The words of a claim as a correction remembers them. */
export function contentOf({ claim }: Pick<StoryClaim, 'claim'>): string {
  return claim.content.map(({ text }) => text).join(' … ');
}

function correctionOrder({ at, claimId, change }: Correction): string[] {
  return [at, claimId, JSON.stringify(change)];
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
