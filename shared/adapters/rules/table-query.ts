import { StoreError } from '#shared/errors.ts';
import type { Table } from '#shared/ports.ts';

export type TableQuery = Parameters<Table['query']>[0];

/** The range of sort keys that a query asks for; `empty` when nothing can lie in it. */
export type SortRange = { kind: 'empty' } | { kind: 'range'; from?: string; to?: string; prefix?: string };

/** Checks a query and says which sort keys it wants. `StoreError` `bad-query` for one that contradicts itself. */
export function sortRange(query: TableQuery): SortRange {
  if (query.limit !== undefined && !(Number.isInteger(query.limit) && query.limit > 0)) {
    throw new StoreError('bad-query', `limit must be a positive integer, got ${query.limit}`);
  }
  if (query.prefix !== undefined && (query.from !== undefined || query.to !== undefined)) {
    throw new StoreError('bad-query', 'prefix excludes from and to');
  }
  const { from, to, prefix } = query;
  if (to === '' || (from !== undefined && to !== undefined && compareBytes(from, to) >= 0)) return { kind: 'empty' };
  return { kind: 'range', from: from || undefined, to, prefix: prefix || undefined };
}

/** Order of the UTF-8 bytes, which is that of the code points; `<` on strings compares UTF-16 units. */
export function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

const LAST_CODE_POINT = 0x10ffff;

/** The first text, in byte order, after all that start with `prefix`; undefined when there is none. */
export function afterPrefix(prefix: string): string | undefined {
  const points = [...prefix].map((character) => character.codePointAt(0) ?? 0);
  while (points.at(-1) === LAST_CODE_POINT) points.pop();
  const last = points.pop();
  if (last === undefined) return undefined;
  const next = last + 1 === 0xd800 ? 0xe000 : last + 1;
  return String.fromCodePoint(...points, next);
}

/** Where a page ended: `[sk]` on the table, `[dueSk, pk, sk]` on the index. */
export function encodeCursor(parts: readonly string[]): string {
  return Buffer.from(JSON.stringify(parts)).toString('base64url');
}

/** `StoreError` `bad-cursor` for one that no page of this kind of query gave out. */
export function decodeCursor(cursor: string, length: 1 | 3): string[] {
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    parts = undefined;
  }
  if (Array.isArray(parts) && parts.length === length && parts.every((part) => typeof part === 'string')) return parts;
  throw new StoreError('bad-cursor', `not the cursor of a page: ${JSON.stringify(cursor.slice(0, 80))}`);
}
