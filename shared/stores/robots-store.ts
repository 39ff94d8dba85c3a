import { z } from 'zod';
import { Instant } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, toJson } from './row.ts';

const CachedRobots = z.object({
  /** The rules that hold for us, as a robots.txt; empty: everything is allowed. */
  text: z.string(),
  /** When `text` was read; absent where the server has never answered yet. */
  readAt: Instant.optional(),
  /** From then on the server is asked again. */
  askAgainAt: Instant,
  /** Why the server could not say, the last time that it was asked. */
  failure: z.object({ reason: z.enum(['network', 'http-5xx', 'unsafe-target']), message: z.string() }).optional(),
});
export type CachedRobots = z.infer<typeof CachedRobots>;

/** Rows that nobody has renewed are dropped after this many seconds: 40 days, longer than rules are kept to. */
const TTL_SECONDS = 40 * 86_400;

export type RobotsStore = ReturnType<typeof createRobotsStore>;

/** robots.txt by origin (`https://host:port`). */
export function createRobotsStore(table: Table) {
  const keyOf = (origin: string) => ({ pk: `ROBOTS#${origin}`, sk: 'RULES' });
  return {
    async get(origin: string): Promise<CachedRobots | undefined> {
      const item = await table.get(keyOf(origin));
      return item && readValue(CachedRobots, item);
    },
    async put(origin: string, cached: CachedRobots): Promise<void> {
      const expiresAt = Math.floor(Date.parse(cached.askAgainAt) / 1000) + TTL_SECONDS;
      await table.put({ ...keyOf(origin), value: toJson(cached), expiresAt });
    },
  };
}
