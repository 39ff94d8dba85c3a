import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { UnreadableMessageError } from '#shared/errors.ts';
import type { Delivery, OutgoingMessage, Queue } from '#shared/ports.ts';
import { drain, type OpenQueue, type QueueHarness } from './queue-harness.ts';

/** The part of the contract about FIFO queues; called by `queueContract`. */
export function fifoQueueContract(name: string, open: OpenQueue): void {
  describe(`${name} as FIFO Queue`, () => {
    let harness: QueueHarness;
    let queue: Queue;
    let ids = 0;
    beforeEach(async () => {
      harness = await open({ fifo: true });
      queue = harness.queue;
    });
    afterEach(() => harness.close?.());

    const send = (...bodies: string[]) =>
      queue.send(
        bodies.map((body) => {
          ids += 1;
          // `a1` is the first message of group `a`.
          return { body, group: body.slice(0, 1), deduplicationId: `message-${ids}` };
        }),
      );
    const collect = async (failing: readonly unknown[] = []) => {
      const got: unknown[] = [];
      await drain(queue, async ({ body }) => {
        got.push(body);
        if (failing.includes(body)) throw new Error('no luck today');
      });
      return got;
    };
    const ofGroup = (bodies: unknown[], group: string) => bodies.filter((body) => String(body).startsWith(group));

    it('delivers each group in order, across batches', async () => {
      const sent = Array.from({ length: 30 }, (_, position) => `${'abc'[position % 3]}${position}`);
      await send(...sent);
      const got = await collect();
      for (const group of ['a', 'b', 'c']) expect(ofGroup(got, group)).toEqual(ofGroup(sent, group));
      expect(got).toHaveLength(30);
    });

    it('names the group', async () => {
      await send('a1');
      const groups: unknown[] = [];
      await drain(queue, async ({ group }) => {
        groups.push(group);
      });
      expect(groups).toEqual(['a']);
    });

    it('holds back the rest of a group after a failure, and lets other groups pass', async () => {
      await send('a1', 'b1', 'a2', 'b2', 'a3');
      const got = await collect(['a1']);
      expect(ofGroup(got, 'a')).toEqual(['a1']);
      expect(ofGroup(got, 'b')).toEqual(['b1', 'b2']);
      await harness.advance(harness.visibilityMs + 1);
      expect(await collect()).toEqual(['a1', 'a2', 'a3']);
    });

    it('keeps later messages of a group waiting behind a failed one', async () => {
      await send('a1');
      await collect(['a1']);
      await send('a2', 'b1');
      expect(await collect()).toEqual(['b1']);
      await harness.advance(harness.visibilityMs + 1);
      expect(await collect()).toEqual(['a1', 'a2']);
    });

    it('works on one batch of a group at a time', async () => {
      await send('a1', 'a2', 'b1');
      const during: unknown[] = [];
      await queue.deliver(
        async ({ body }: Delivery) => {
          expect(body).toBe('a1');
          await drain(queue, async (message) => {
            during.push(message.body);
          });
        },
        { maxMessages: 1 },
      );
      expect(during).toEqual(['b1']);
      expect(await collect()).toEqual(['a2']);
    });

    it('goes on with a group once its first message is dead', async () => {
      await send('a1', 'a2');
      const got: unknown[] = [];
      for (let round = 0; round <= harness.maxReceives; round += 1) {
        got.push(...(await collect(['a1'])));
        await harness.advance(harness.visibilityMs + 1);
      }
      expect(got).toEqual([...Array.from({ length: harness.maxReceives }, () => 'a1'), 'a2']);
      expect((await harness.dead()).map(({ body }) => body)).toEqual(['a1']);
    });

    it('goes on with a group after an unreadable message', async () => {
      await send('a1', 'a2');
      await queue.deliver(async ({ body }) => {
        if (body === 'a1') throw new UnreadableMessageError('gibberish');
      });
      await harness.advance(harness.visibilityMs + 1);
      const rest = await collect();
      expect(['', 'a2']).toContain(rest.join());
      expect(await harness.dead()).toEqual([{ body: 'a1', reason: 'gibberish' }]);
    });

    it('drops a second message with the same id, also within one call and after the first is gone', async () => {
      const message = (body: string): OutgoingMessage => ({ body, group: 'a', deduplicationId: 'story + cause, é' });
      await queue.send([message('first'), message('second')]);
      await queue.send([{ ...message('third'), group: 'b' }]);
      expect(await collect()).toEqual(['first']);
      await queue.send([message('fourth')]);
      expect(await collect()).toEqual([]);
    });

    it('forgets deduplication ids after five minutes', async () => {
      const message = (body: string): OutgoingMessage => ({ body, group: 'a', deduplicationId: 'x'.repeat(500) });
      await queue.send([message('first')]);
      expect(await collect()).toEqual(['first']);
      if (!harness.isClockOurs) return;
      await harness.advance(4 * 60_000);
      await queue.send([message('second')]);
      expect(await collect()).toEqual([]);
      await harness.advance(60_000 + 1);
      await queue.send([message('third')]);
      expect(await collect()).toEqual(['third']);
    });

    it.each<[string, OutgoingMessage]>([
      ['no group', { body: 1, deduplicationId: 'a' }],
      ['a group that SQS does not take', { body: 1, group: 'a b', deduplicationId: 'a' }],
      ['no deduplication id', { body: 1, group: 'a' }],
      ['a delay', { body: 1, group: 'a', deduplicationId: 'a', delaySeconds: 1 }],
    ])('refuses a message with %s', async (_, message) => {
      await expect(queue.send([message])).rejects.toMatchObject({ name: 'StoreError', code: 'bad-message' });
      expect(await collect()).toEqual([]);
    });
  });
}
