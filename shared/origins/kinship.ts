import type { RewriteLink } from './choose-sources.ts';
import type { ReprintLink } from './find-reprints.ts';
import type { RankedText } from './rank-texts.ts';

/** What the texts go back to, by place in the ranking. */
export type Kinship = {
  readonly ranked: readonly RankedText[];
  /** The text that a copy was taken from; absent for heads and for copies of an unseen original. */
  readonly parents: ReadonlyMap<number, number>;
  readonly reprints: ReadonlyMap<number, readonly ReprintLink[]>;
  /** Heads that retell another text. */
  readonly rewrites: ReadonlyMap<number, RewriteLink>;
};
