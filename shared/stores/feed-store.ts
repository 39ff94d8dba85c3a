import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FeedSource, FeedState } from '../model/feed.ts';
import { FeedId } from '../model/ids.ts';
import { Instant } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, toJson, updateRow } from './row.ts';

/** Due rows of feeds are spread over this many index partitions. */
const DUE_SHARDS = 4;

/** How long a feed that was handed out is left alone when no answer comes, in ms: 15 minutes. */
const LEASE_MS = 15 * 60_000;

/** The feeds that the table knows, as they were last configured. */
const REGISTRY_KEY = { pk: 'CONFIG', sk: 'FEEDS' };
const Registry = z.object({ hash: z.string(), feedIds: z.array(FeedId) });

/**
 * What handing out needs of a state. One that cannot be read whole, left by another version, fails where it is fetched and
 * stops no other feed.
 */
const Leased = z.looseObject({
  feedId: FeedId,
  nextAttemptAt: Instant.optional(),
  lastAttemptFor: Instant.optional(),
});

export type DueFeed = { feedId: FeedId; dueAt: string };

/** Feed states, and which feed is due. */
export type FeedStore = ReturnType<typeof createFeedStore>;

export function createFeedStore(table: Table) {
  const feedPk = (feedId: string) => `FEED#${feedId}`;
  const stateKey = (feedId: string) => ({ pk: feedPk(feedId), sk: 'STATE' });
  const duePk = (feedId: string) => `feed#${(createHash('sha256').update(feedId).digest()[0] ?? 0) % DUE_SHARDS}`;

  return {
    async getState(feedId: FeedId): Promise<FeedState | undefined> {
      const item = await table.get(stateKey(feedId));
      return item && readValue(FeedState, item);
    },

    /** Makes the table know the configured feeds: new ones are due at once, removed ones are not polled any more. */
    async register(feeds: readonly FeedSource[], now: Date): Promise<void> {
      const hash = createHash('sha256').update(JSON.stringify(feeds)).digest('hex');
      const item = await table.get(REGISTRY_KEY);
      const known = item && readValue(Registry, item);
      if (known?.hash === hash) return;
      for (const source of feeds) {
        await updateRow(table, stateKey(source.id), FeedState, (before) => {
          const value = before ? withSource(before, source, now) : firstState(source, now);
          return { value, due: { pk: duePk(source.id), sk: value.nextAttemptAt ?? now.toISOString() } };
        });
      }
      const kept = new Set<string>(feeds.map(({ id }) => id));
      for (const feedId of known?.feedIds.filter((id) => !kept.has(id)) ?? []) {
        await updateRow(table, stateKey(feedId), FeedState, (before) => before && { value: before });
      }
      await table.put({ ...REGISTRY_KEY, value: toJson({ hash, feedIds: [...kept] }) });
    },

    /** The ids of the feeds that were last registered, sorted. */
    async registered(): Promise<FeedId[]> {
      const item = await table.get(REGISTRY_KEY);
      return item ? readValue(Registry, item).feedIds.toSorted() : [];
    },

    /** Feeds that are due, at most `limit`; the index may lag, so each is checked by its key. */
    async due(now: Date, limit: number): Promise<DueFeed[]> {
      const due: DueFeed[] = [];
      for (let shard = 0; shard < DUE_SHARDS; shard += 1) {
        const page = await table.query({
          index: 'due',
          pk: `feed#${shard}`,
          to: new Date(now.getTime() + 1).toISOString(),
          limit: limit - due.length,
        });
        for (const item of page.items) {
          const fresh = await table.get({ pk: item.pk, sk: item.sk });
          if (!fresh?.dueSk || fresh.dueSk > now.toISOString()) continue;
          const { feedId, nextAttemptAt = fresh.dueSk } = readValue(Leased, fresh);
          due.push({ feedId, dueAt: nextAttemptAt });
        }
        if (due.length >= limit) break;
      }
      return due;
    },

    /**
     * Leaves a feed that was handed out alone for a while; when no answer comes it is due again. An answer that was faster
     * than this has said itself when the feed is due.
     */
    async lease({ feedId, dueAt }: DueFeed, now: Date): Promise<void> {
      await updateRow(table, stateKey(feedId), Leased, (before, isDue) => {
        if (!before || !isDue || before.lastAttemptFor === dueAt) return undefined;
        return { value: before, due: { pk: duePk(feedId), sk: new Date(now.getTime() + LEASE_MS).toISOString() } };
      });
    },

    /**
     * Writes the state after an attempt, unless an attempt for the same due time was written before, or the feed's address
     * was edited meanwhile: then the attempt was about something else. A feed that was taken off the list stays off.
     */
    async finishAttempt(next: FeedState): Promise<void> {
      await updateRow(table, stateKey(next.feedId), FeedState, (before, isDue) => {
        if (!before || before.lastAttemptFor === next.lastAttemptFor) return undefined;
        if (before.source.url !== next.source.url) return undefined;
        const due = isDue && next.nextAttemptAt ? { pk: duePk(next.feedId), sk: next.nextAttemptAt } : undefined;
        return { value: { ...next, source: before.source }, due };
      });
    },
  };
}

function firstState(source: FeedSource, now: Date): FeedState {
  return {
    version: 1,
    feedId: source.id,
    source,
    url: source.url,
    failures: 0,
    nextAttemptAt: now.toISOString(),
    recentEntryTimes: [],
    attempts: 0,
    notModified: 0,
    entriesSeen: 0,
    isBackfilled: false,
  };
}

/** A feed whose address was edited is a feed that was never read, but for what was counted: its first sight is a backfill. */
function withSource(before: FeedState, source: FeedSource, now: Date): FeedState {
  if (before.source.url === source.url) return { ...before, source };
  const { attempts, notModified, entriesSeen, lastAttemptFor } = before;
  return { ...firstState(source, now), attempts, notModified, entriesSeen, lastAttemptFor };
}
