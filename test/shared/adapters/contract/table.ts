import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Condition, Item, Json, Table } from '#shared/ports.ts';
import { tableQueryContract } from './table-query.ts';

export type TableHarness = { table: Table; close?: () => Promise<void> | void };

/** What every `Table` must do. `open` gives an empty table; each test works in a partition of its own. */
export function tableContract(name: string, open: () => Promise<TableHarness>): void {
  describe(`${name} as Table`, () => {
    let harness: TableHarness;
    let table: Table;
    let partitions = 0;
    const partition = () => {
      partitions += 1;
      return `partition-${partitions}`;
    };
    beforeAll(async () => {
      harness = await open();
      table = harness.table;
    });
    afterAll(() => harness.close?.());

    it('gives back what was put, of every kind of JSON', async () => {
      const item: Item = {
        pk: partition(),
        sk: 'Пхеньян/2024\u0000✓ 😀',
        duePk: 'everything',
        dueSk: '1',
        expiresAt: 4_000_000_000,
        text: 'A "quoted" text\n\u2028 with \u0007 and 😀',
        empty: '',
        nothing: null,
        yes: true,
        no: false,
        numbers: [0, -1, 0.1, 1e21 / 1e10, -2.5e-7, 123456789012345],
        nested: { list: [[], {}, [{ deep: [null] }]], 'odd name: #$.[]': 1 },
      };
      expect(await table.put(item)).toBe(true);
      expect(await table.get({ pk: item.pk, sk: item.sk })).toEqual(item);
    });

    it('answers undefined for what is not there', async () => {
      const pk = partition();
      await table.put({ pk, sk: 'there' });
      expect(await table.get({ pk, sk: 'ther' })).toBeUndefined();
      expect(await table.get({ pk: `${pk}x`, sk: 'there' })).toBeUndefined();
    });

    it('leaves out absent attributes and replaces lone surrogates', async () => {
      const key = { pk: partition(), sk: 'a' };
      await table.put({ ...key, absent: undefined, nested: { absent: undefined, kept: 1 }, text: 'half \ud83d' });
      const stored = await table.get(key);
      expect(stored).toEqual({ ...key, nested: { kept: 1 }, text: 'half \ufffd' });
      expect(Object.keys(stored ?? {})).not.toContain('absent');
    });

    it('replaces the whole item', async () => {
      const key = { pk: partition(), sk: 'a' };
      await table.put({ ...key, one: 1, duePk: 'replaced', dueSk: '1' });
      await table.put({ ...key, two: 2 });
      expect(await table.get(key)).toEqual({ ...key, two: 2 });
      await vi.waitFor(async () => expect(await table.query({ index: 'due', pk: 'replaced' })).toEqual({ items: [] }));
    });

    it('sees every write at once', async () => {
      const key = { pk: partition(), sk: 'a' };
      for (let count = 0; count < 20; count += 1) {
        await table.put({ ...key, count });
        expect((await table.get(key))?.count).toBe(count);
        expect((await table.query({ pk: key.pk })).items[0]?.count).toBe(count);
      }
    });

    it('puts with `absent` only where nothing is', async () => {
      const key = { pk: partition(), sk: 'a' };
      expect(await table.put({ ...key, by: 'first' }, { absent: true })).toBe(true);
      expect(await table.put({ ...key, by: 'second' }, { absent: true })).toBe(false);
      expect(await table.get(key)).toEqual({ ...key, by: 'first' });
    });

    const stored = { version: 3, state: 'open', ok: true, name: 'type', zero: 0, gone: null };
    it.each<[string, Condition, boolean]>([
      ['an equal number', { equals: { version: 3 } }, true],
      ['another number', { equals: { version: 2 } }, false],
      ['a number as text', { equals: { version: '3' } }, false],
      ['an equal text', { equals: { state: 'open' } }, true],
      ['an equal truth value', { equals: { ok: true } }, true],
      ['the other truth value', { equals: { ok: false } }, false],
      ['a truth value for a number', { equals: { zero: false } }, false],
      ['several, all equal', { equals: { version: 3, state: 'open', name: 'type' } }, true],
      ['several, one not', { equals: { version: 3, state: 'shut' } }, false],
      ['an attribute that is not there', { equals: { missing: 'x' } }, false],
      ['an attribute that is null', { equals: { gone: 'null' } }, false],
      ['an attribute that objects inherit', { equals: { toString: 'x' } }, false],
      ['a key attribute', { equals: { sk: 'a' } }, true],
      ['no attribute, the item being there', { equals: {} }, true],
      ['absence', { absent: true }, false],
    ])('holds a put and a delete to %s', async (_, condition, expected) => {
      const key = { pk: partition(), sk: 'a' };
      await table.put({ ...key, ...stored });
      expect(await table.put({ ...key, ...stored, touched: true }, condition)).toBe(expected);
      expect((await table.get(key))?.touched).toBe(expected ? true : undefined);
      expect(await table.delete(key, condition)).toBe(expected);
      expect((await table.get(key)) === undefined).toBe(expected);
    });

    it.each<[string, Condition]>([
      ['an attribute', { equals: { version: 3 } }],
      ['being there at all', { equals: {} }],
    ])('refuses a condition on %s when nothing is there', async (_, condition) => {
      const key = { pk: partition(), sk: 'a' };
      expect(await table.put({ ...key, version: 3 }, condition)).toBe(false);
      expect(await table.get(key)).toBeUndefined();
      expect(await table.delete(key, condition)).toBe(false);
    });

    it('deletes, and does not mind what is absent', async () => {
      const key = { pk: partition(), sk: 'a' };
      await table.put({ ...key, duePk: 'deleted', dueSk: '1' });
      expect(await table.delete(key)).toBe(true);
      expect(await table.get(key)).toBeUndefined();
      expect(await table.delete(key)).toBe(true);
      expect(await table.delete(key, { absent: true })).toBe(true);
      await vi.waitFor(async () => expect(await table.query({ index: 'due', pk: 'deleted' })).toEqual({ items: [] }));
    });

    it('lets exactly one of many concurrent writers win, by absence and by version', async () => {
      const key = { pk: partition(), sk: 'a' };
      const race = (condition: Condition, version: number) =>
        Promise.all(Array.from({ length: 16 }, (_, writer) => table.put({ ...key, version, writer }, condition)));
      for (const [condition, version] of [
        [{ absent: true }, 1],
        [{ equals: { version: 1 } }, 2],
        [{ equals: { version: 2 } }, 3],
      ] as const) {
        const won = await race(condition, version);
        expect(won.filter(Boolean)).toHaveLength(1);
        expect((await table.get(key))?.writer).toBe(won.indexOf(true));
      }
    });

    it('takes items up to 400 KB and refuses larger ones by name', async () => {
      const pk = partition();
      const text = 'é'.repeat(150_000);
      expect(await table.put({ pk, sk: 'fits', text, list: Array.from({ length: 9000 }, () => 'abcdefghi') })).toBe(
        true,
      );
      await expect(table.put({ pk, sk: 'not', text: `${text}${text}` })).rejects.toMatchObject({
        name: 'StoreError',
        code: 'item-too-large',
        retryable: false,
      });
      expect((await table.query({ pk })).items.map(({ sk }) => sk)).toEqual(['fits']);
    });

    const deep = (levels: number): Json => (levels === 0 ? 'bottom' : [deep(levels - 1)]);
    it.each<[string, Item]>([
      ['an empty partition', { pk: '', sk: 'a' }],
      ['an empty sort key', { pk: 'a', sk: '' }],
      ['a sort key over 1024 bytes', { pk: 'a', sk: 'é'.repeat(513) }],
      ['a partition over 2048 bytes', { pk: 'é'.repeat(1025), sk: 'a' }],
      ['a key with half a character', { pk: 'a', sk: '\ud83d' }],
      ['an empty key on the index', { pk: 'a', sk: 'a', duePk: 'x', dueSk: '' }],
      ['a number that is none', { pk: 'a', sk: 'a', value: Number.NaN }],
      ['a number beyond 2^53', { pk: 'a', sk: 'a', value: [2 ** 60] }],
      ['an attribute named __proto__', { pk: 'a', sk: 'a', value: JSON.parse('{"__proto__": 1}') }],
      ['lists nested without end', { pk: 'a', sk: 'a', value: deep(5000) }],
    ])('refuses %s', async (_, item) => {
      await expect(table.put(item)).rejects.toMatchObject({ name: 'StoreError', code: 'bad-item' });
    });

    it('nests 30 levels', async () => {
      const item: Item = { pk: partition(), sk: 'a', value: deep(30) };
      await table.put(item);
      expect(await table.get(item)).toEqual(item);
    });

    tableQueryContract(() => table, partition);
  });
}
