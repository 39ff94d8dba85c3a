import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Item, Table } from '#shared/ports.ts';

type Query = Parameters<Table['query']>[0];

/** In another order than that of UTF-16: U+1F600 comes after U+FFFD although its first unit is smaller. */
const SORT_KEYS = [
  '0',
  '1',
  '10',
  '2',
  'B',
  'a',
  'a-b',
  'a/b',
  'a/b/c',
  'ab',
  'z',
  'é',
  'я',
  '\ue000',
  '\ufffd',
  '😀',
  '😁',
  '\u{10ffff}',
  '\u{10ffff}x',
];
const bytewise = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** The part of the contract about `query`; called from within `tableContract`. */
export function tableQueryContract(open: () => Table, partition: () => string): void {
  const all = async (query: Query): Promise<Item[]> => {
    const items: Item[] = [];
    let after: string | undefined;
    do {
      const page = await open().query({ ...query, after });
      expect(page.items.length).toBeLessThanOrEqual(query.limit ?? Number.POSITIVE_INFINITY);
      items.push(...page.items);
      after = page.next;
    } while (after !== undefined);
    return items;
  };
  const sortKeys = async (query: Query) => (await all(query)).map(({ sk }) => sk);
  const fill = async (pk: string, keys: readonly string[], more: object = {}) => {
    for (const sk of keys) await open().put({ pk, sk, ...more });
  };

  describe('query', () => {
    it('gives one partition in the byte order of its sort keys, both ways', async () => {
      const pk = partition();
      await fill(pk, [...SORT_KEYS].reverse());
      await fill(`${pk}/other`, ['a']);
      const sorted = [...SORT_KEYS].sort(bytewise);
      expect(await sortKeys({ pk })).toEqual(sorted);
      expect(await sortKeys({ pk, reverse: true })).toEqual(sorted.toReversed());
      expect(await sortKeys({ pk: `${pk}/none` })).toEqual([]);
    });

    it('cuts by prefix and by range as the bytes say', async () => {
      const pk = partition();
      await fill(pk, SORT_KEYS);
      const sorted = [...SORT_KEYS].sort(bytewise);
      const marks = ['', '0', 'a', 'a/', 'a/b', 'zz', 'я', '😀', '\ud7ff', '\u{10ffff}', '\u{10ffff}y'];
      for (const reverse of [false, true]) {
        const inOrder = (keys: string[]) => (reverse ? keys.toReversed() : keys);
        for (const prefix of marks) {
          const expected = inOrder(sorted.filter((sk) => sk.startsWith(prefix)));
          expect([prefix, await sortKeys({ pk, prefix, reverse })]).toEqual([prefix, expected]);
        }
        for (const from of [undefined, ...marks]) {
          for (const to of [undefined, ...marks]) {
            const expected = sorted.filter(
              (sk) => (from === undefined || bytewise(sk, from) >= 0) && (to === undefined || bytewise(sk, to) < 0),
            );
            expect([from, to, await sortKeys({ pk, from, to, reverse })]).toEqual([from, to, inOrder(expected)]);
          }
        }
      }
    });

    it('pages within a prefix and within a range', async () => {
      const pk = partition();
      const keys = Array.from({ length: 20 }, (_, position) => `k${String(position).padStart(2, '0')}`);
      await fill(pk, [...keys, 'a', 'z']);
      for (const limit of [1, 3, 10, 20]) {
        expect(await sortKeys({ pk, prefix: 'k', limit })).toEqual(keys);
        expect(await sortKeys({ pk, prefix: 'k', limit, reverse: true })).toEqual(keys.toReversed());
        expect(await sortKeys({ pk, from: 'k03', to: 'k16', limit })).toEqual(keys.slice(3, 16));
        expect(await sortKeys({ pk, from: 'k03', to: 'k16', limit, reverse: true })).toEqual(
          keys.slice(3, 16).reverse(),
        );
      }
    });

    it('gives the item before a key with `to`, `reverse` and a limit of one', async () => {
      const pk = partition();
      await fill(pk, ['a', 'b', 'c']);
      const { items } = await open().query({ pk, from: 'a', to: 'c', reverse: true, limit: 1 });
      expect(items.map(({ sk }) => sk)).toEqual(['b']);
      expect(await sortKeys({ pk, from: 'b', to: 'c', limit: 1 })).toEqual(['b']);
    });

    it('goes on where a page ended, also when the item there is gone', async () => {
      const pk = partition();
      await fill(pk, ['a', 'b', 'c', 'd']);
      for (const [reverse, rest] of [
        [false, ['c', 'd']],
        [true, ['b', 'a']],
      ] as const) {
        const { items, next } = await open().query({ pk, reverse, limit: 2 });
        const last = items.at(-1);
        if (last) await open().delete(last);
        expect((await open().query({ pk, reverse, after: next })).items.map(({ sk }) => sk)).toEqual(rest);
        if (last) await open().put(last);
      }
    });

    it('holds a page to 1 MB and loses nothing', async () => {
      const pk = partition();
      const keys = Array.from({ length: 9 }, (_, position) => `item-${position}`);
      await fill(pk, keys, { text: 'x'.repeat(300_000), duePk: pk, dueSk: 'same' });
      for (const index of [undefined, 'due'] as const) {
        await vi.waitFor(async () => expect(await sortKeys({ pk, index })).toHaveLength(9));
        const pages: number[] = [];
        let after: string | undefined;
        do {
          const page = await open().query({ pk, index, after });
          pages.push(page.items.length);
          after = page.next;
        } while (after !== undefined);
        expect(Math.max(...pages)).toBeLessThanOrEqual(4);
        expect(pages.reduce((sum, size) => sum + size)).toBe(9);
        expect((await sortKeys({ pk, index })).sort()).toEqual(keys);
      }
    });

    it('has on the index `due` what has both of its keys, in their order', async () => {
      const pk = partition();
      const put = (sk: string, due: Partial<Item>) => open().put({ pk: `${pk}/${sk}`, sk, ...due });
      await put('late', { duePk: pk, dueSk: '2024-10-23' });
      await put('early', { duePk: pk, dueSk: '2024-10-21' });
      await put('between', { duePk: pk, dueSk: '2024-10-22' });
      await put('nowhere', {});
      await put('no-sort', { duePk: pk });
      await put('no-partition', { dueSk: '2024-10-22' });
      await put('elsewhere', { duePk: `${pk}x`, dueSk: '2024-10-22' });
      await vi.waitFor(async () => expect(await sortKeys({ index: 'due', pk })).toEqual(['early', 'between', 'late']));
      expect(await sortKeys({ index: 'due', pk, reverse: true })).toEqual(['late', 'between', 'early']);
      expect(await sortKeys({ index: 'due', pk, to: '2024-10-22' })).toEqual(['early']);
      expect(await sortKeys({ index: 'due', pk, from: '2024-10-22' })).toEqual(['between', 'late']);
      expect(await sortKeys({ index: 'due', pk, from: '2024-10-21', to: '2024-10-23' })).toEqual(['early', 'between']);
      expect(await sortKeys({ index: 'due', pk, prefix: '2024-10-2', limit: 1 })).toEqual(['early', 'between', 'late']);
    });

    it('moves an item along the index, to another partition and off it', async () => {
      const pk = partition();
      const put = (due: Partial<Item>) => open().put({ pk, sk: 'feed', ...due });
      const place = async () => {
        const places: string[] = [];
        for (const due of [pk, `${pk}/other`]) {
          places.push(...(await all({ index: 'due', pk: due })).map(({ dueSk }) => `${due} ${dueSk}`));
        }
        return places;
      };
      for (const [due, expected] of [
        [{ duePk: pk, dueSk: '1' }, [`${pk} 1`]],
        [{ duePk: pk, dueSk: '2' }, [`${pk} 2`]],
        [{ duePk: `${pk}/other`, dueSk: '2' }, [`${pk}/other 2`]],
        [{ duePk: pk }, []],
      ] as const) {
        await put(due);
        await vi.waitFor(async () => expect(await place()).toEqual(expected));
      }
      await put({ duePk: pk, dueSk: '3' });
      await vi.waitFor(async () => expect(await sortKeys({ index: 'due', pk, to: '4' })).toEqual(['feed']));
      expect(await sortKeys({ index: 'due', pk, to: '3' })).toEqual([]);
    });

    it('loses nothing on the index where many share one due time', async () => {
      const pk = partition();
      const keys = Array.from({ length: 11 }, (_, position) => `k${String(position).padStart(2, '0')}`);
      for (const sk of keys)
        await open().put({ pk: `${pk}/${sk}`, sk, duePk: pk, dueSk: sk < 'k08' ? 'noon' : 'night' });
      for (const reverse of [false, true]) {
        await vi.waitFor(async () =>
          expect((await sortKeys({ index: 'due', pk, limit: 3, reverse })).sort()).toEqual(keys),
        );
        const night = await sortKeys({ index: 'due', pk, from: 'a', to: 'noon', limit: 1, reverse });
        expect(night.sort()).toEqual(['k08', 'k09', 'k10']);
      }
    });

    it.each<[string, Omit<Query, 'pk'>, string]>([
      ['a prefix with a range', { prefix: 'a', from: 'a' }, 'bad-query'],
      ['a limit of nought', { limit: 0 }, 'bad-query'],
      ['half a limit', { limit: 0.5 }, 'bad-query'],
      ['a cursor that is none', { after: 'x' }, 'bad-cursor'],
      [
        'a cursor of the other index',
        { index: 'due', after: Buffer.from('["a"]').toString('base64url') },
        'bad-cursor',
      ],
      ['a cursor of numbers', { after: Buffer.from('[1]').toString('base64url') }, 'bad-cursor'],
    ])('refuses %s', async (_, query, code) => {
      await expect(open().query({ pk: 'any', ...query })).rejects.toMatchObject({ name: 'StoreError', code });
    });

    it('gives any keys back in byte order', async () => {
      const key = fc.string({ unit: 'binary', minLength: 1, maxLength: 4 });
      await fc.assert(
        fc.asyncProperty(fc.uniqueArray(key, { maxLength: 12 }), key, async (keys, mark) => {
          const pk = partition();
          await fill(pk, keys);
          const sorted = [...keys].sort(bytewise);
          expect(await sortKeys({ pk, limit: 5 })).toEqual(sorted);
          expect(await sortKeys({ pk, from: mark })).toEqual(sorted.filter((sk) => bytewise(sk, mark) >= 0));
          expect(await sortKeys({ pk, prefix: mark })).toEqual(sorted.filter((sk) => sk.startsWith(mark)));
        }),
        { numRuns: 15 },
      );
    });
  });
}
