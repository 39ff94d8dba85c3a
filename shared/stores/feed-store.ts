import { createHash } from 'node:crypto';
import { z } from 'zod';
import { type FeedSource, FeedState } from '../model/feed.ts';
import { FeedId } from '../model/ids.ts';
import { Instant } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, toJson, updateRow } from './row.ts';

/** Feeds whose times stand in one row of the schedule: it is written once a minute and paid for by its size. */
const FEEDS_PER_ROW = 1000;

/** How long a feed that was handed out is left alone when no answer comes, in ms: 15 minutes. */
const LEASE_MS = 15 * 60_000;

/** States that are read at once. */
const AT_ONCE = 25;

/** The feeds that the table knows, as they were last configured, and how many rows their schedule has. */
const REGISTRY_KEY = { pk: 'CONFIG', sk: 'FEEDS' };
const Registry = z.object({ hash: z.string(), feedIds: z.array(FeedId), rows: z.int().nonnegative().default(0) });

/**
 * When to look at each feed of a row again, and which are with the queue: for which due time, and until when. An index over
 * the states would cost five writes a poll where the answer alone costs one; `poll` is the only one that writes here.
 */
const Schedule = z.object({
  lookAt: z.record(z.string(), Instant),
  leased: z.record(z.string(), z.object({ dueAt: Instant, until: Instant })),
});
type Schedule = z.infer<typeof Schedule>;

/**
 * What handing out needs of a state. One that cannot be read whole, left by another version, fails where it is fetched and
 * stops no other feed.
 */
const Leased = z.looseObject({ feedId: FeedId, nextAttemptAt: Instant.optional() });

export type DueFeed = { feedId: FeedId; dueAt: string };

/** Feed states, and which feed is due. */
export type FeedStore = ReturnType<typeof createFeedStore>;

export function createFeedStore(table: Table) {
  const feedPk = (feedId: string) => `FEED#${feedId}`;
  const stateKey = (feedId: string) => ({ pk: feedPk(feedId), sk: 'STATE' });
  const scheduleKey = (row: number) => ({ pk: `SCHEDULE#${row}`, sk: 'FEEDS' });

  async function registry(): Promise<z.infer<typeof Registry> | undefined> {
    const item = await table.get(REGISTRY_KEY);
    return item && readValue(Registry, item);
  }

  /** When the feed wants to be read next; absent where nothing is known of it. */
  async function nextAttemptAt(feedId: string): Promise<string | undefined> {
    const item = await table.get(stateKey(feedId));
    return item && readValue(Leased, item).nextAttemptAt;
  }

  return {
    async getState(feedId: FeedId): Promise<FeedState | undefined> {
      const item = await table.get(stateKey(feedId));
      return item && readValue(FeedState, item);
    },

    /** Makes the table know the configured feeds: new ones are due at once, removed ones are not polled any more. */
    async register(feeds: readonly FeedSource[], now: Date): Promise<void> {
      const hash = createHash('sha256').update(JSON.stringify(feeds)).digest('hex');
      const known = await registry();
      if (known?.hash === hash && known.rows > 0) return;
      const lookAt: [string, string][] = [];
      for (const source of feeds) {
        const state = await updateRow(table, stateKey(source.id), FeedState, (before) => ({
          value: before ? withSource(before, source, now) : firstState(source, now),
        }));
        lookAt.push([source.id, state?.nextAttemptAt ?? now.toISOString()]);
      }
      const rows = Math.max(1, Math.ceil(lookAt.length / FEEDS_PER_ROW));
      for (let row = 0; row < rows; row += 1) {
        const part = lookAt.slice(row * FEEDS_PER_ROW, (row + 1) * FEEDS_PER_ROW);
        const value: Schedule = { lookAt: Object.fromEntries(part), leased: {} };
        await updateRow(table, scheduleKey(row), Schedule, () => ({ value }));
      }
      await table.put({ ...REGISTRY_KEY, value: toJson({ hash, feedIds: feeds.map(({ id }) => id), rows }) });
    },

    /** The ids of the feeds that were last registered, sorted. */
    async registered(): Promise<FeedId[]> {
      return (await registry())?.feedIds.toSorted() ?? [];
    },

    /**
     * Hands what is due, at most `limit` feeds, to `send`, and leaves each of them alone until it has answered or, when no
     * answer comes, for a while. Written after `send`: whoever dies in between hands the same out twice.
     */
    async handOut(now: Date, limit: number, send: (due: DueFeed[]) => Promise<void>): Promise<number> {
      let count = 0;
      const { rows = 0 } = (await registry()) ?? {};
      for (let row = 0; row < rows && count < limit; row += 1) {
        const item = await table.get(scheduleKey(row));
        if (!item) continue;
        const before = readValue(Schedule, item);
        const { due, after } = await look(before, now, limit - count, nextAttemptAt);
        if (due.length > 0) await send(due);
        count += due.length;
        const revision = typeof item.revision === 'number' ? item.revision : 0;
        if (JSON.stringify(after) === JSON.stringify(before)) continue;
        // Whoever was faster has handed out the same: what is answered twice is written once.
        const changed = { ...scheduleKey(row), value: toJson(after), revision: revision + 1 };
        await table.put(changed, { equals: { revision } });
      }
      return count;
    },

    /**
     * Writes the state after an attempt, unless an attempt for the same due time was written before, or the feed's address
     * was edited meanwhile: then the attempt was about something else. A feed that was taken off the list stays off.
     */
    async finishAttempt(next: FeedState): Promise<void> {
      await updateRow(table, stateKey(next.feedId), FeedState, (before) => {
        if (!before || before.lastAttemptFor === next.lastAttemptFor) return undefined;
        if (before.source.url !== next.source.url) return undefined;
        return { value: { ...next, source: before.source } };
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

/** Which feeds of a row are due, and what the row says once they are handed out. */
async function look(
  { lookAt, leased }: Schedule,
  now: Date,
  limit: number,
  nextAttemptAt: (feedId: string) => Promise<string | undefined>,
): Promise<{ due: DueFeed[]; after: Schedule }> {
  const due: DueFeed[] = [];
  const after: Schedule = { lookAt: { ...lookAt }, leased: { ...leased } };
  const nowAt = now.toISOString();
  const wanted = Object.keys(lookAt).filter((feedId) => (lookAt[feedId] ?? '') <= nowAt);
  for (let start = 0; start < wanted.length && due.length < limit; start += AT_ONCE) {
    const feedIds = wanted.slice(start, start + AT_ONCE);
    const times = await Promise.all(feedIds.map(nextAttemptAt));
    for (const [index, feedId] of feedIds.entries()) {
      const dueAt = times[index] ?? nowAt;
      const lease = leased[feedId];
      if (dueAt > nowAt) {
        after.lookAt[feedId] = dueAt;
        delete after.leased[feedId];
      } else if (lease?.dueAt === dueAt && lease.until > nowAt) {
        after.lookAt[feedId] = nowAt;
      } else if (due.length < limit) {
        due.push({ feedId: FeedId.parse(feedId), dueAt });
        after.lookAt[feedId] = nowAt;
        after.leased[feedId] = { dueAt, until: new Date(now.getTime() + LEASE_MS).toISOString() };
      }
    }
  }
  return { due, after };
}

/** A feed whose address was edited is a feed that was never read, but for what was counted: its first sight is a backfill. */
function withSource(before: FeedState, source: FeedSource, now: Date): FeedState {
  if (before.source.url === source.url) return { ...before, source };
  const { attempts, notModified, entriesSeen, lastAttemptFor } = before;
  return { ...firstState(source, now), attempts, notModified, entriesSeen, lastAttemptFor };
}
