import { z } from 'zod';
import { ArticleId, DevelopmentId, StoryId } from '../model/ids.ts';
import { Instant } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, toJson } from './row.ts';

/** How long a due row that was dealt with is kept, so that it is not made again: 60 days in seconds. */
const DONE_TTL_SECONDS = 60 * 86_400;

const Reread = z.object({ kind: z.literal('reread'), articleId: ArticleId, dueAt: Instant });
const Notify = z.object({
  kind: z.literal('notify'),
  storyId: StoryId,
  developmentId: DevelopmentId,
  target: z.string(),
  attempt: z.int().positive(),
  dueAt: Instant,
});
const Digest = z.object({
  kind: z.literal('digest'),
  storyId: StoryId,
  to: Instant,
  target: z.string(),
  attempt: z.int().positive(),
  dueAt: Instant,
});
/** Work for later: delays over 15 minutes are rows that `poll` picks up, not queue delays. */
export const DueWork = z.discriminatedUnion('kind', [Reread, Notify, Digest]);
export type DueWork = z.infer<typeof DueWork>;

export type DueStore = ReturnType<typeof createDueStore>;

export function createDueStore(table: Table) {
  const keyOf = (work: DueWork) => {
    switch (work.kind) {
      case 'reread':
        return { pk: `DUE#reread#${work.articleId}`, sk: work.dueAt };
      case 'notify':
        return { pk: `DUE#notify#${work.storyId}#${work.developmentId}`, sk: `${work.target}#${work.attempt}` };
      case 'digest':
        return { pk: `DUE#digest#${work.storyId}#${work.target}`, sk: `${work.to}#${work.attempt}` };
      default:
        return work satisfies never;
    }
  };

  return {
    /** Does nothing when the same work was put there before, done or not. */
    async add(work: DueWork): Promise<void> {
      await table.put({ ...keyOf(work), value: toJson(work), duePk: work.kind, dueSk: work.dueAt }, { absent: true });
    },

    /** What is due, oldest first; the index may lag, so each row is checked by its key. */
    async due(kind: DueWork['kind'], now: Date, limit: number): Promise<DueWork[]> {
      const page = await table.query({ index: 'due', pk: kind, to: new Date(now.getTime() + 1).toISOString(), limit });
      const found: DueWork[] = [];
      for (const item of page.items) {
        const fresh = await table.get({ pk: item.pk, sk: item.sk });
        if (fresh?.duePk !== undefined) found.push(readValue(DueWork, fresh));
      }
      return found;
    },

    /** Takes the row off the index and keeps it a while. */
    async done(work: DueWork, now: Date): Promise<void> {
      await table.put({
        ...keyOf(work),
        value: toJson(work),
        expiresAt: Math.floor(now.getTime() / 1000) + DONE_TTL_SECONDS,
      });
    },
  };
}
