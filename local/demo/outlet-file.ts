import { z } from 'zod';
import { FeedId } from '#shared/model/ids.ts';

/** Feed formats that the newsroom speaks, each a file in `shapes/`. */
export const FEED_SHAPES = [
  'portal-rss',
  'aggregator-rss',
  'wordpress-rss',
  'agency-atom',
  'review-rdf',
  'json-feed',
  'plain-rss',
  'broken-rss',
  'broadsheet-rss',
] as const;
export type FeedShape = (typeof FEED_SHAPES)[number];

/** What stands around the text of a page, each a file in `pages/`. */
export const PAGE_LAYOUTS = ['portal', 'wordpress', 'broadsheet', 'aggregator'] as const;
export type PageLayout = (typeof PAGE_LAYOUTS)[number];

/** How a text names where it comes from; `credit-paragraphs.ts` puts it into words. */
export const CREDIT_STYLES = ['bracket', 'originally-published', 'source-line', 'read-full'] as const;

const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case letters, digits and hyphens');
const Reference = z.string().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'OUTLET/SLUG');
const At = z.iso.datetime();
const Paragraphs = z.array(z.string().min(1)).min(1);

const Edit = z.strictObject({
  at: At,
  title: z.string().min(1).optional(),
  teaser: z.string().min(1).optional(),
  /** The whole new text. */
  body: Paragraphs.optional(),
});

const ArticleFile = z.strictObject({
  slug: Slug,
  at: At,
  title: z.string().min(1),
  teaser: z.string().min(1),
  byline: z.string().min(1).optional(),
  section: z.string().min(1).optional(),
  /** Where the page lies when not where the outlet's `linkPattern` puts it. */
  path: z.string().startsWith('/').optional(),
  /** The outlet's own paragraphs; after the copied ones where it is a reprint. */
  body: z.array(z.string().min(1)).default([]),
  /** Copies the text that the original had at `at`: all of it, or the first `paragraphs`. */
  reprint: z.strictObject({ of: Reference, paragraphs: z.int().positive().optional() }).optional(),
  /** Tells the original in other words; nothing is copied. */
  rewriteOf: Reference.optional(),
  credit: z
    .strictObject({ style: z.enum(CREDIT_STYLES), name: z.string().min(1), of: Reference.optional() })
    .optional(),
  edits: z.array(Edit).default([]),
  /** From then on the page answers 404 and the feed no longer lists it. */
  goneAt: At.optional(),
});
export type ArticleFile = z.infer<typeof ArticleFile>;

const Outage = z.strictObject({
  /** Inclusive. */
  from: At,
  /** Exclusive. */
  to: At,
  status: z.union([z.literal(429), z.literal(500), z.literal(503)]),
  retryAfterSeconds: z.int().positive().optional(),
});

/** `outlets/ID.yaml`: one invented outlet and everything that it publishes. */
export const OutletFile = z.strictObject({
  id: FeedId,
  name: z.string().min(1).max(80),
  host: z.string().regex(/^[a-z0-9.-]+\.example$/, 'a host under .example (RFC 2606)'),
  tagline: z.string().min(1),
  shape: z.enum(FEED_SHAPES),
  layout: z.enum(PAGE_LAYOUTS),
  feedPath: z.string().startsWith('/'),
  /** `{number}`, `{slug}`, `{year}`, `{month}`, `{day}` are filled in. */
  linkPattern: z.string().startsWith('/').includes('{slug}'),
  /** Added to links in the feed, e.g. `utm_source=rss`. */
  tracking: z.string().min(1).optional(),
  fullText: z.enum(['feed', 'page']),
  language: z.string().min(2),
  country: z.string().length(2).optional(),
  encoding: z.enum(['utf-8', 'windows-1251']).default('utf-8'),
  /** Of the dates in the feed, as in RFC 822. */
  zone: z
    .string()
    .regex(/^[+-]\d{4}$/)
    .default('+0000'),
  /** Newest entries that the feed lists. */
  maxEntries: z.int().positive().default(20),
  /** Whether the feed gives an ETag and a Last-Modified and answers 304. */
  isConditional: z.boolean().default(false),
  disallow: z.array(z.string().startsWith('/')).default([]),
  /** Windows in which the feed, not the pages, answers an error. */
  outages: z.array(Outage).default([]),
  /** In the footer of every page and, where the outlet does so, under every text. */
  disclaimer: z.string().min(1).optional(),
  articles: z.array(ArticleFile).min(1),
});
export type OutletFile = z.infer<typeof OutletFile>;
