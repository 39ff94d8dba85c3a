import { z } from 'zod';
import { StoreError } from '../errors.ts';
import { Article, ArticleHead, PageRefusal } from '../model/article.ts';
import { ArticleClaims } from '../model/claim.ts';
import { FeedEntry, FeedSource } from '../model/feed.ts';
import { ArticleId, FeedId, type VersionId } from '../model/ids.ts';
import { Instant } from '../model/span.ts';
import { Tag } from '../model/tag.ts';
import { ARTICLE_PREFIXES } from '../names.ts';
import type { Blobs, Table } from '../ports.ts';
import { readValue, toJson, updateRow } from './row.ts';

/** DynamoDB takes items up to 400 KB; claims beyond this many bytes lie in the blob store. */
const MAX_CLAIMS_ITEM_BYTES = 350_000;

/** An entry as `fetch` saw it: what a message on the read queue names. */
export const StoredEntry = z.object({
  schema: z.literal(1),
  entry: FeedEntry,
  /** Where several entries of the feed share one address: what stands for the address of this one. */
  identity: z.string().optional(),
  /** Other entries of the feed bear the same id. */
  isIdShared: z.boolean().optional(),
  source: FeedSource,
  feedLanguage: z.string().optional(),
  seenAt: Instant,
  backfill: z.boolean(),
});
export type StoredEntry = z.infer<typeof StoredEntry>;

/** Why an entry gave no article, or not the text that was hoped for. */
const ReadOutcome = z.object({
  url: z.string(),
  reason: PageRefusal,
  message: z.string(),
  at: Instant,
  /** The entry to begin with anew, where it has left no article at all. */
  entry: z.object({ feedId: FeedId, entryKey: z.string() }).optional(),
});
export type ReadOutcome = z.infer<typeof ReadOutcome>;

/** Which article an address stands for. */
const Identity = z.object({ id: ArticleId, canonicalUrl: z.string() });
export type Identity = z.infer<typeof Identity>;

const StoredTags = z.object({ version: z.string(), tags: z.array(Tag) });

const ClaimsRow = z.union([ArticleClaims, z.object({ blob: z.string() })]);

export type ArticleStore = ReturnType<typeof createArticleStore>;

export function createArticleStore(blobs: Blobs, table: Table) {
  const pk = (articleId: ArticleId) => `ARTICLE#${articleId}`;
  const entryBlob = (feedId: string, entryKey: string) => `${ARTICLE_PREFIXES.entries}${feedId}/${entryKey}.json`;
  const folder = (head: Pick<ArticleHead, 'id' | 'firstSeenAt' | 'outletHost'>) =>
    `dt=${head.firstSeenAt.slice(0, 10)}/outlet=${safeSegment(head.outletHost)}/${head.id}`;

  async function readBlob<T>(key: string, schema: z.ZodType<T>): Promise<T | undefined> {
    const blob = await blobs.get(key);
    if (!blob) return undefined;
    const parsed = schema.safeParse(JSON.parse(Buffer.from(blob.body).toString('utf8')));
    if (parsed.success) return parsed.data;
    throw new StoreError('blob-unreadable', `${key}: ${parsed.error.issues[0]?.message}`);
  }

  return {
    async putEntry(entryKey: string, stored: StoredEntry): Promise<void> {
      await blobs.put(entryBlob(stored.source.id, entryKey), JSON.stringify(stored), JSON_HEADERS, { ifAbsent: true });
    },

    async getEntry(feedId: string, entryKey: string): Promise<StoredEntry | undefined> {
      return readBlob(entryBlob(feedId, entryKey), StoredEntry);
    },

    async getHead(articleId: ArticleId): Promise<ArticleHead | undefined> {
      const item = await table.get({ pk: pk(articleId), sk: 'HEAD' });
      return item && readValue(ArticleHead, item);
    },

    /** See `updateRow`: `change` answers `undefined` to leave the head as it is. */
    async updateHead(
      articleId: ArticleId,
      change: (before: ArticleHead | undefined) => ArticleHead | undefined,
    ): Promise<ArticleHead | undefined> {
      return updateRow(table, { pk: pk(articleId), sk: 'HEAD' }, ArticleHead, (before) => {
        const value = change(before);
        return value && { value };
      });
    },

    /** `address`: the id that the address itself would have. `undefined` where it stands for no other article. */
    async getIdentity(address: ArticleId): Promise<Identity | undefined> {
      const item = await table.get({ pk: pk(address), sk: 'SAME-AS' });
      return item && readValue(Identity, item);
    },

    /** Lets an address stand for an article. Whoever was first is right, for ever: answers what holds. */
    async settleIdentity(address: ArticleId, identity: Identity): Promise<Identity> {
      const key = { pk: pk(address), sk: 'SAME-AS' };
      const isFirst = await table.put({ ...key, value: toJson(identity) }, { absent: true });
      const item = isFirst ? undefined : await table.get(key);
      return item ? readValue(Identity, item) : identity;
    },

    /** Versions are immutable: one that is there stays. */
    async putVersion(article: Article): Promise<void> {
      const key = `${ARTICLE_PREFIXES.articles}${folder(article)}/${article.version}.json`;
      await blobs.put(key, JSON.stringify(article), JSON_HEADERS, { ifAbsent: true });
    },

    async getVersion(
      head: Pick<ArticleHead, 'id' | 'firstSeenAt' | 'outletHost'>,
      version: VersionId,
    ): Promise<Article | undefined> {
      return readBlob(`${ARTICLE_PREFIXES.articles}${folder(head)}/${version}.json`, Article);
    },

    /** `body` is gzipped already. */
    async putRaw(article: Article, body: Uint8Array, contentType: string): Promise<void> {
      const key = `${ARTICLE_PREFIXES.raw}${folder(article)}/${article.version}.gz`;
      await blobs.put(key, body, { contentType, contentEncoding: 'gzip' }, { ifAbsent: true });
    },

    /** Ids of the articles that were first seen on that day, each once. */
    async *listDay(day: string): AsyncGenerator<ArticleId> {
      let last: string | undefined;
      for await (const { key } of blobs.list(`${ARTICLE_PREFIXES.articles}dt=${day}/`)) {
        const id = key.split('/').at(-2);
        if (id === undefined || id === last) continue;
        last = id;
        yield ArticleId.parse(id);
      }
    },

    async putClaims(head: ArticleHead, claims: ArticleClaims): Promise<void> {
      const key = { pk: pk(claims.articleId), sk: `CLAIMS#${claims.version}` };
      const json = JSON.stringify(claims);
      if (Buffer.byteLength(json) <= MAX_CLAIMS_ITEM_BYTES) {
        await table.put({ ...key, value: toJson(claims) });
        return;
      }
      const blob = `${ARTICLE_PREFIXES.articles}${folder(head)}/${claims.version}.claims.json`;
      await blobs.put(blob, json, JSON_HEADERS);
      await table.put({ ...key, value: { blob } });
    },

    async getClaims(articleId: ArticleId, version: VersionId): Promise<ArticleClaims | undefined> {
      const item = await table.get({ pk: pk(articleId), sk: `CLAIMS#${version}` });
      if (!item) return undefined;
      const row = readValue(ClaimsRow, item);
      return 'blob' in row ? readBlob(row.blob, ArticleClaims) : row;
    },

    async putTags(articleId: ArticleId, version: VersionId, tags: Tag[]): Promise<void> {
      await table.put({ pk: pk(articleId), sk: `TAGS#${version}`, value: toJson({ version, tags }) });
    },

    async getTags(articleId: ArticleId, version: VersionId): Promise<Tag[] | undefined> {
      const item = await table.get({ pk: pk(articleId), sk: `TAGS#${version}` });
      return item && readValue(StoredTags, item).tags;
    },

    async putReadOutcome(articleId: ArticleId, outcome: ReadOutcome): Promise<void> {
      await table.put({ pk: pk(articleId), sk: 'READ', value: toJson(outcome) });
    },

    async getReadOutcome(articleId: ArticleId): Promise<ReadOutcome | undefined> {
      const item = await table.get({ pk: pk(articleId), sk: 'READ' });
      return item && readValue(ReadOutcome, item);
    },
  };
}

const JSON_HEADERS = { contentType: 'application/json' } as const;

/** A host name, with a port perhaps, as a segment of a key. */
function safeSegment(host: string): string {
  return host.replace(/[^A-Za-z0-9.-]/g, '_');
}
