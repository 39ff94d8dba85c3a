import { z } from 'zod';
import { StoryId } from './ids.ts';
import { Reason, Score } from './span.ts';

/** `main`: the article is about the story; `mentions`: about something else, with a background sentence. */
export const TIERS = ['main', 'mentions', 'none'] as const;
export const Tier = z.enum(TIERS);
export type Tier = z.infer<typeof Tier>;

/** Spans of the reasons point into `title` (rules that start with `title:`) or into `text`. */
export const Tag = z.object({
  storyId: StoryId,
  storyHash: z.string(),
  tier: Tier,
  score: Score,
  reasons: z.array(Reason),
});
export type Tag = z.infer<typeof Tag>;
