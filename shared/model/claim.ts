import { z } from 'zod';
import { ArticleId, ClaimId, StoryId, VersionId } from './ids.ts';
import { Score, Span, TextSpan } from './span.ts';

/** Stance of the speaker toward the proposition. */
export const STANCES = ['asserts', 'denies', 'cannot-confirm', 'warns', 'demands', 'reported-by-others'] as const;
export const Stance = z.enum(STANCES);
export type Stance = z.infer<typeof Stance>;

/** A finer word on the stance. */
export const STANCE_SUBS = [
  'accuses',
  'concern',
  'commits',
  'withholds',
  'casts-doubt',
  'cites-non-confirmation',
] as const;
export const CERTAINTIES = ['possible', 'probable'] as const;
export const CLAIM_MODES = ['direct', 'mixed', 'indirect'] as const;
export const SPEAKER_KINDS = [
  'person',
  'person-unnamed',
  'group',
  'organisation',
  'state',
  'document',
  'media',
  'other',
] as const;
export const SAID_PRECISIONS = ['day', 'week', 'month', 'year'] as const;
export const QUANTITY_UNITS = [
  'people',
  'soldiers',
  'casualties',
  'brigades',
  'battalions',
  'weapons',
  'percent',
  'money',
  'other',
] as const;

export const Speaker = z.object({
  /** The noun phrase as written, with its title; empty never. */
  surface: z.string(),
  span: Span,
  /** The name after the mention chain and the aliases have been followed. */
  name: z.string(),
  kind: z.enum(SPEAKER_KINDS),
  role: z.string().optional(),
  affiliation: z.string().optional(),
});
export type Speaker = z.infer<typeof Speaker>;

export const Said = z.object({
  /** ISO day (`2024-10-23`), week (`2024-W42`), month or year, by `precision`. */
  at: z.string().optional(),
  precision: z.enum(SAID_PRECISIONS).optional(),
  /** Place or occasion as written. */
  where: z.string().optional(),
});

export const Quantity = TextSpan.extend({
  value: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  /** What is counted, lower case, e.g. `soldiers`. */
  unit: z.string().optional(),
  approx: z.boolean().optional(),
});
export type Quantity = z.infer<typeof Quantity>;

/** One speaker, one cue, one proposition. */
export const Claim = z.object({
  id: ClaimId,
  /** `null` when grammatically absent or when nobody accountable is named. */
  speaker: Speaker.nullable(),
  cue: TextSpan.nullable(),
  stance: Stance,
  sub: z.enum(STANCE_SUBS).optional(),
  certainty: z.enum(CERTAINTIES).optional(),
  /** Several segments where the cue splits it. */
  content: z.array(TextSpan).min(1),
  mode: z.enum(CLAIM_MODES),
  /** Positive form; `key` names a proposition that a story declares. */
  proposition: z.object({ text: z.string(), key: z.string().optional() }),
  quotes: z.array(TextSpan),
  said: Said,
  quantities: z.array(Quantity),
  /** Speakers through whom the claim reaches the article, outermost first. */
  via: z.array(z.string()),
  /** The sentence or sentences that carry the claim, with the text's SHA-256 (W3C TextQuoteSelector in prefix/exact/suffix). */
  evidence: z.object({
    span: Span,
    sha256: z.string(),
    exact: z.string(),
    prefix: z.string(),
    suffix: z.string(),
  }),
  confidence: Score,
});
export type Claim = z.infer<typeof Claim>;

/** All claims of one version of an article: one item in the table. */
export const ArticleClaims = z.object({
  schema: z.literal(1),
  articleId: ArticleId,
  version: VersionId,
  claims: z.array(Claim),
  /** Set when the text was not read for claims. */
  skipped: z.enum(['unsupported-language']).optional(),
});
export type ArticleClaims = z.infer<typeof ArticleClaims>;

/** A person's correction of a claim; it outlives re-analysis and edits of the article that leave the words as they are. */
export const Correction = z.strictObject({
  schema: z.literal(1),
  storyId: StoryId,
  claimId: ClaimId,
  /** Where the words stand, so that they are found again when the text is edited elsewhere or read anew under other rules. */
  words: z.strictObject({ articleId: ArticleId, sentence: z.string(), content: z.string() }).optional(),
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('drop') }),
    z.strictObject({ kind: z.literal('speaker'), name: z.string().min(1) }),
    z.strictObject({ kind: z.literal('stance'), stance: Stance }),
  ]),
  reason: z.string().min(1),
  at: z.iso.datetime(),
});
export type Correction = z.infer<typeof Correction>;

/** What `stance` answers about a claim and a headline or text. */
export const HEADLINE_STANCES = ['for', 'against', 'observing'] as const;
export type HeadlineStance = (typeof HEADLINE_STANCES)[number];
