import { z } from 'zod';
import { Instant } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, toJson } from './row.ts';

/** RFC 9309, 2.4: a cached robots.txt should not be used for more than 24 hours. */
const MAX_AGE_MS = 24 * 3_600_000;

/** `text` empty: everything is allowed. `isClosed`: the server could not say, so nothing is (RFC 9309, 2.3.1.4). */
const CachedRobots = z.object({ text: z.string(), isClosed: z.boolean(), fetchedAt: Instant });
export type CachedRobots = z.infer<typeof CachedRobots>;

export type RobotsStore = ReturnType<typeof createRobotsStore>;

/** robots.txt by origin (`https://host:port`). */
export function createRobotsStore(table: Table) {
  const keyOf = (origin: string) => ({ pk: `ROBOTS#${origin}`, sk: 'ROBOTS' });
  return {
    async get(origin: string, now: Date): Promise<CachedRobots | undefined> {
      const item = await table.get(keyOf(origin));
      const cached = item && readValue(CachedRobots, item);
      return cached && now.getTime() - Date.parse(cached.fetchedAt) < MAX_AGE_MS ? cached : undefined;
    },
    async put(origin: string, cached: CachedRobots): Promise<void> {
      const expiresAt = Math.floor((Date.parse(cached.fetchedAt) + MAX_AGE_MS) / 1000);
      await table.put({ ...keyOf(origin), value: toJson(cached), expiresAt });
    },
  };
}
