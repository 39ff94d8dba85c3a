import { UnreadableMessageError } from '#shared/errors.ts';
import type { Clock, Delivery, Json, OutgoingMessage, Queue } from '#shared/ports.ts';
import { DEDUPLICATION_WINDOW_MS, prepareMessage } from '../rules/outgoing.ts';
import type { Database } from './open-database.ts';
import { createQueueRows, type Depth, type TakenMessage } from './queue-rows.ts';
import { guarded, inTransaction } from './transaction.ts';

export type DeadLetter = {
  id: string;
  body: Json;
  /** The message of the last error. */
  reason: string;
  receiveCount: number;
  /** ISO 8601. */
  at: string;
};

export type LocalQueue = Queue & {
  /** Delayed: not yet received, its delay runs. In flight: received, neither done nor visible again. */
  depth(): Depth;
  /** Oldest message first. */
  deadLetters(): DeadLetter[];
  /** Puts dead letters (all, or those named) back at the end of the queue, as new. Answers how many. */
  redrive(ids?: readonly string[]): number;
  /**
   * For the only consumer, when it starts: what a killed run had in hand is visible again and its receive not counted.
   * A failed message keeps waiting for its time-out. Answers how many.
   */
  releaseInFlight(): number;
  /** When `deliver` next finds something, perhaps already past; undefined when the queue is empty. */
  nextVisibleAt(): Date | undefined;
};

export type SqliteQueueOptions = {
  name: string;
  fifo: boolean;
  now: Clock;
  /** How long one message may take. Default 30 s, as in SQS; it starts anew when the message's turn in its batch comes. */
  visibilityMs?: number;
  /** Default 5. */
  maxReceives?: number;
};

const DEFAULT_VISIBILITY_MS = 30_000;
const DEFAULT_MAX_RECEIVES = 5;
/** SQS: what one receive gives at most. */
const MAX_BATCH = 10;

/**
 * A queue in the database with the ways of SQS: at least once, visibility time-out, dead letters, and for FIFO the order and
 * one batch at a time within a group. A message whose last allowed receive fails is a dead letter at once.
 * Throws `StoreError`: `bad-message`, `message-too-large`, `disk-full`, `busy`, `corrupt`, `io`.
 */
export function createSqliteQueue(db: Database, options: SqliteQueueOptions): LocalQueue {
  const { name, fifo, visibilityMs = DEFAULT_VISIBILITY_MS, maxReceives = DEFAULT_MAX_RECEIVES } = options;
  const rows = createQueueRows(db, name, fifo);
  const nowMs = () => options.now().getTime();
  const atomically = <T>(task: () => T): T => guarded(db, () => inTransaction(db, task));

  function send(messages: OutgoingMessage[]): void {
    const prepared = messages.map((message) => ({ message, body: prepareMessage(message, { name, fifo }) }));
    const now = nowMs();
    atomically(() => {
      for (const { message, body } of prepared) {
        const { deduplicationId, group, delaySeconds = 0 } = message;
        if (deduplicationId !== undefined && !rows.remember(deduplicationId, now, DEDUPLICATION_WINDOW_MS)) continue;
        rows.insert(body, group, now + delaySeconds * 1000);
      }
    });
  }

  function take(maxMessages: number): TakenMessage[] {
    const now = nowMs();
    return atomically(() => {
      for (const message of rows.spent(now, maxReceives)) {
        rows.bury(
          message,
          message.lastError ?? `not finished within ${visibilityMs} ms, ${message.receiveCount} times`,
          now,
        );
      }
      return rows.visible(now, maxMessages).map((message) => rows.take(message, now + visibilityMs));
    });
  }

  /** True when the message was handled. */
  async function handle(message: TakenMessage, handler: (delivery: Delivery) => Promise<void>): Promise<boolean> {
    try {
      await handler({
        id: String(message.id),
        body: JSON.parse(message.body),
        group: message.group,
        receiveCount: message.receiveCount,
      });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const isLast = error instanceof UnreadableMessageError || message.receiveCount >= maxReceives;
      atomically(() => (isLast ? rows.bury(message, reason, nowMs()) : rows.fail(message, reason)));
      return false;
    }
    guarded(db, () => rows.remove(message));
    return true;
  }

  const deliver: Queue['deliver'] = async (handler, { maxMessages = MAX_BATCH } = {}) => {
    const batch = take(Math.max(1, Math.min(maxMessages, MAX_BATCH)));
    const heldGroups = new Set<string>();
    let received = 0;
    let failed = 0;
    for (const message of batch) {
      if (message.group !== undefined && heldGroups.has(message.group)) {
        guarded(db, () => rows.putBack(message, nowMs()));
        continue;
      }
      if (!guarded(db, () => rows.extend(message, nowMs() + visibilityMs))) continue;
      received += 1;
      if (await handle(message, handler)) continue;
      failed += 1;
      if (message.group !== undefined) heldGroups.add(message.group);
    }
    return { received, failed };
  };

  return {
    name,
    send: async (messages) => send(messages),
    deliver,
    depth: () => guarded(db, () => rows.depth(nowMs())),
    deadLetters: () =>
      guarded(db, () => rows.dead()).map(({ id, body, reason, receiveCount, at }) => ({
        id: String(id),
        body: JSON.parse(body),
        reason,
        receiveCount,
        at: new Date(at).toISOString(),
      })),
    redrive: (ids) =>
      atomically(() => {
        const chosen = rows.dead().filter(({ id }) => ids === undefined || ids.includes(String(id)));
        for (const letter of chosen) {
          rows.insert(letter.body, letter.group, nowMs());
          rows.unbury(letter.id);
        }
        return chosen.length;
      }),
    releaseInFlight: () => guarded(db, () => rows.putBackAll(nowMs())),
    nextVisibleAt: () => {
      const at = guarded(db, () => rows.nextVisibleAt(nowMs()));
      return at === undefined ? undefined : new Date(at);
    },
  };
}
