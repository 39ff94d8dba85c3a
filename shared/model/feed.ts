import { z } from 'zod';
import { FeedId } from './ids.ts';
import { Instant } from './span.ts';

/** One feed as a person writes it down in `config/feeds.yaml`. */
export const FeedSource = z.strictObject({
  id: FeedId,
  url: z.url({ protocol: /^https?$/, error: 'must be an absolute http or https address' }),
  /** The outlet's name as readers know it. */
  outlet: z.string().min(1).max(80),
  /** ISO 3166-1 alpha-2. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  /** BCP 47; used where neither feed nor entry names a language. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .optional(),
  /** A fixed rhythm instead of the feed's own, 1 to 1440. */
  intervalMinutes: z.int().min(1).max(1440).optional(),
  /** Where the full text stands: in the feed itself, or on the page that the entry links to. */
  fullText: z.enum(['feed', 'page']),
});
export type FeedSource = z.infer<typeof FeedSource>;

/** The whole of `config/feeds.yaml`. */
export const FeedList = z.strictObject({ feeds: z.array(FeedSource).min(1) });
export type FeedList = z.infer<typeof FeedList>;

export const FEED_FORMATS = ['rss', 'atom', 'rdf', 'json'] as const;

export const FeedAuthor = z.object({ name: z.string(), email: z.string().optional() });
export type FeedAuthor = z.infer<typeof FeedAuthor>;

export const FeedEntry = z.object({
  /** The feed's own id, or the link, or a hash of the content: never empty. */
  id: z.string().min(1),
  title: z.string().optional(),
  url: z.string().optional(),
  publishedAt: Instant.optional(),
  updatedAt: Instant.optional(),
  authors: z.array(FeedAuthor),
  /** Plain text. */
  summary: z.string().optional(),
  /** Markup as the feed sent it: untrusted. */
  contentHtml: z.string().optional(),
  language: z.string().optional(),
  image: z.string().optional(),
  source: z.object({ title: z.string().optional(), url: z.string().optional() }).optional(),
  enclosures: z.array(
    z.object({ url: z.string(), type: z.string().optional(), length: z.int().nonnegative().optional() }),
  ),
});
export type FeedEntry = z.infer<typeof FeedEntry>;

/** What `parseFeed` makes of bytes. */
export const ParsedFeed = z.object({
  format: z.enum(FEED_FORMATS),
  /** The charset that the bytes were read in, as a WHATWG label. */
  encoding: z.string(),
  title: z.string().optional(),
  link: z.string().optional(),
  language: z.string().optional(),
  description: z.string().optional(),
  /** How often the feed asks to be read (RSS `ttl`, `sy:updatePeriod`). */
  ttlSeconds: z.int().positive().optional(),
  repaired: z.boolean(),
  /** What had to be mended before it could be read; empty when `repaired` is false. */
  repairs: z.array(z.string()).optional(),
  entries: z.array(FeedEntry),
});
export type ParsedFeed = z.infer<typeof ParsedFeed>;

/** How a feed stands after its last attempt: a closed list that people and alarms read. */
export const FEED_STATES = [
  'ok',
  'not-modified',
  'same-body',
  'empty',
  'undated',
  'silent',
  'dns',
  'tls',
  'connect-timeout',
  'read-timeout',
  'http-4xx',
  'gone',
  'throttled',
  'http-5xx',
  'challenge',
  'html-not-feed',
  'too-large',
  'unparsable',
  'unsafe-target',
  'connection',
] as const;
export const FeedStateName = z.enum(FEED_STATES);
export type FeedStateName = z.infer<typeof FeedStateName>;

/** What is kept about a feed between two polls. */
export const FeedState = z.object({
  version: z.literal(1),
  feedId: FeedId,
  source: FeedSource,
  /** Where the feed is now read, when permanent redirects have moved it. */
  url: z.string(),
  /** How often in a row a permanent redirect to `movedTo` was seen. */
  movedTo: z.string().optional(),
  movedSightings: z.int().nonnegative().optional(),
  /** Validators, verbatim as sent. */
  etag: z.string().optional(),
  lastModified: z.string().optional(),
  /** SHA-256 of the last body that was read to the end, hex. */
  bodyHash: z.string().optional(),
  state: FeedStateName.optional(),
  /** A sentence for people about the last failure. */
  reason: z.string().optional(),
  stateSince: Instant.optional(),
  /** Weighted count of failures in a row: 1 hard, 0.5 soft, 0.25 temporary. */
  failures: z.number().nonnegative(),
  lastAttemptAt: Instant.optional(),
  /** The due time that the last finished attempt answered: a message delivered twice is answered once. */
  lastAttemptFor: Instant.optional(),
  lastSuccessAt: Instant.optional(),
  lastFullFetchAt: Instant.optional(),
  lastNewEntryAt: Instant.optional(),
  nextAttemptAt: Instant.optional(),
  /** Publication times of the newest entries, newest first: the feed's rhythm. */
  recentEntryTimes: z.array(Instant),
  /** How often the feed itself last asked to be read (`ParsedFeed.ttlSeconds`). */
  askedSeconds: z.int().positive().optional(),
  attempts: z.int().nonnegative(),
  notModified: z.int().nonnegative(),
  entriesSeen: z.int().nonnegative(),
  /** False until the first sight of the feed, which is a backfill, has been read to the end. */
  isBackfilled: z.boolean(),
});
export type FeedState = z.infer<typeof FeedState>;
