import { z } from 'zod';
import { ArticleId, DevelopmentId, FeedId, StoryId, VersionId } from './ids.ts';
import { Instant } from './span.ts';

/** `poll` → `fetch`: read this feed now. */
export const FetchMessage = z.object({
  version: z.literal(1),
  kind: z.literal('fetch'),
  feedId: FeedId,
  dueAt: Instant,
});
export type FetchMessage = z.infer<typeof FetchMessage>;

/** `fetch` → `read`: a new or changed entry, kept under `entryKey`. `poll` → `read`: read a stored article again. */
export const ReadMessage = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('entry'), feedId: FeedId, entryKey: z.string() }),
  z.object({ version: z.literal(1), kind: z.literal('reread'), articleId: ArticleId, dueAt: Instant }),
]);
export type ReadMessage = z.infer<typeof ReadMessage>;

/** `read` → `analyse`: a stored version. */
export const AnalyseMessage = z.object({
  version: z.literal(1),
  kind: z.literal('analyse'),
  articleId: ArticleId,
  articleVersion: VersionId,
});
export type AnalyseMessage = z.infer<typeof AnalyseMessage>;

/** `analyse` → `publish`: a story moved; `publish` → `publish`: the pages that all stories share. */
export const PublishMessage = z.discriminatedUnion('kind', [
  z.object({ version: z.literal(1), kind: z.literal('story'), storyId: StoryId, cause: z.string() }),
  z.object({ version: z.literal(1), kind: z.literal('site'), cause: z.string() }),
]);
export type PublishMessage = z.infer<typeof PublishMessage>;

/** `poll` → `notify`: deliver one published entry, or the digest of the period that ended at `to`, to one target. */
export const NotifyMessage = z.discriminatedUnion('kind', [
  z.object({
    version: z.literal(1),
    kind: z.literal('notify'),
    storyId: StoryId,
    developmentId: DevelopmentId,
    target: z.string(),
    attempt: z.int().positive(),
    dueAt: Instant,
  }),
  z.object({
    version: z.literal(1),
    kind: z.literal('digest'),
    storyId: StoryId,
    to: Instant,
    target: z.string(),
    attempt: z.int().positive(),
    dueAt: Instant,
  }),
]);
export type NotifyMessage = z.infer<typeof NotifyMessage>;
