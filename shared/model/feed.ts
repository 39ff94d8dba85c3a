import { z } from 'zod';
import { FeedId } from './ids.ts';
import { Instant } from './span.ts';

/** Names of folders from the outside in, joined by `/`; a comma would end it in OPML. */
export const FeedCategory = z
  .string()
  .max(200)
  .regex(/^[^\s,/\p{Cc}]+(?:[ /][^\s,/\p{Cc}]+)*$/u, 'names joined by "/", without commas');

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
  /** Folders of a reading list, as OPML knows them: `News/Asia` is `Asia` in `News`. */
  categories: z.array(FeedCategory).min(1).max(20).optional(),
});
export type FeedSource = z.infer<typeof FeedSource>;

/** The whole of `config/feeds.yaml`. */
export const FeedList = z.strictObject({ feeds: z.array(FeedSource).min(1) });
export type FeedList = z.infer<typeof FeedList>;

export const FEED_FORMATS = ['rss', 'atom', 'rdf', 'json'] as const;

export const FeedAuthor = z.object({ name: z.string(), email: z.string().optional() });
export type FeedAuthor = z.infer<typeof FeedAuthor>;

/** Why an instant may be hours off: no zone was written, one that nobody knows, or a name that stands for several. */
export const DATE_FLAGS = ['no-zone', 'unknown-zone', 'ambiguous-zone'] as const;
export const DateFlag = z.enum(DATE_FLAGS);
export type DateFlag = z.infer<typeof DateFlag>;

export const FeedEntry = z.object({
  /** The feed's own id, or the link, or a hash of the content: never empty. */
  id: z.string().min(1),
  title: z.string().optional(),
  url: z.string().optional(),
  publishedAt: Instant.optional(),
  updatedAt: Instant.optional(),
  /** Of `publishedAt`, or else of `updatedAt`; absent where the zone is certain. */
  dateFlag: DateFlag.optional(),
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

/** When the feed asks not to be read (RSS `skipHours`, `skipDays`), in UTC; days from 0 for Sunday. */
export const FeedSkip = z.object({
  hours: z.array(z.int().min(0).max(23)),
  days: z.array(z.int().min(0).max(6)),
});
export type FeedSkip = z.infer<typeof FeedSkip>;

/** What may decide on the charset of a document, the surest first. */
export const ENCODING_SOURCES = [
  'byte-order-mark',
  'utf-16-pattern',
  'valid-utf-8',
  'escape-sequence',
  'http',
  'prolog',
  'meta',
  'ascii',
  'fallback',
] as const;
export type EncodingSource = (typeof ENCODING_SOURCES)[number];

/** What may have to be mended in a feed before it can be read; docs/feed-reading.md says what each was. */
export const FEED_REPAIRS = [
  'leading-junk',
  'trailing-junk',
  'control-characters',
  'bare-ampersand',
  'undeclared-entity',
  'loose-bracket',
  'attributes',
  'unclosed-tag',
  'stray-end-tag',
  'unclosed-cdata',
  'unclosed-entry',
  'missing-root',
  'truncated',
  'too-long-field',
  'too-many-elements',
  'too-many-entries',
] as const;
export const FeedRepair = z.enum(FEED_REPAIRS);
export type FeedRepair = z.infer<typeof FeedRepair>;

/** What `parseFeed` makes of bytes. */
export const ParsedFeed = z.object({
  format: z.enum(FEED_FORMATS),
  /** The charset that the bytes were read in, as a WHATWG label. */
  encoding: z.string(),
  /** What decided on it. */
  encodingFrom: z.enum(ENCODING_SOURCES),
  title: z.string().optional(),
  link: z.string().optional(),
  language: z.string().optional(),
  description: z.string().optional(),
  /** How often the feed asks to be read (RSS `ttl`, `sy:updatePeriod`). */
  ttlSeconds: z.int().positive().optional(),
  skip: FeedSkip.optional(),
  repaired: z.boolean(),
  /** What had to be mended before it could be read; empty when `repaired` is false. */
  repairs: z.array(FeedRepair).optional(),
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
  /** A name that another version of claimwire knew is as good as none. */
  state: FeedStateName.optional().catch(undefined),
  /** A sentence for people about the last failure. */
  reason: z.string().optional(),
  /** Since when the feed has stood like this; `ok`, `not-modified` and `same-body` are one and the same to stand. */
  stateSince: Instant.optional(),
  /** Weighted count of failures in a row: 1 hard, 0.5 soft, 0.25 temporary. */
  failures: z.number().nonnegative(),
  lastAttemptAt: Instant.optional(),
  /** The due time that the last finished attempt answered: a message delivered twice is answered once. */
  lastAttemptFor: Instant.optional(),
  lastSuccessAt: Instant.optional(),
  lastFullFetchAt: Instant.optional(),
  /** When an entry that the feed had not shown before last came in; not by the first sight. */
  lastNewEntryAt: Instant.optional(),
  nextAttemptAt: Instant.optional(),
  /** Publication times of the newest entries, newest first: the feed's rhythm. Of an undated feed, when they were first seen. */
  recentEntryTimes: z.array(Instant),
  /** How many entries the last readable body held, and how many of them with a date. */
  lastEntries: z.object({ total: z.int().nonnegative(), dated: z.int().nonnegative() }).optional(),
  /** How often the feed itself last asked to be read (`ParsedFeed.ttlSeconds`). */
  askedSeconds: z.int().positive().optional(),
  skip: FeedSkip.optional(),
  attempts: z.int().nonnegative(),
  notModified: z.int().nonnegative(),
  entriesSeen: z.int().nonnegative(),
  /** False until the first sight of the feed, which is a backfill, has been read to the end. */
  isBackfilled: z.boolean(),
});
export type FeedState = z.infer<typeof FeedState>;

/** How a feed stands to somebody who looks after it: trouble first. */
export const FEED_CONDITIONS = ['failing', 'odd', 'unread', 'well'] as const;

/** What is told about a feed, on the command line, on the page and as JSON. Instants are UTC. */
export const FeedHealth = z.object({
  id: FeedId,
  outlet: z.string(),
  /** Where it is read now. */
  url: z.string(),
  /** Where the list says it lies, when a permanent redirect has moved it. */
  listedUrl: z.string().optional(),
  condition: z.enum(FEED_CONDITIONS),
  /** Absent before the first attempt. */
  state: FeedStateName.optional(),
  /** Of a failure, for people. */
  reason: z.string().optional(),
  since: Instant.optional(),
  /** Weighted count of failures in a row. */
  failures: z.number().nonnegative(),
  lastAttemptAt: Instant.optional(),
  lastSuccessAt: Instant.optional(),
  /** When the newest entry was published, or first seen where the feed gives no dates. */
  newestEntryAt: Instant.optional(),
  /** When a new entry last came in, after the first sight of the feed. */
  lastNewEntryAt: Instant.optional(),
  nextAttemptAt: Instant.optional(),
  entriesSeen: z.int().nonnegative(),
  /** Entries a day over the newest ones; absent with fewer than two. */
  entriesADay: z.number().nonnegative().optional(),
  attempts: z.int().nonnegative(),
  /** Attempts that were answered by 304, 0 to 1. */
  notModifiedShare: z.number().min(0).max(1).optional(),
});
export type FeedHealth = z.infer<typeof FeedHealth>;
