import { StoreError } from '#shared/errors.ts';
import type { Item, ItemKey, Json } from '#shared/ports.ts';

/** DynamoDB: an item, names of attributes included. */
export const MAX_ITEM_BYTES = 400 * 1024;
/** DynamoDB: what one query may read. */
export const MAX_PAGE_BYTES = 1024 * 1024;
/** DynamoDB: how deep lists and maps may nest. */
const MAX_DEPTH = 32;
/** DynamoDB: lengths of the two key attributes as UTF-8. */
const MAX_PARTITION_BYTES = 2048;
const MAX_SORT_BYTES = 1024;
/** DynamoDB keeps 38 digits and exponents down to -130; beyond 2^53 a double is no longer exact. */
const MIN_NUMBER = 1e-130;

export type PreparedItem = { item: Item; sizeBytes: number };

/**
 * The item as any adapter will give it back: absent attributes left out, lone surrogates replaced by U+FFFD, with its size
 * as DynamoDB counts it. `StoreError` `bad-item` for what JSON or DynamoDB cannot hold, `item-too-large` over 400 KB.
 */
export function prepareItem(item: Item): PreparedItem {
  checkItemKey(item);
  const { value, sizeBytes } = prepareJson(item);
  if (!isItem(value)) throw new StoreError('bad-item', `${nameOf(item)}: duePk, dueSk or expiresAt has the wrong type`);
  if (value.duePk !== undefined) checkKeyPart(value.duePk, 'duePk', MAX_PARTITION_BYTES);
  if (value.dueSk !== undefined) checkKeyPart(value.dueSk, 'dueSk', MAX_SORT_BYTES);
  if (sizeBytes > MAX_ITEM_BYTES) {
    throw new StoreError(
      'item-too-large',
      `${nameOf(item)}: ${sizeBytes} bytes, at most ${MAX_ITEM_BYTES} fit an item`,
    );
  }
  return { item: value, sizeBytes };
}

/** Throws `StoreError` `bad-item` unless both parts are non-empty well-formed text within DynamoDB's lengths. */
export function checkItemKey(key: ItemKey): void {
  checkKeyPart(key.pk, 'pk', MAX_PARTITION_BYTES);
  checkKeyPart(key.sk, 'sk', MAX_SORT_BYTES);
}

/** What came back from a store as an item; `StoreError` `corrupt` when it is none. */
export function readItem(raw: unknown): Item {
  const { value } = prepareJson(raw);
  if (isItem(value)) return value;
  throw new StoreError('corrupt', 'a stored row has no key, or its key attributes have the wrong type');
}

export function isItem(value: Json): value is Item {
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return false;
  return (
    typeof value.pk === 'string' &&
    typeof value.sk === 'string' &&
    (value.duePk === undefined || typeof value.duePk === 'string') &&
    (value.dueSk === undefined || typeof value.dueSk === 'string') &&
    (value.expiresAt === undefined || typeof value.expiresAt === 'number')
  );
}

export function nameOf(key: ItemKey): string {
  return `item ${JSON.stringify([key.pk.slice(0, 200), key.sk.slice(0, 200)])}`;
}

function checkKeyPart(part: string, name: string, maxBytes: number): void {
  if (part !== '' && part.isWellFormed() && Buffer.byteLength(part) <= maxBytes) return;
  throw new StoreError('bad-item', `${name} ${JSON.stringify(part.slice(0, 80))} is empty, malformed or too long`);
}

function prepareJson(raw: unknown): { value: Json; sizeBytes: number } {
  let sizeBytes = 0;
  const walk = (value: unknown, depth: number): Json => {
    if (depth > MAX_DEPTH + 1) throw new StoreError('bad-item', `an item nests deeper than ${MAX_DEPTH} levels`);
    switch (typeof value) {
      case 'string':
        sizeBytes += Buffer.byteLength(value);
        return value.toWellFormed();
      case 'number':
        sizeBytes += numberBytes(value);
        return value;
      case 'boolean':
        sizeBytes += 1;
        return value;
      case 'object':
        return walkObject(value, depth);
      default:
        throw new StoreError('bad-item', `an item holds a ${typeof value}`);
    }
  };
  const walkObject = (value: object | null, depth: number): Json => {
    if (value === null) {
      sizeBytes += 1;
      return null;
    }
    sizeBytes += depth === 0 ? 0 : 3;
    if (Array.isArray(value)) {
      sizeBytes += value.length;
      return value.map((element: unknown) => walk(element, depth + 1));
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) {
      throw new StoreError('bad-item', `an item holds a ${value.constructor.name}`);
    }
    const entries: [string, Json][] = [];
    for (const [name, element] of Object.entries(value)) {
      if (element === undefined) continue;
      if (name === '__proto__')
        throw new StoreError('bad-item', 'an attribute named __proto__ does not survive storing');
      sizeBytes += Buffer.byteLength(name) + (depth === 0 ? 0 : 1);
      entries.push([name.toWellFormed(), walk(element, depth + 1)]);
    }
    return Object.fromEntries(entries);
  };
  return { value: walk(raw, 0), sizeBytes };
}

function numberBytes(value: number): number {
  const size = Math.abs(value);
  if (!(size <= Number.MAX_SAFE_INTEGER) || (size !== 0 && size < MIN_NUMBER)) {
    throw new StoreError('bad-item', `an item holds the number ${value}, which does not survive storing`);
  }
  return 1 + Math.ceil(String(size).length / 2);
}
