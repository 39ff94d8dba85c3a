import { ClaimId } from '../model/ids.ts';
import type { Span } from '../model/span.ts';
import { sha256Hex } from '../text/sha256.ts';

/** 80 bits: no two claims of a day's news share them. */
const ID_LENGTH = 20;

/** The same article version, cue and contents give the same id, on every machine and in every run. */
export function claimId(
  articleId: string,
  version: string,
  cue: Span | undefined,
  content: readonly Span[],
  key = '',
): ClaimId {
  const places = [cue, ...content].map((span) => (span ? `${span[0]}-${span[1]}` : '')).join(',');
  return ClaimId.parse(sha256Hex(`${articleId}\n${version}\n${places}\n${key}`).slice(0, ID_LENGTH));
}
