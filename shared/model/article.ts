import { z } from 'zod';
import { ArticleId, FeedId, VersionId } from './ids.ts';
import { Instant, Span } from './span.ts';

/** Where the text itself says that it comes from. */
export const Credit = z.object({
  /** The outlet or agency as the text names it. */
  name: z.string(),
  url: z.string().optional(),
  /** Place of the credit in `Article.text`; absent where it stood outside (feed `source`, byline, cut furniture). */
  span: Span.optional(),
});
export type Credit = z.infer<typeof Credit>;

/** One version of an article: immutable once stored. */
export const Article = z.object({
  schema: z.literal(1),
  id: ArticleId,
  /** The address that was fetched, with whatever parameters the feed gave it. */
  url: z.string(),
  /** The identity key: no tracking parameters, no fragment. */
  canonicalUrl: z.string(),
  /** Host name of the outlet, e.g. `www.rt.com`: also the partition in the blob store. */
  outletHost: z.string(),
  /** The outlet's name as readers know it. */
  outlet: z.string(),
  title: z.string(),
  byline: z.string().optional(),
  publishedAt: Instant.optional(),
  modifiedAt: Instant.optional(),
  firstSeenAt: Instant,
  /** BCP 47, or `und`. */
  language: z.string(),
  /** Plain text; paragraphs are separated by one empty line. */
  text: z.string(),
  /** Spans of the paragraphs in `text`. */
  paragraphs: z.array(Span),
  credits: z.array(Credit),
  version: VersionId,
  /** SHA-256 of `text` as UTF-8, hex: what the evidence of a claim names. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  feedId: FeedId.optional(),
  /** First seen when its feed was first read: fills ledger and page, alerts nobody. */
  backfill: z.boolean(),
  /** Where the text was taken from, and why if that was not the first choice. */
  textFrom: z.enum(['feed', 'page']),
  textFromReason: z.string().optional(),
});
export type Article = z.infer<typeof Article>;

/** Why a page gave no article: a closed list. */
export const PAGE_REFUSALS = [
  'robots',
  'http-4xx',
  'http-5xx',
  'gone',
  'throttled',
  'challenge',
  'paywall',
  'login',
  'consent-wall',
  'soft-404',
  'not-html',
  'no-text',
  'too-large',
  'unsafe-target',
  'network',
] as const;
export const PageRefusal = z.enum(PAGE_REFUSALS);
export type PageRefusal = z.infer<typeof PageRefusal>;

/** When a version was first seen, and where its text stood: a teaser and a full page are not compared. */
export const ArticleVersion = z.object({ version: VersionId, seenAt: Instant, textFrom: z.enum(['feed', 'page']) });
export type ArticleVersion = z.infer<typeof ArticleVersion>;

/** What the article table keeps about all versions of one article. */
export const ArticleHead = z.object({
  schema: z.literal(1),
  id: ArticleId,
  canonicalUrl: z.string(),
  outletHost: z.string(),
  outlet: z.string(),
  firstSeenAt: Instant,
  backfill: z.boolean(),
  feedId: FeedId.optional(),
  /** In the order in which they were seen; the last one is current. */
  versions: z.array(ArticleVersion).min(1),
  /** Set when the page answered 404 or 410 twice. */
  deletedAt: Instant.optional(),
  missingSightings: z.int().nonnegative().optional(),
  /** The due time that the last finished re-read answered: a message delivered twice is answered once. */
  lastRereadFor: Instant.optional(),
  /** Validators of the page, verbatim. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
});
export type ArticleHead = z.infer<typeof ArticleHead>;
