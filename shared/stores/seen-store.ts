import { z } from 'zod';
import type { FeedId } from '../model/ids.ts';
import { Day } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, updateRow } from './row.ts';

/** A mark is forgotten this long after the feed last showed its entry, in days; the article keeps its own identity for ever. */
const KEPT_DAYS = 90;
/** The day of a mark is brought up to date only after this many days: most reads write nothing. */
const REFRESH_DAYS = 7;
/** They take 70 KB: a row of DynamoDB holds 400 KB, and is paid for by its size. One document has at most 3000. */
const MAX_MARKS = 4000;
const DAY_MS = 86_400_000;

/** Marks by the day on which the feed last showed them, joined by blanks. */
const SeenMarks = z.object({ version: z.literal(1), days: z.record(Day, z.string()) });
type SeenMarks = z.infer<typeof SeenMarks>;

/** What each feed has shown: one row a feed, bounded in size, read once and written at most once for each read of the feed. */
export type SeenStore = ReturnType<typeof createSeenStore>;

export function createSeenStore(table: Table) {
  const key = (feedId: FeedId) => ({ pk: `FEED#${feedId}`, sk: 'SEEN' });
  return {
    async marks(feedId: FeedId): Promise<ReadonlySet<string>> {
      const item = await table.get(key(feedId));
      return new Set(item ? byMark(readValue(SeenMarks, item)).keys() : []);
    },

    /** Adds to what is remembered; of two runs at once neither takes from the other. Marks hold no blanks. */
    async remember(feedId: FeedId, marks: readonly string[], now: Date): Promise<void> {
      await updateRow(table, key(feedId), SeenMarks, (before) => {
        const value = withMarks(before, marks, now);
        return value && { value };
      });
    },
  };
}

/** `undefined` where nothing has to be written. */
function withMarks(before: SeenMarks | undefined, marks: readonly string[], now: Date): SeenMarks | undefined {
  const today = dayOf(now, 0);
  const stale = dayOf(now, REFRESH_DAYS);
  const oldest = dayOf(now, KEPT_DAYS);
  const known = before ? byMark(before) : new Map<string, string>();
  const shown = marks.filter((mark) => (known.get(mark) ?? '') < stale);
  if (shown.length === 0) return undefined;
  const current = new Set(marks);
  for (const mark of shown) known.set(mark, today);
  const kept = [...known]
    .filter(([, day]) => day >= oldest)
    .sort(([a, x], [b, y]) => Number(current.has(b)) - Number(current.has(a)) || (x < y ? 1 : x > y ? -1 : 0))
    .slice(0, MAX_MARKS);
  const days = new Map<string, string[]>();
  for (const [mark, day] of kept) {
    const list = days.get(day);
    if (list) list.push(mark);
    else days.set(day, [mark]);
  }
  return { version: 1, days: Object.fromEntries([...days].map(([day, list]) => [day, list.join(' ')])) };
}

function byMark({ days }: SeenMarks): Map<string, string> {
  return new Map(Object.entries(days).flatMap(([day, marks]) => marks.split(' ').map((mark) => [mark, day] as const)));
}

function dayOf(now: Date, ago: number): string {
  return new Date(now.getTime() - ago * DAY_MS).toISOString().slice(0, 10);
}
