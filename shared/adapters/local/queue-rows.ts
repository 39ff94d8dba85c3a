import type { Database } from './open-database.ts';
import { numberColumn, optionalTextColumn, type Row, textColumn } from './row.ts';

/** A message as it was taken. `receiveCount` counts this time in; together with `id` it names this one receive. */
export type TakenMessage = { id: number; body: string; group?: string; receiveCount: number; lastError?: string };

export type Depth = { visible: number; delayed: number; inFlight: number; dead: number };

/**
 * The statements of one queue; what they mean together stands in `create-sqlite-queue.ts`. Times are epoch milliseconds.
 * A message is in flight from its receive until it is gone or visible again, and in hand while its handler has it.
 * A group of a FIFO queue is closed while a message of it is in flight.
 */
export function createQueueRows(db: Database, queue: string, fifo: boolean) {
  const columns = 'id, body, grp, receive_count, last_error';
  const closed = 'SELECT grp FROM messages WHERE queue = :queue AND visible_at > :now AND receive_count > 0';
  // Within a group the order of arrival must hold; elsewhere the order of the index costs nothing.
  const open = fifo ? `AND grp NOT IN (${closed}) ORDER BY id` : 'ORDER BY visible_at, id';
  const sql = {
    insert: db.prepare(
      'INSERT INTO messages (queue, body, grp, visible_at, receive_count, in_hand) VALUES (?, ?, ?, ?, 0, 0)',
    ),
    visible: db.prepare(
      `SELECT ${columns} FROM messages WHERE queue = :queue AND visible_at <= :now ${open} LIMIT :limit`,
    ),
    spent: db.prepare(
      `SELECT ${columns} FROM messages
       WHERE queue = ? AND visible_at <= ? AND receive_count >= ? AND receive_count > 0 ORDER BY id`,
    ),
    take: db.prepare('UPDATE messages SET receive_count = receive_count + 1, in_hand = 1, visible_at = ? WHERE id = ?'),
    extend: db.prepare('UPDATE messages SET visible_at = ? WHERE id = ? AND receive_count = ? AND in_hand = 1'),
    fail: db.prepare('UPDATE messages SET in_hand = 0, last_error = ? WHERE id = ? AND receive_count = ?'),
    putBack: db.prepare(
      `UPDATE messages SET in_hand = 0, receive_count = receive_count - 1, visible_at = ?
       WHERE id = ? AND receive_count = ? AND in_hand = 1`,
    ),
    putBackAll: db.prepare(
      `UPDATE messages SET in_hand = 0, receive_count = receive_count - 1, visible_at = ? WHERE queue = ? AND in_hand = 1`,
    ),
    remove: db.prepare('DELETE FROM messages WHERE id = ?'),
    bury: db.prepare(
      'INSERT OR REPLACE INTO dead_letters (id, queue, body, grp, reason, receive_count, at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    dead: db.prepare('SELECT id, body, grp, reason, receive_count, at FROM dead_letters WHERE queue = ? ORDER BY id'),
    unbury: db.prepare('DELETE FROM dead_letters WHERE id = ?'),
    forget: db.prepare('DELETE FROM deduplication WHERE queue = ? AND at <= ?'),
    remember: db.prepare('INSERT INTO deduplication (queue, id, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING'),
    depth: db.prepare(
      `SELECT
         (SELECT count(*) FROM messages WHERE queue = :queue AND visible_at <= :now) AS visible,
         (SELECT count(*) FROM messages WHERE queue = :queue AND visible_at > :now AND receive_count = 0) AS delayed,
         (SELECT count(*) FROM messages WHERE queue = :queue AND visible_at > :now AND receive_count > 0) AS in_flight,
         (SELECT count(*) FROM dead_letters WHERE queue = :queue) AS dead`,
    ),
    next: db.prepare(
      fifo
        ? `SELECT min(at) AS at FROM (SELECT max(visible_at) AS at FROM messages
             WHERE queue = :queue AND visible_at > :now AND receive_count > 0 GROUP BY grp
           UNION ALL SELECT min(visible_at) FROM messages WHERE queue = :queue AND grp NOT IN (${closed}))`
        : 'SELECT min(visible_at) AS at FROM messages WHERE queue = :queue AND :now IS NOT NULL',
    ),
  };
  return {
    insert(body: string, group: string | undefined, visibleAt: number): void {
      sql.insert.run(queue, body, group ?? null, visibleAt);
    },
    /** False when the id is remembered from less than `windowMs` ago. */
    remember(id: string, now: number, windowMs: number): boolean {
      sql.forget.run(queue, now - windowMs);
      return sql.remember.run(queue, id, now).changes === 1;
    },
    visible: (now: number, limit: number): TakenMessage[] => sql.visible.all({ queue, now, limit }).map(messageOf),
    /** Visible again after the last allowed receive: their handler did not come back. */
    spent: (now: number, maxReceives: number): TakenMessage[] => sql.spent.all(queue, now, maxReceives).map(messageOf),
    take(message: TakenMessage, visibleAt: number): TakenMessage {
      sql.take.run(visibleAt, message.id);
      return { ...message, receiveCount: message.receiveCount + 1 };
    },
    /** False when the message is no longer ours: it became visible and somebody else took it. */
    extend: (message: TakenMessage, visibleAt: number): boolean =>
      sql.extend.run(visibleAt, message.id, message.receiveCount).changes === 1,
    fail(message: TakenMessage, reason: string): void {
      sql.fail.run(reason, message.id, message.receiveCount);
    },
    /** Visible at once, as if it had not been received. */
    putBack(message: TakenMessage, now: number): void {
      sql.putBack.run(now, message.id, message.receiveCount);
    },
    putBackAll: (now: number): number => Number(sql.putBackAll.run(now, queue).changes),
    remove(message: TakenMessage): void {
      sql.remove.run(message.id);
    },
    bury(message: TakenMessage, reason: string, now: number): void {
      if (sql.remove.run(message.id).changes === 0) return;
      sql.bury.run(message.id, queue, message.body, message.group ?? null, reason, message.receiveCount, now);
    },
    dead: () =>
      sql.dead.all(queue).map((row) => ({
        ...messageOf({ ...row, last_error: null }),
        reason: textColumn(row, 'reason'),
        at: numberColumn(row, 'at'),
      })),
    unbury(id: number): void {
      sql.unbury.run(id);
    },
    depth(now: number): Depth {
      const row = sql.depth.get({ queue, now });
      const [visible, delayed, inFlight, dead] = ['visible', 'delayed', 'in_flight', 'dead'].map((name) =>
        numberColumn(row, name),
      );
      return { visible: visible ?? 0, delayed: delayed ?? 0, inFlight: inFlight ?? 0, dead: dead ?? 0 };
    },
    /** When the next message can be taken; undefined when there is none. */
    nextVisibleAt(now: number): number | undefined {
      const row = sql.next.get({ queue, now });
      return row?.at === null ? undefined : numberColumn(row, 'at');
    },
  };
}

export type QueueRows = ReturnType<typeof createQueueRows>;

function messageOf(row: Row): TakenMessage {
  return {
    id: numberColumn(row, 'id'),
    body: textColumn(row, 'body'),
    group: optionalTextColumn(row, 'grp'),
    receiveCount: numberColumn(row, 'receive_count'),
    lastError: optionalTextColumn(row, 'last_error'),
  };
}
