import { type ClaimContext, extractClaims, NO_CONTEXT } from '#shared/claims/extract-claims.ts';
import type { Claim } from '#shared/model/claim.ts';

/** The claims of an English text, published on Sunday, 27 October 2024 where no other day is given. */
export function claimsIn(
  text: string,
  context: ClaimContext = NO_CONTEXT,
  publishedAt: string | undefined = '2024-10-27',
): Claim[] {
  return extractClaims({ id: 'article', version: '1', text, language: 'en', publishedAt }, context).claims;
}

/** `name | cue | content … content`: what most tests look at. */
export function brief(claim: Claim): string {
  return [claim.speaker?.name ?? '–', claim.cue?.text ?? '–', claim.content.map(({ text }) => text).join(' … ')].join(
    ' | ',
  );
}
