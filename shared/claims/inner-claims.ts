import type { Claim } from '../model/claim.ts';

/**
 * The claims that are told inside the content of another: "Lund said *Rome denied it*". `claims` are those of one article in the order of
 * their cues, so that only neighbours are looked at.
 */
export function innerClaims(claims: readonly Claim[], index: number): Claim[] {
  const outer = claims[index];
  if (!outer) return [];
  const from = Math.min(...outer.content.map(({ span }) => span[0]));
  const to = Math.max(...outer.content.map(({ span }) => span[1]));
  const inner: Claim[] = [];
  for (let at = index - 1; at >= 0 && cueStart(claims[at]) >= from; at--) collect(at);
  for (let at = index + 1; at < claims.length && cueStart(claims[at]) < to; at++) collect(at);
  return inner;

  function collect(at: number): void {
    const other = claims[at];
    const cue = other?.cue?.span;
    if (other && cue && outer?.content.some(({ span }) => span[0] <= cue[0] && cue[1] <= span[1])) inner.push(other);
  }
}

function cueStart(claim: Claim | undefined): number {
  return claim?.cue?.span[0] ?? Number.NEGATIVE_INFINITY;
}
