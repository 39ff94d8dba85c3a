import { z } from 'zod';

/** A feed's name in `config/feeds.yaml`: kebab-case, chosen by whoever keeps the list. */
export const FeedId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, at most 63')
  .brand<'FeedId'>();
export type FeedId = z.infer<typeof FeedId>;

/** A story's name: that of its file in `config/stories`. */
export const StoryId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}$/, 'lower-case letters, digits and hyphens, at most 63')
  .brand<'StoryId'>();
export type StoryId = z.infer<typeof StoryId>;

/** Derived from the canonical URL; see `shared/articles/article-id.ts`. */
export const ArticleId = z.string().min(1).max(200).brand<'ArticleId'>();
export type ArticleId = z.infer<typeof ArticleId>;

/** Derived from the folded title and text of an article; see `shared/articles/article-id.ts`. */
export const VersionId = z.string().min(1).max(64).brand<'VersionId'>();
export type VersionId = z.infer<typeof VersionId>;

/** Derived from the article, its version and the spans of speaker, cue and content. */
export const ClaimId = z.string().min(1).max(200).brand<'ClaimId'>();
export type ClaimId = z.infer<typeof ClaimId>;

/** Derived from story, kind and what the development is about, so that a replay gives the same. */
export const DevelopmentId = z.string().min(1).max(200).brand<'DevelopmentId'>();
export type DevelopmentId = z.infer<typeof DevelopmentId>;
