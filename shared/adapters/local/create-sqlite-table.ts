import { StoreError } from '#shared/errors.ts';
import type { Clock, Condition, Item, ItemKey, QueryPage, Table } from '#shared/ports.ts';
import { checkItemKey, isItem, MAX_PAGE_BYTES, nameOf, prepareItem } from '../rules/item.ts';
import { encodeCursor, sortRange, type TableQuery } from '../rules/table-query.ts';
import type { Database } from './open-database.ts';
import { jsonColumn, numberColumn, type Row } from './row.ts';
import { selectSql } from './select-sql.ts';
import { guarded, inTransaction } from './transaction.ts';

/** Expired rows are dropped once in so many writes, and so many at a time. */
const WRITES_PER_SWEEP = 256;
const ROWS_PER_SWEEP = 1024;

/**
 * A table in the database, with DynamoDB's order, limits and pages. Its index `due` does not lag. With `now`, rows whose
 * `expiresAt` has passed are dropped now and then; without, they stay. Tables of other names are apart.
 * Throws `StoreError`: `bad-item`, `item-too-large`, `bad-query`, `bad-cursor`, `disk-full`, `busy`, `corrupt`, `io`.
 */
export function createSqliteTable(db: Database, name: string, options: { now?: Clock } = {}): Table {
  const select = db.prepare('SELECT json FROM items WHERE tbl = ? AND pk = ? AND sk = ?');
  const upsert = db.prepare(
    `INSERT INTO items (tbl, pk, sk, due_pk, due_sk, expires_at, size_bytes, json) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (tbl, pk, sk) DO UPDATE SET due_pk = excluded.due_pk, due_sk = excluded.due_sk,
       expires_at = excluded.expires_at, size_bytes = excluded.size_bytes, json = excluded.json`,
  );
  const remove = db.prepare('DELETE FROM items WHERE tbl = ? AND pk = ? AND sk = ?');
  const sweep = db.prepare(
    'DELETE FROM items WHERE rowid IN (SELECT rowid FROM items WHERE tbl = ? AND expires_at < ? LIMIT ?)',
  );
  let writes = 0;

  function get(key: ItemKey): Item | undefined {
    const row = select.get(name, key.pk, key.sk);
    return row && itemOf(row);
  }

  /** Looks and writes under one lock, so that of two writers one sees the other. */
  function when(key: ItemKey, condition: Condition | undefined, write: () => void): boolean {
    return guarded(db, () =>
      inTransaction(db, () => {
        if (condition !== undefined && !holds(condition, get(key))) return false;
        write();
        return true;
      }),
    );
  }

  function put(given: Item, condition?: Condition): boolean {
    const { item, sizeBytes } = prepareItem(given);
    return when(item, condition, () => {
      const json = JSON.stringify(item);
      const { pk, sk, duePk = null, dueSk = null, expiresAt = null } = item;
      upsert.run(name, pk, sk, duePk, dueSk, expiresAt, sizeBytes, json);
      writes += 1;
      if (options.now && writes % WRITES_PER_SWEEP === 0)
        sweep.run(name, options.now().getTime() / 1000, ROWS_PER_SWEEP);
    });
  }

  function query(asked: TableQuery): QueryPage {
    const range = sortRange(asked);
    if (range.kind === 'empty') return { items: [] };
    const { sql, values } = selectSql(asked, range);
    const items: Item[] = [];
    let pageBytes = 0;
    for (const row of db.prepare(sql).iterate(name, asked.pk, ...values)) {
      pageBytes += numberColumn(row, 'size_bytes');
      const last = items.at(-1);
      if (last !== undefined && (items.length === asked.limit || pageBytes > MAX_PAGE_BYTES)) {
        return { items, next: cursorOf(last, asked.index) };
      }
      items.push(itemOf(row));
    }
    return { items };
  }

  return {
    get: async (key) => {
      checkItemKey(key);
      return guarded(db, () => get(key));
    },
    put: async (item, condition) => put(item, condition),
    delete: async (key, condition) => {
      checkItemKey(key);
      return when(key, condition, () => remove.run(name, key.pk, key.sk));
    },
    query: async (asked) => guarded(db, () => query(asked)),
  };
}

function holds(condition: Condition, item: Item | undefined): boolean {
  if ('absent' in condition) return item === undefined;
  return (
    item !== undefined && Object.entries(condition.equals).every(([attribute, value]) => item[attribute] === value)
  );
}

function itemOf(row: Row): Item {
  const item = jsonColumn(row, 'json');
  if (isItem(item)) return item;
  throw new StoreError('corrupt', 'a stored row is no item');
}

function cursorOf(item: Item, index: 'due' | undefined): string {
  if (index === undefined) return encodeCursor([item.sk]);
  if (item.dueSk === undefined) throw new StoreError('corrupt', `${nameOf(item)} stands on the index without dueSk`);
  return encodeCursor([item.dueSk, item.pk, item.sk]);
}
