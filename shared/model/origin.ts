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

/** All that comparing origins needs of an article, small enough to keep for each. */
export const OriginSketch = z.object({
  schema: z.literal(1),
  articleId: ArticleId,
  version: VersionId,
  outletHost: z.string(),
  outlet: z.string(),
  /** Publication, or else first sight: decides who came first. */
  at: Instant,
  firstSeenAt: Instant,
  canonicalUrl: z.string(),
  credits: z.array(z.object({ name: z.string(), url: z.string().optional() })),
  /** Whatever `shared/origins` needs to compare two articles; opaque to everybody else. */
  data: z.unknown(),
});
export type OriginSketch = z.infer<typeof OriginSketch>;
