import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSqliteQueue, type LocalQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { type Database, openDatabase } from '#shared/adapters/local/open-database.ts';
import { UnreadableMessageError } from '#shared/errors.ts';
import { queueContract } from '../contract/queue.ts';
import { createTestClock } from '../contract/test-clock.ts';

const VISIBILITY_MS = 1000;
const MAX_RECEIVES = 3;

queueContract('SQLite', async ({ fifo }) => {
  const database = openDatabase(':memory:');
  const { now, advance } = createTestClock();
  const queue = createSqliteQueue(database, {
    name: 'work',
    fifo,
    now,
    visibilityMs: VISIBILITY_MS,
    maxReceives: MAX_RECEIVES,
  });
  return {
    queue,
    advance,
    visibilityMs: VISIBILITY_MS,
    maxReceives: MAX_RECEIVES,
    dead: async () => queue.deadLetters().map(({ body, reason }) => ({ body, reason })),
    isClockOurs: true,
    close: () => database.close(),
  };
});

describe('the local queue', () => {
  let database: Database;
  let clock: ReturnType<typeof createTestClock>;
  let queue: LocalQueue;
  const create = (name: string, fifo = false) =>
    createSqliteQueue(database, { name, fifo, now: clock.now, visibilityMs: VISIBILITY_MS, maxReceives: MAX_RECEIVES });
  beforeEach(() => {
    database = openDatabase(':memory:');
    clock = createTestClock();
    queue = create('work');
  });
  afterEach(() => database.close());

  const fail = async () => {
    throw new Error('no luck today');
  };
  const secondsFromStart = (at: Date | undefined) => at && (at.getTime() - Date.parse('2024-10-23T12:00:00Z')) / 1000;

  it('counts what waits, what is delayed, what is in flight and what is dead', async () => {
    expect(queue.depth()).toEqual({ visible: 0, delayed: 0, inFlight: 0, dead: 0 });
    await queue.send([{ body: 'dies' }, { body: 'late', delaySeconds: 60 }, { body: 'waits' }, { body: 'waits' }]);
    expect(queue.depth()).toEqual({ visible: 3, delayed: 1, inFlight: 0, dead: 0 });
    let during: unknown;
    await queue.deliver(
      async () => {
        during = queue.depth();
        throw new UnreadableMessageError('gibberish');
      },
      { maxMessages: 1 },
    );
    expect(during).toEqual({ visible: 2, delayed: 1, inFlight: 1, dead: 0 });
    await queue.deliver(fail, { maxMessages: 1 });
    expect(queue.depth()).toEqual({ visible: 1, delayed: 1, inFlight: 1, dead: 1 });
    clock.advance(VISIBILITY_MS);
    expect(queue.depth()).toEqual({ visible: 2, delayed: 1, inFlight: 0, dead: 1 });
  });

  it('keeps queues of different names apart', async () => {
    const other = create('other');
    await queue.send([{ body: 'mine' }]);
    expect(await other.deliver(fail)).toEqual({ received: 0, failed: 0 });
    expect(other.depth().visible).toBe(0);
    expect(other.nextVisibleAt()).toBeUndefined();
    expect(other.releaseInFlight()).toBe(0);
  });

  it('says when the next message can be had', async () => {
    expect(queue.nextVisibleAt()).toBeUndefined();
    await queue.send([{ body: 'late', delaySeconds: 60 }]);
    expect(secondsFromStart(queue.nextVisibleAt())).toBe(60);
    await queue.send([{ body: 'now' }]);
    expect(secondsFromStart(queue.nextVisibleAt())).toBe(0);
    await queue.deliver(fail);
    expect(secondsFromStart(queue.nextVisibleAt())).toBe(1);
    clock.advance(VISIBILITY_MS);
    await queue.deliver(async () => {});
    expect(secondsFromStart(queue.nextVisibleAt())).toBe(60);
  });

  it('does not count messages of a closed group as the next', async () => {
    const fifo = create('fifo', true);
    await fifo.send(['a', 'b'].map((id) => ({ body: id, group: 'g', deduplicationId: id })));
    await fifo.deliver(fail);
    expect(fifo.depth()).toMatchObject({ visible: 1, inFlight: 1 });
    expect(secondsFromStart(fifo.nextVisibleAt())).toBe(1);
    await fifo.send([{ body: 'c', group: 'other', deduplicationId: 'c' }]);
    expect(secondsFromStart(fifo.nextVisibleAt())).toBe(0);
  });

  it('keeps dead letters with their story, oldest first', async () => {
    await queue.send([{ body: { n: 1 } }, { body: { n: 2 } }]);
    await queue.deliver(async ({ body }) => {
      throw new UnreadableMessageError(`cannot read ${JSON.stringify(body)}`);
    });
    expect(queue.deadLetters()).toEqual([
      { id: '1', body: { n: 1 }, reason: 'cannot read {"n":1}', receiveCount: 1, at: '2024-10-23T12:00:00.000Z' },
      { id: '2', body: { n: 2 }, reason: 'cannot read {"n":2}', receiveCount: 1, at: '2024-10-23T12:00:00.000Z' },
    ]);
  });

  it('buries a message as soon as its last allowed receive fails', async () => {
    await queue.send([{ body: 'poison' }]);
    for (let round = 0; round < MAX_RECEIVES; round += 1) {
      expect(queue.depth().dead).toBe(0);
      await queue.deliver(fail);
      clock.advance(VISIBILITY_MS);
    }
    expect(queue.depth()).toEqual({ visible: 0, delayed: 0, inFlight: 0, dead: 1 });
    expect(queue.deadLetters()).toMatchObject([{ reason: 'no luck today', receiveCount: MAX_RECEIVES }]);
  });

  it('redrives all dead letters or those named, as new messages', async () => {
    await queue.send([{ body: 1 }, { body: 2 }, { body: 3 }]);
    await queue.deliver(async () => {
      throw new UnreadableMessageError('not yet');
    });
    expect(queue.redrive(['2', '99'])).toBe(1);
    expect(queue.depth()).toEqual({ visible: 1, delayed: 0, inFlight: 0, dead: 2 });
    expect(queue.redrive()).toBe(2);
    const got: unknown[] = [];
    await queue.deliver(async ({ body, receiveCount }) => {
      got.push([body, receiveCount]);
    });
    expect(got).toEqual([
      [2, 1],
      [1, 1],
      [3, 1],
    ]);
    expect(queue.redrive()).toBe(0);
  });

  it('releases what a killed run had in hand, without counting the receive', async () => {
    await queue.send([{ body: 'in hand' }, { body: 'also' }]);
    void queue.deliver(() => new Promise(() => {}));
    expect(queue.depth()).toMatchObject({ visible: 0, inFlight: 2 });
    expect(create('work').releaseInFlight()).toBe(2);
    const counts: number[] = [];
    await queue.deliver(async ({ receiveCount }) => {
      counts.push(receiveCount);
    });
    expect(counts).toEqual([1, 1]);
  });

  it('lets a failed message wait for its time-out when the rest is released', async () => {
    await queue.send([{ body: 'failed' }]);
    await queue.deliver(fail);
    expect(queue.releaseInFlight()).toBe(0);
    expect(queue.depth()).toMatchObject({ visible: 0, inFlight: 1 });
  });

  it('buries a message whose handler never came back, saying so', async () => {
    await queue.send([{ body: 'hangs' }]);
    for (let round = 0; round < MAX_RECEIVES; round += 1) {
      void queue.deliver(() => new Promise(() => {}));
      clock.advance(VISIBILITY_MS);
    }
    expect(await queue.deliver(fail)).toEqual({ received: 0, failed: 0 });
    expect(queue.deadLetters()).toMatchObject([{ body: 'hangs', reason: 'not finished within 1000 ms, 3 times' }]);
  });

  it('gives each message of a slow batch its whole time, and leaves alone what others took', async () => {
    await queue.send([{ body: 1 }, { body: 2 }, { body: 3 }]);
    const log: string[] = [];
    await queue.deliver(async ({ body }) => {
      log.push(`first ${body}`);
      clock.advance(VISIBILITY_MS * 0.6);
      if (body === 2) {
        await queue.deliver(async (other) => {
          log.push(`second ${other.body}`);
        });
      }
    });
    expect(log).toEqual(['first 1', 'first 2', 'second 3']);
    expect(queue.depth()).toEqual({ visible: 0, delayed: 0, inFlight: 0, dead: 0 });
  });
});
