import type { Blobs, Item, StoredBlob, Table } from '#shared/ports.ts';

/** Units as DynamoDB counts them: a consistent read of 4 KB, a write of 1 KB; and objects fetched. */
export type Units = { reads: number; writes: number; objects: number };

const BYTES_PER_READ = 4096;
const BYTES_PER_WRITE = 1024;
const sizeOf = (item: Item | undefined) => (item ? Buffer.byteLength(JSON.stringify(item)) : 0);
const unitsOf = (bytes: number, perUnit: number) => Math.max(1, Math.ceil(bytes / perUnit));

/** A table in memory that counts what it costs. `fill` adds a row without counting and without looking for one of its key. */
export function createCountingTable(units: Units): Table & { fill(item: Item): void } {
  const partitions = new Map<string, Item[]>();
  const rows = (pk: string) => partitions.get(pk) ?? [];
  const find = (key: { pk: string; sk: string }) => rows(key.pk).find(({ sk }) => sk === key.sk);
  const fill = (item: Item) => {
    const known = partitions.get(item.pk);
    if (known) known.push(item);
    else partitions.set(item.pk, [item]);
  };
  return {
    fill,
    async get(key) {
      const item = find(key);
      units.reads += unitsOf(sizeOf(item), BYTES_PER_READ);
      return item;
    },
    async put(item, condition) {
      units.writes += unitsOf(sizeOf(item), BYTES_PER_WRITE);
      const before = find(item);
      if (condition && 'absent' in condition && before) return false;
      if (condition && 'equals' in condition) {
        if (!Object.entries(condition.equals).every(([name, value]) => before?.[name] === value)) return false;
      }
      if (before) rows(item.pk).splice(rows(item.pk).indexOf(before), 1, item);
      else fill(item);
      return true;
    },
    async delete(key) {
      const before = find(key);
      units.writes += unitsOf(sizeOf(before), BYTES_PER_WRITE);
      if (before) rows(key.pk).splice(rows(key.pk).indexOf(before), 1);
      return true;
    },
    async query({ pk, prefix = '', from = '', to = '\uffff', limit = Number.POSITIVE_INFINITY }) {
      const items = rows(pk)
        .filter(({ sk }) => sk.startsWith(prefix) && sk >= from && sk < to)
        .sort((a, b) => (a.sk < b.sk ? -1 : 1))
        .slice(0, limit);
      units.reads += unitsOf(
        items.reduce((sum, item) => sum + sizeOf(item), 0),
        BYTES_PER_READ,
      );
      return { items };
    },
  };
}

/** Objects in memory; each one asked for is counted, there or not. */
export function createCountingBlobs(units: Units): Blobs {
  const blobs = new Map<string, StoredBlob>();
  return {
    async put(key, body, headers) {
      blobs.set(key, { ...headers, body: Buffer.from(body), etag: '""' });
      return 'written';
    },
    async get(key) {
      units.objects += 1;
      return blobs.get(key);
    },
    async *list() {},
    async delete(key) {
      blobs.delete(key);
    },
  };
}
