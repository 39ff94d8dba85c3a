import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Correction } from '../model/claim.ts';
import { AlertEntry, StoryArticle, StoryClaim } from '../model/development.ts';
import type { ArticleId, DevelopmentId, StoryId, VersionId } from '../model/ids.ts';
import type { OriginRecord } from '../model/origin.ts';
import type { Item, Table } from '../ports.ts';
import { packOrigin, StoredOrigin } from './origin-rows.ts';
import { queryAll, readValue, toJson, updateRow } from './row.ts';

/** Everything that the ledger and the origins of a story are functions of, and what has been published of it. */
export type StoryRows = {
  articles: StoryArticle[];
  claims: StoryClaim[];
  origins: OriginRecord[];
  corrections: Correction[];
  entries: AlertEntry[];
  /** Changes whenever a row does that the ledger is a function of; entries are not, they follow from it. */
  revision: string;
};

const Published = z.object({ revision: z.string() });

export type StoryStore = ReturnType<typeof createStoryStore>;

export function createStoryStore(table: Table) {
  const pk = (storyId: StoryId) => `STORY#${storyId}`;

  return {
    async getArticle(storyId: StoryId, articleId: ArticleId): Promise<StoryArticle | undefined> {
      const item = await table.get({ pk: pk(storyId), sk: `ARTICLE#${articleId}` });
      return item && readValue(StoryArticle, item);
    },

    /** An article that knows fewer versions than the stored row comes too late, and is left out. */
    async putArticle(article: StoryArticle): Promise<void> {
      const key = { pk: pk(article.storyId), sk: `ARTICLE#${article.articleId}` };
      await updateRow(table, key, StoryArticle, (before) =>
        before && before.versions.length > article.versions.length ? undefined : { value: article },
      );
    },

    /** Writes the claims of one version of an article, and takes away those that an earlier analysis found and this one did not. */
    async putClaims(storyId: StoryId, articleId: ArticleId, version: VersionId, claims: StoryClaim[]): Promise<void> {
      const prefix = `CLAIM#${articleId}#${version}#`;
      const before = new Set((await queryAll(table, { pk: pk(storyId), prefix })).map(({ sk }) => sk));
      for (const claim of claims) {
        const sk = `${prefix}${claim.claim.id}#${claim.proposition}`;
        before.delete(sk);
        await table.put({ pk: pk(storyId), sk, value: toJson(claim) });
      }
      for (const sk of before) await table.delete({ pk: pk(storyId), sk });
    },

    async getOrigin(storyId: StoryId, articleId: ArticleId): Promise<OriginRecord | undefined> {
      const item = await table.get({ pk: pk(storyId), sk: `ORIGIN#${articleId}` });
      return item && readValue(StoredOrigin, item);
    },

    async putOrigin(storyId: StoryId, record: OriginRecord): Promise<void> {
      await table.put({ pk: pk(storyId), sk: `ORIGIN#${record.node.articleId}`, value: packOrigin(record) });
    },

    /** The record as the set asks for it, kept beside that of the arrival: `analyse` writes one, `publish` the other. */
    async putSettledOrigin(storyId: StoryId, record: OriginRecord): Promise<void> {
      await table.put({ pk: pk(storyId), sk: `SETTLED#${record.node.articleId}`, value: packOrigin(record) });
    },

    async putCorrection(correction: Correction): Promise<void> {
      await table.put({
        pk: pk(correction.storyId),
        sk: `CORRECTION#${correction.claimId}`,
        value: toJson(correction),
      });
    },

    async load(storyId: StoryId): Promise<StoryRows> {
      const [articles, claims, origins, corrections, entries, settled] = await Promise.all(
        ['ARTICLE#', 'CLAIM#', 'ORIGIN#', 'CORRECTION#', 'ENTRY#', 'SETTLED#'].map((prefix) =>
          queryAll(table, { pk: pk(storyId), prefix }),
        ),
      );
      const values = <T>(schema: z.ZodType<T>, items: Item[] = []) => items.map((item) => readValue(schema, item));
      const hash = createHash('sha256');
      for (const items of [articles, claims, origins, corrections]) {
        for (const item of items ?? []) hash.update(JSON.stringify([item.sk, item.value]));
      }
      return {
        articles: values(StoryArticle, articles),
        claims: values(StoryClaim, claims),
        origins: mergeOrigins(values(StoredOrigin, origins), values(StoredOrigin, settled)),
        corrections: values(Correction, corrections),
        entries: values(AlertEntry, entries),
        revision: hash.digest('hex'),
      };
    },

    async getEntry(storyId: StoryId, developmentId: DevelopmentId): Promise<AlertEntry | undefined> {
      const item = await table.get({ pk: pk(storyId), sk: `ENTRY#${developmentId}` });
      return item && readValue(AlertEntry, item);
    },

    /** A new entry is written once; one that is there keeps its time of publication. */
    async putEntry(entry: AlertEntry): Promise<void> {
      const key = { pk: pk(entry.storyId), sk: `ENTRY#${entry.id}` };
      await updateRow(table, key, AlertEntry, (before) => {
        const value = before ? { ...entry, publishedAt: before.publishedAt } : entry;
        return JSON.stringify(before) === JSON.stringify(value) ? undefined : { value };
      });
    },

    /** The revision of the rows that the site was last published from, with the program's own mark in it. */
    async getPublished(storyId: StoryId): Promise<string | undefined> {
      const item = await table.get({ pk: pk(storyId), sk: 'PUBLISHED' });
      return item && readValue(Published, item).revision;
    },

    async putPublished(storyId: StoryId, revision: string): Promise<void> {
      await table.put({ pk: pk(storyId), sk: 'PUBLISHED', value: { revision } });
    },

    async getSummary<T>(storyId: StoryId, schema: z.ZodType<T>): Promise<T | undefined> {
      const item = await table.get({ pk: pk(storyId), sk: 'SUMMARY' });
      return item && readValue(schema, item);
    },

    async putSummary(storyId: StoryId, summary: object): Promise<void> {
      await table.put({ pk: pk(storyId), sk: 'SUMMARY', value: toJson(summary) });
    },
  };
}

/** A settled record holds for the version that it was made of; of the same text both know whom it was compared with. */
function mergeOrigins(arrived: readonly OriginRecord[], settled: readonly OriginRecord[]): OriginRecord[] {
  const known = new Map(settled.map((record) => [record.node.articleId, record]));
  return arrived.map((record) => {
    const later = known.get(record.node.articleId);
    if (later?.version !== record.version) return record;
    const isSameText = later.removed.join() === record.removed.join();
    return isSameText ? { ...record, links: [...record.links, ...later.links] } : later;
  });
}
