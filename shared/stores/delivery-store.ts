import { z } from 'zod';
import { DevelopmentId, type StoryId } from '../model/ids.ts';
import { Instant } from '../model/span.ts';
import type { Table } from '../ports.ts';
import { readValue, toJson, updateRow } from './row.ts';

/** One attempt to deliver one message to one target. */
const Delivery = z.object({
  target: z.string(),
  /** The entry's id, or the digest's. */
  developmentId: z.string(),
  attempt: z.int().positive(),
  outcome: z.enum(['delivered', 'failed', 'gone', 'given-up']),
  reason: z.string().optional(),
  at: Instant,
});
export type Delivery = z.infer<typeof Delivery>;

const Digest = z.object({ entries: z.array(DevelopmentId) });

/** A target that answered 410, at this address: another address of the same name begins anew. */
const GoneTarget = z.object({ url: z.string(), at: Instant });
export type GoneTarget = z.infer<typeof GoneTarget>;

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;

/** What has been delivered to whom, what waits for a digest, and who wants no more. */
export function createDeliveryStore(table: Table) {
  const pk = (storyId: StoryId) => `STORY#${storyId}`;
  const deliveryKey = (storyId: StoryId, target: string, id: string, attempt: number) => ({
    pk: pk(storyId),
    sk: `DELIVERY#${target}#${id}#${String(attempt).padStart(3, '0')}`,
  });
  const digestKey = (storyId: StoryId, target: string, to: string) => ({
    pk: pk(storyId),
    sk: `DIGEST#${target}#${to}`,
  });
  const goneKey = (target: string) => ({ pk: `TARGET#${target}`, sk: 'GONE' });

  return {
    async putDelivery(storyId: StoryId, delivery: Delivery): Promise<void> {
      const { target, developmentId, attempt } = delivery;
      await table.put({ ...deliveryKey(storyId, target, developmentId, attempt), value: toJson(delivery) });
    },

    async getDelivery(storyId: StoryId, target: string, id: string, attempt: number): Promise<Delivery | undefined> {
      const item = await table.get(deliveryKey(storyId, target, id, attempt));
      return item && readValue(Delivery, item);
    },

    /** Ids of the entries that wait for, or went out with, the digest of the period that ends at `to`. */
    async getDigest(storyId: StoryId, target: string, to: string): Promise<DevelopmentId[]> {
      const item = await table.get(digestKey(storyId, target, to));
      return item ? readValue(Digest, item).entries : [];
    },

    async addToDigest(storyId: StoryId, target: string, to: string, entry: DevelopmentId): Promise<void> {
      await updateRow(table, digestKey(storyId, target, to), Digest, (before) =>
        before?.entries.includes(entry) ? undefined : { value: { entries: [...(before?.entries ?? []), entry] } },
      );
    },

    async getGone(target: string): Promise<GoneTarget | undefined> {
      const item = await table.get(goneKey(target));
      return item && readValue(GoneTarget, item);
    },

    async putGone(target: string, gone: GoneTarget): Promise<void> {
      await table.put({ ...goneKey(target), value: toJson(gone) });
    },
  };
}
