import { z } from 'zod';
import { ArticleId, VersionId } from './ids.ts';
import { Instant, Reason, Score } from './span.ts';

export const ORIGIN_RELATIONS = ['original', 'reprint', 'rewrite'] as const;
export const OriginRelation = z.enum(ORIGIN_RELATIONS);
export type OriginRelation = z.infer<typeof OriginRelation>;

/** What one article has to do with the text it goes back to. */
export const Origin = z.object({
  /** Names the group. A rewrite carries the group of the text it was written from. */
  groupId: z.string(),
  relation: OriginRelation,
  /** The article that this one copies or rewrites, where it has been seen. */
  of: z.string().optional(),
  /** The outlet that the text itself credits, seen or not. */
  credited: z.object({ outlet: z.string(), url: z.string().optional() }).optional(),
  score: Score.optional(),
  reasons: z.array(Reason),
});
export type Origin = z.infer<typeof Origin>;

/** What deciding about origins needs of an article once its text has been compared. */
export const OriginNode = z.object({
  articleId: ArticleId,
  outletHost: z.string(),
  outlet: z.string(),
  /** Publication, or else first sight: decides who came first. */
  at: Instant,
  canonicalUrl: z.string(),
  credits: z.array(z.object({ name: z.string(), url: z.string().optional() })),
  /** Agencies that the text names anywhere, in short form. */
  agencies: z.array(z.string()),
  /** Names in the bracket that opens the text, in short form: those of other outlets are credits. */
  openings: z.array(z.string()),
  /** Words of the narration. */
  words: z.int().nonnegative(),
  /** Words that the text uses in one sentence only: what it is told from others of its topic by. */
  anchors: z.int().nonnegative(),
});
export type OriginNode = z.infer<typeof OriginNode>;

/** How much of a text's narration stands in another one, word for word; seen from the one of which it is the larger share. */
export const Overlap = z.object({
  /** Words that lie in a shared shingle. */
  words: z.int().nonnegative(),
  /** The same as a share of the narration. */
  share: Score,
  /** Words of the longest unbroken stretch, without names: two reports may share "Russian President Vladimir Putin". */
  longestRun: z.int().nonnegative(),
});
export type Overlap = z.infer<typeof Overlap>;

/** What two texts of one topic have in common beyond the topic. */
export const AnchorMatch = z.object({
  /** Anchors that both have; where both only quote, it is the quoted person's choice and does not count. */
  shared: z.int().nonnegative(),
  /** The most of them that stand in the same order in both. */
  ordered: z.int().nonnegative(),
  /** How far that is beyond chance, in units of chance; below 2 means nothing. */
  excess: z.number(),
});
export type AnchorMatch = z.infer<typeof AnchorMatch>;

/** What two texts have in common: the same, whichever of them is looked at first. */
export const Comparison = z.object({
  overlap: Overlap,
  /** Share of the words of both headlines that both have. */
  titles: Score,
  anchors: AnchorMatch,
  /** Likeness of the words of both texts, in whatever order. */
  likeness: Score,
});
export type Comparison = z.infer<typeof Comparison>;

/** What of a text is left out of comparisons as its outlet's furniture: keys of sentences, in ascending order. */
const Removed = z.array(z.int());

/** One article of a story, and what it has in common with those that may be its kin. */
export const OriginRecord = z.object({
  schema: z.literal(1),
  node: OriginNode,
  version: VersionId,
  removed: Removed,
  firstSeenAt: Instant,
  /** Keys of the sentences at both ends, furniture or not. */
  edges: z.array(z.int()),
  /** What the text is looked up by, packed; see `shared/origins/candidate-keys.ts`. */
  keys: z.string(),
  /** `toMark` names the other text as it was compared: a link counts only between texts as they stand now. */
  links: z.array(Comparison.extend({ to: ArticleId, toMark: z.string() })),
});
export type OriginRecord = z.infer<typeof OriginRecord>;

/** An article as it lies under one of its keys: enough to judge whether it is worth comparing, and to find its text. */
export const OriginEntry = z.object({
  articleId: ArticleId,
  version: VersionId,
  outletHost: z.string(),
  firstSeenAt: Instant,
  at: Instant,
  removed: Removed,
  /** What the text is looked up by, packed; see `shared/origins/candidate-keys.ts`. */
  keys: z.string(),
});
export type OriginEntry = z.infer<typeof OriginEntry>;

/** An outlet's latest articles of a story, with keys of the sentences at both ends: what returns there is furniture. */
export const OutletHabits = z.object({
  schema: z.literal(1),
  recent: z.array(
    z.object({
      articleId: ArticleId,
      version: VersionId,
      outletHost: z.string(),
      firstSeenAt: Instant,
      at: Instant,
      edges: z.array(z.int()),
    }),
  ),
});
export type OutletHabits = z.infer<typeof OutletHabits>;
