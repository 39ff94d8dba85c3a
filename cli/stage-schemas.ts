import { z } from 'zod';
import { Article } from '#shared/model/article.ts';
import { Claim, HEADLINE_STANCES } from '#shared/model/claim.ts';
import { Development } from '#shared/model/development.ts';
import { FeedList, ParsedFeed } from '#shared/model/feed.ts';
import { OriginRelation } from '#shared/model/origin.ts';
import { Reason, Score } from '#shared/model/span.ts';
import { Story } from '#shared/model/story.ts';
import { Tier } from '#shared/model/tag.ts';

const Id = z.string();

/** Bytes as they came, in base64. */
export const BytesInput = z.object({
  id: Id,
  url: z.string().optional(),
  contentType: z.string().optional(),
  body: z.base64(),
});
export type BytesInput = z.infer<typeof BytesInput>;

/** An article as text: what `extract`, `match`, `origins` and `developments` read. */
export const TextInput = z.object({
  id: Id,
  title: z.string().optional(),
  text: z.string(),
  publishedAt: z.string().optional(),
  outlet: z.string().optional(),
  url: z.string().optional(),
});
export type TextInput = z.infer<typeof TextInput>;

export const StanceInput = z.object({ id: Id, claim: z.string(), text: z.string() });
export type StanceInput = z.infer<typeof StanceInput>;

const Answered = z.object({ tier: Tier, score: Score, reasons: z.array(Reason) });

/** Every document that goes into a stage or comes out of it, and the files that people write, by name. */
export const STAGE_SCHEMAS: Readonly<Record<string, z.ZodType>> = {
  'parse-feed.input': BytesInput,
  'parse-feed.output': z.object({ id: Id, feed: ParsedFeed }),
  'parse-article.input': BytesInput.required({ url: true }),
  'parse-article.output': z.object({
    id: Id,
    article: Article.pick({ title: true, text: true, language: true, credits: true, paragraphs: true }).extend(
      Article.pick({ publishedAt: true, modifiedAt: true, byline: true }).partial().shape,
    ),
  }),
  'extract.input': TextInput.omit({ url: true }),
  'extract.output': z.object({ id: Id, claims: z.array(Claim), skipped: z.enum(['unsupported-language']).optional() }),
  'match.input': TextInput,
  'match.output': z.object({ id: Id, ...Answered.shape }),
  'match-all.output': z.object({ id: Id, stories: z.array(z.object({ story: z.string(), ...Answered.shape })) }),
  'origins.input': TextInput,
  'origins.output': z.object({
    id: Id,
    origin: z.string(),
    relation: OriginRelation,
    of: z.string().optional(),
    credited: z.object({ outlet: z.string(), url: z.string().optional() }).optional(),
    score: Score.optional(),
    reasons: z.array(Reason),
  }),
  'stance.input': StanceInput,
  'stance.output': z.object({ id: Id, stance: z.enum(HEADLINE_STANCES), reasons: z.array(Reason) }),
  'developments.input': TextInput,
  'developments.output': Development,
  error: z.object({ id: Id, error: z.object({ code: z.string(), message: z.string() }) }),
  feeds: FeedList,
  story: Story,
};
