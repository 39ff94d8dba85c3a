import type { StoryId } from '../model/ids.ts';
import { OriginEntry, type OutletHabits } from '../model/origin.ts';
import type { Table } from '../ports.ts';
import { packHabits, StoredHabits } from './origin-rows.ts';
import { readValue, toJson } from './row.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** An entry lives until nobody can look for it any more: a week's window, and as much again for articles that come late. */
const ENTRY_DAYS = 15;
/** What an outlet has not done for so long is no habit. */
export const HABIT_DAYS = 30;

/** Where to look: the `limit` earliest under `key`, in a window around a time. */
export type LookUp = { key: string; fromMs: number; toMs: number; limit: number };

export type KnownHabits = { habits: OutletHabits; revision: number };

export type OriginIndex = ReturnType<typeof createOriginIndex>;

/**
 * Where articles of a story are found by the keys of their texts: one row of less than 1 KB for each posted key, so that
 * neither writing nor looking up depends on how many articles are stored.
 */
export function createOriginIndex(table: Table) {
  const pk = (storyId: StoryId, key: string) => `KEY#${storyId}#${key}`;
  const sk = ({ at, articleId }: Pick<OriginEntry, 'at' | 'articleId'>) => `${instant(Date.parse(at))}#${articleId}`;
  const habitsKey = (storyId: StoryId, outlet: string) => ({ pk: `STORY#${storyId}`, sk: `HABITS#${outlet}` });

  return {
    /** Puts the entry under each key; the same entry twice is one. */
    async post(storyId: StoryId, entry: OriginEntry, keys: readonly string[], now: Date): Promise<void> {
      const expiresAt = Math.floor((now.getTime() + ENTRY_DAYS * DAY_MS) / 1000);
      const value = toJson(entry);
      await Promise.all(keys.map((key) => table.put({ pk: pk(storyId, key), sk: sk(entry), value, expiresAt })));
    },

    /** Takes an article away from keys that its text has no longer. */
    async withdraw(
      storyId: StoryId,
      entry: Pick<OriginEntry, 'at' | 'articleId'>,
      keys: readonly string[],
    ): Promise<void> {
      await Promise.all(keys.map((key) => table.delete({ pk: pk(storyId, key), sk: sk(entry) })));
    },

    /** The entries in the windows of all look-ups around `at`, each once; at most a page of one read unit for each look-up. */
    async lookUp(storyId: StoryId, lookUps: readonly LookUp[], at: string): Promise<OriginEntry[]> {
      const time = Date.parse(at);
      const pages = await Promise.all(
        lookUps.map(({ key, fromMs, toMs, limit }) =>
          table.query({
            pk: pk(storyId, key),
            from: instant(time + fromMs),
            to: instant(time + toMs),
            limit,
          }),
        ),
      );
      const found = new Map<string, OriginEntry>();
      for (const item of pages.flatMap(({ items }) => items)) {
        const entry = readValue(OriginEntry, item);
        found.set(`${entry.articleId} ${entry.version} ${entry.removed.join()}`, entry);
      }
      return [...found.values()];
    },

    async getHabits(storyId: StoryId, outlet: string): Promise<KnownHabits | undefined> {
      const item = await table.get(habitsKey(storyId, outlet));
      if (!item) return undefined;
      return {
        habits: readValue(StoredHabits, item),
        revision: typeof item.revision === 'number' ? item.revision : 0,
      };
    },

    /** False when somebody else has written since `before` was read. */
    async putHabits(
      storyId: StoryId,
      outlet: string,
      habits: OutletHabits,
      before: KnownHabits | undefined,
      now: Date,
    ): Promise<boolean> {
      const revision = (before?.revision ?? 0) + 1;
      const expiresAt = Math.floor((now.getTime() + HABIT_DAYS * DAY_MS) / 1000);
      return table.put(
        { ...habitsKey(storyId, outlet), value: packHabits(habits), revision, expiresAt },
        before ? { equals: { revision: before.revision } } : { absent: true },
      );
    },
  };
}

/** In the one form of which the order of the letters is the order in time. */
function instant(timeMs: number): string {
  return new Date(timeMs).toISOString();
}
