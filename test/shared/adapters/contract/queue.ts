import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnreadableMessageError } from '#shared/errors.ts';
import type { Delivery, OutgoingMessage, Queue } from '#shared/ports.ts';
import { fifoQueueContract } from './fifo-queue.ts';
import { drain, type OpenQueue, type QueueHarness } from './queue-harness.ts';

/** What every `Queue` must do. `open` gives an empty queue. */
export function queueContract(name: string, open: OpenQueue): void {
  describe(`${name} as standard Queue`, () => {
    let harness: QueueHarness;
    let queue: Queue;
    beforeEach(async () => {
      harness = await open({ fifo: false });
      queue = harness.queue;
    });
    afterEach(() => harness.close?.());

    const bodies = async () => {
      const got: unknown[] = [];
      await drain(queue, async ({ body }) => {
        got.push(body);
      });
      return got;
    };
    const failing = async () => {
      throw new Error('no luck today');
    };

    it('delivers every kind of JSON once, and then nothing', async () => {
      const sent = [null, true, 0.5, '', 'a "text"\n\u0000\u2028\ufffe\uffff 😀 \ud83d', [[]], { a: { b: [1, null] } }];
      await queue.send(sent.map((body) => ({ body })));
      expect(await bodies()).toEqual(expect.arrayContaining(sent));
      expect(await queue.deliver(failing)).toEqual({ received: 0, failed: 0 });
      expect(await harness.dead()).toEqual([]);
    });

    it('takes any number of messages, also none', async () => {
      await queue.send([]);
      await queue.send(Array.from({ length: 33 }, (_, position) => ({ body: position })));
      const got = await bodies();
      expect(got).toHaveLength(33);
      expect(new Set(got).size).toBe(33);
    });

    it('takes several large messages at once', async () => {
      const sent = Array.from({ length: 5 }, (_, position) => String(position).repeat(120_000));
      await queue.send(sent.map((body) => ({ body })));
      expect((await bodies()).sort()).toEqual(sent);
    });

    it('hands out no more than asked for, at most ten', async () => {
      await queue.send(Array.from({ length: 12 }, (_, body) => ({ body })));
      const seen: unknown[] = [];
      const handler = async ({ body }: Delivery) => {
        seen.push(body);
      };
      expect((await queue.deliver(handler, { maxMessages: 2 })).received).toBeLessThanOrEqual(2);
      expect((await queue.deliver(handler, { maxMessages: 99 })).received).toBeLessThanOrEqual(10);
      await drain(queue, handler);
      expect(seen).toHaveLength(12);
    });

    it('gives each message an id, and counts from one', async () => {
      await queue.send([{ body: 'a' }, { body: 'b' }]);
      const got: Delivery[] = [];
      await drain(queue, async (message) => {
        got.push(message);
      });
      expect(got.map(({ receiveCount }) => receiveCount)).toEqual([1, 1]);
      expect(new Set(got.map(({ id }) => id)).size).toBe(2);
      expect(got.every(({ id, group }) => id !== '' && group === undefined)).toBe(true);
    });

    it('brings a failed message back after the visibility time-out, and not before', async () => {
      await queue.send([{ body: 'again' }, { body: 'fine' }]);
      const handler = async ({ body }: Delivery) => {
        if (body === 'again') throw new Error('no luck today');
      };
      let failed = 0;
      for (let tries = 0; tries < 3; tries += 1) failed += (await queue.deliver(handler)).failed;
      expect(failed).toBe(1);
      await harness.advance(harness.visibilityMs + 1);
      const got: [unknown, number][] = [];
      await drain(queue, async ({ body, receiveCount }) => {
        got.push([body, receiveCount]);
      });
      expect(got).toEqual([['again', 2]]);
    });

    it('hides a message while its handler has it', async () => {
      await queue.send([{ body: 'one' }]);
      let nested: unknown;
      const { received } = await queue.deliver(async () => {
        nested = await queue.deliver(failing);
      });
      expect([received, nested]).toEqual([1, { received: 0, failed: 0 }]);
    });

    it('moves a message to the dead letters after its last allowed receive, and delivers the rest', async () => {
      await queue.send([{ body: { poison: true } }, { body: 'fine' }]);
      let receives = 0;
      for (let round = 0; round < harness.maxReceives + 2; round += 1) {
        await queue.deliver(async ({ body, receiveCount }) => {
          if (body === 'fine') return;
          receives += 1;
          expect(receiveCount).toBe(receives);
          throw new Error(`no luck, try ${receiveCount}`);
        });
        await harness.advance(harness.visibilityMs + 1);
      }
      expect(receives).toBe(harness.maxReceives);
      const dead = await harness.dead();
      expect(dead.map(({ body }) => body)).toEqual([{ poison: true }]);
      expect([undefined, `no luck, try ${harness.maxReceives}`]).toContain(dead[0]?.reason);
      expect(await bodies()).toEqual([]);
    });

    it('moves an unreadable message to the dead letters at once, with its reason', async () => {
      await queue.send([{ body: 'gibberish' }]);
      const result = await queue.deliver(async () => {
        throw new UnreadableMessageError('no field called kind');
      });
      expect(result).toEqual({ received: 1, failed: 1 });
      expect(await harness.dead()).toEqual([{ body: 'gibberish', reason: 'no field called kind' }]);
      await harness.advance(harness.visibilityMs + 1);
      expect(await bodies()).toEqual([]);
    });

    it('goes on with a batch after a failure', async () => {
      await queue.send(Array.from({ length: 6 }, (_, body) => ({ body })));
      const handled: unknown[] = [];
      await drain(queue, async ({ body }) => {
        if (body === 2) throw new Error('not this one');
        handled.push(body);
      });
      expect(handled.sort()).toEqual([0, 1, 3, 4, 5]);
    });

    it('holds a delayed message back', async () => {
      await queue.send([
        { body: 'later', delaySeconds: 2 },
        { body: 'now', delaySeconds: 0 },
      ]);
      expect(await bodies()).toEqual(['now']);
      await harness.advance(2_500);
      expect(await bodies()).toEqual(['later']);
    });

    it('shares messages between consumers, each to one', async () => {
      await queue.send(Array.from({ length: 20 }, (_, body) => ({ body })));
      const got: unknown[] = [];
      const consumer = () =>
        drain(queue, async ({ body }) => {
          got.push(body);
          await Promise.resolve();
        });
      await Promise.all([consumer(), consumer(), consumer()]);
      expect(got).toHaveLength(20);
      expect(new Set(got).size).toBe(20);
    });

    it.each<[string, OutgoingMessage, string]>([
      ['a group', { body: 1, group: 'a' }, 'bad-message'],
      ['a deduplication id', { body: 1, deduplicationId: 'a' }, 'bad-message'],
      ['a delay over 15 minutes', { body: 1, delaySeconds: 901 }, 'bad-message'],
      ['a negative delay', { body: 1, delaySeconds: -1 }, 'bad-message'],
      ['half a second', { body: 1, delaySeconds: 0.5 }, 'bad-message'],
      ['more than 256 KiB', { body: 'é'.repeat(131_072) }, 'message-too-large'],
    ])('refuses %s', async (_, message, code) => {
      await expect(queue.send([message])).rejects.toMatchObject({ name: 'StoreError', code });
      expect(await bodies()).toEqual([]);
    });
  });

  fifoQueueContract(name, open);
}
