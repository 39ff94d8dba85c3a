import { z } from 'zod';
import { ArticleVersion } from './article.ts';
import { Claim, Stance } from './claim.ts';
import { ArticleId, ClaimId, DevelopmentId, StoryId, VersionId } from './ids.ts';
import { Day, Instant, Reason } from './span.ts';
import { Tier } from './tag.ts';

/** An article as one story sees it. */
export const StoryArticle = z.object({
  schema: z.literal(1),
  storyId: StoryId,
  storyHash: z.string(),
  articleId: ArticleId,
  /** The current version; claims of earlier ones are kept to show what an edit changed. */
  version: VersionId,
  versions: z.array(ArticleVersion).min(1),
  outletHost: z.string(),
  outlet: z.string(),
  url: z.string(),
  title: z.string(),
  language: z.string(),
  publishedAt: Instant.optional(),
  firstSeenAt: Instant,
  backfill: z.boolean(),
  tier: Tier,
  tagReasons: z.array(Reason),
  score: z.number(),
});
export type StoryArticle = z.infer<typeof StoryArticle>;

/** A claim on one of the story's propositions, with what the ledger needs of its article. */
export const StoryClaim = z.object({
  schema: z.literal(1),
  storyId: StoryId,
  articleId: ArticleId,
  version: VersionId,
  /** The proposition's key in the story. */
  proposition: z.string(),
  claim: Claim,
});
export type StoryClaim = z.infer<typeof StoryClaim>;

/** One article that carries a position, and the words it rests on. */
export const Carrier = z.object({
  articleId: ArticleId,
  version: VersionId,
  claimId: ClaimId,
  outlet: z.string(),
  outletHost: z.string(),
  url: z.string(),
  title: z.string(),
  /** Publication, or else first sight. */
  at: Instant,
  originId: z.string(),
  backfill: z.boolean(),
  /** The sentence, and the attributed words in it. */
  sentence: z.string(),
  content: z.string(),
  cue: z.string().optional(),
  quotes: z.array(z.string()),
});
export type Carrier = z.infer<typeof Carrier>;

/** A figure that a position carries. */
export const Figure = z.object({
  text: z.string(),
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  unit: z.string().optional(),
  approx: z.boolean().optional(),
});
export type Figure = z.infer<typeof Figure>;

/** One line of the ledger: a speaker's stance on a proposition on a day, with everybody who carries it. */
export const Position = z.object({
  /** Derived from speaker, proposition, stance and day. */
  id: z.string(),
  speaker: z.string(),
  /** The story's entity, where the speaker is one. */
  entityId: z.string().optional(),
  /** The text gives no name ("a senior official"): one person within texts of one origin, and no more. */
  unnamed: z.boolean().optional(),
  role: z.string().optional(),
  party: z.string().optional(),
  /** The story's entity whose office the speaker holds, where the speaker is none: South Korea for its foreign ministry. */
  bodyId: z.string().optional(),
  proposition: z.string(),
  stance: Stance,
  sub: z.string().optional(),
  certainty: z.string().optional(),
  /** The day on which it was said; the day of publication where the text names none. */
  day: Day,
  dayFrom: z.enum(['said', 'published', 'seen']),
  /** Speakers through whom it reaches us ("according to X"). */
  via: z.array(z.string()),
  figures: z.array(Figure),
  carriers: z.array(Carrier).min(1),
  outlets: z.int().positive(),
  origins: z.int().positive(),
  /** True when every carrier was first seen in a backfill. */
  backfill: z.boolean(),
  corrected: z.object({ reason: z.string(), at: Instant }).optional(),
});
export type Position = z.infer<typeof Position>;

/** The record of who says what in one story: a function of the set of articles, whatever their order of arrival. */
export const Ledger = z.object({
  storyId: StoryId,
  positions: z.array(Position),
});
export type Ledger = z.infer<typeof Ledger>;

export const DEVELOPMENT_KINDS = [
  'first-position',
  'changed-position',
  'new-figure',
  'contradiction',
  'claim-edited',
  'claim-withdrawn',
  'independent-report',
  'correction',
] as const;
export const DevelopmentKind = z.enum(DEVELOPMENT_KINDS);
export type DevelopmentKind = z.infer<typeof DevelopmentKind>;

/** Something new in a story: one alert entry. */
export const Development = z.object({
  id: DevelopmentId,
  storyId: StoryId,
  kind: DevelopmentKind,
  /** When it could first be known: first sight of the earliest carrier. */
  at: Instant,
  /** The day it is about. */
  day: Day,
  title: z.string(),
  proposition: z.string(),
  speaker: z.string(),
  party: z.string().optional(),
  claims: z.array(ClaimId),
  /** Before and after, or both sides; the last one is what is new. */
  positions: z.array(Position).min(1),
  outlets: z.int().positive(),
  origins: z.int().positive(),
  /** Backfilled: fills ledger and page, marked, and alerts nobody. */
  backfill: z.boolean(),
  why: z.array(Reason),
});
export type Development = z.infer<typeof Development>;

/** A development as it was published. `development` stays as first published but for its carriers. */
export const AlertEntry = z.object({
  schema: z.literal(1),
  id: DevelopmentId,
  storyId: StoryId,
  development: Development,
  publishedAt: Instant,
  updatedAt: Instant,
  /** The entry that this one corrects or replaces. */
  replaces: DevelopmentId.optional(),
  /** Set where one entry stands for all developments above the hour's limit; `development` is then the first of them. */
  rolledUp: z.array(z.object({ id: DevelopmentId, kind: DevelopmentKind, title: z.string(), day: Day })).optional(),
});
export type AlertEntry = z.infer<typeof AlertEntry>;
