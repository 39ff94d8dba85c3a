import type { z } from 'zod';
import { StoreError } from '../errors.ts';
import type { Item, ItemKey, Json, Table } from '../ports.ts';

/** A value as it lies in a row; what is `undefined` is left out. */
export function toJson(value: object): Json {
  return JSON.parse(JSON.stringify(value));
}

/** The value of a row; a row of a later version, or a damaged one, is an error that names the row. */
export function readValue<T>(schema: z.ZodType<T>, item: Item, attribute = 'value'): T {
  const parsed = schema.safeParse(item[attribute]);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new StoreError('row-unreadable', `row ${item.pk} / ${item.sk}: ${issue?.path.join('.')}: ${issue?.message}`);
}

/** All rows of one partition, page after page. */
export async function queryAll(table: Table, query: Omit<Parameters<Table['query']>[0], 'after'>): Promise<Item[]> {
  const items: Item[] = [];
  let after: string | undefined;
  do {
    const page = await table.query({ ...query, after });
    items.push(...page.items);
    after = page.next;
  } while (after !== undefined);
  return items;
}

/** How often a lost race is run again before it counts as a fault. */
const MAX_RACES = 8;

/**
 * Reads a row, lets `change` say what it becomes, and writes it only if nobody was faster; else once more.
 * `change` also learns
 * whether the row stands on the index `due`, and answers `undefined` to leave the row as it is. Answers what stands in the row afterwards.
 */
export async function updateRow<T extends object>(
  table: Table,
  key: ItemKey,
  schema: z.ZodType<T>,
  change: (before: T | undefined, isDue: boolean) => { value: T; due?: { pk: string; sk: string } } | undefined,
): Promise<T | undefined> {
  for (let race = 0; race < MAX_RACES; race += 1) {
    const item = await table.get(key);
    const before = item && readValue(schema, item);
    const after = change(before, item?.duePk !== undefined);
    if (!after) return before;
    const revision = typeof item?.revision === 'number' ? item.revision : 0;
    const isWritten = await table.put(
      {
        ...key,
        value: toJson(after.value),
        revision: revision + 1,
        ...(after.due ? { duePk: after.due.pk, dueSk: after.due.sk } : {}),
      },
      item ? { equals: { revision } } : { absent: true },
    );
    if (isWritten) return after.value;
  }
  throw new StoreError('row-contended', `row ${key.pk} / ${key.sk}: ${MAX_RACES} writes lost a race`, {
    retryable: true,
  });
}
