import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prepareItem } from '#shared/adapters/rules/item.ts';
import { prepareMessage } from '#shared/adapters/rules/outgoing.ts';
import {
  afterPrefix,
  compareBytes,
  decodeCursor,
  encodeCursor,
  sortRange,
} from '#shared/adapters/rules/table-query.ts';

describe('afterPrefix', () => {
  it.each([
    ['a', 'b'],
    ['a/', 'a0'],
    ['\ud7ff', '\ue000'],
    ['a\u{10ffff}', 'b'],
    ['\u{10ffff}', undefined],
    ['', undefined],
  ])('of %j is %j', (prefix, after) => {
    expect(afterPrefix(prefix)).toBe(after);
  });

  it('parts what starts with the prefix from all that is greater', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 });
    fc.assert(
      fc.property(text, text, (prefix, other) => {
        const end = afterPrefix(prefix);
        const isWithin = compareBytes(other, prefix) >= 0 && (end === undefined || compareBytes(other, end) < 0);
        expect(isWithin).toBe(other.startsWith(prefix));
      }),
    );
  });
});

describe('sortRange', () => {
  it.each([
    ['a range as it is', { from: 'a', to: 'b' }, { kind: 'range', from: 'a', to: 'b' }],
    [
      'ends in the order of their bytes, not of their UTF-16 units',
      { from: '\uffee', to: '😀' },
      { kind: 'range', from: '\uffee', to: '😀' },
    ],
    ['nothing where the ends are the other way round', { from: '😀', to: '\uffee' }, { kind: 'empty' }],
    ['nothing where both ends are one', { from: 'a', to: 'a' }, { kind: 'empty' }],
    ['nothing before the empty text', { to: '' }, { kind: 'empty' }],
    ['all from the empty text on', { from: '' }, { kind: 'range' }],
    ['all with the empty prefix', { prefix: '' }, { kind: 'range' }],
  ])('gives %s', (_, query, range) => {
    expect(sortRange({ pk: 'any', ...query })).toEqual(range);
  });
});

describe('a cursor', () => {
  it('comes back as it was made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeCursor(encodeCursor([text]), 1)).toEqual([text]);
        expect(decodeCursor(encodeCursor([text, '', text]), 3)).toEqual([text, '', text]);
      }),
    );
  });

  it('is refused, not crashed on, whatever it holds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(() => decodeCursor(text, 3)).toThrow(expect.objectContaining({ code: 'bad-cursor' }));
      }),
    );
  });
});

describe('prepareItem', () => {
  it.each([
    ['keys alone', { pk: 'a', sk: 'b' }, 2 + 1 + 2 + 1],
    ['text as UTF-8', { pk: 'a', sk: 'b', name: 'é😀' }, 6 + 4 + 6],
    ['a list: 3 and one for each', { pk: 'a', sk: 'b', list: [true, null] }, 6 + 4 + 3 + 2 + 2],
    ['a map: 3, its names, one for each', { pk: 'a', sk: 'b', map: { x: 'yz' } }, 6 + 3 + 3 + 1 + 1 + 2],
  ])('counts %s', (_, item, sizeBytes) => {
    expect(prepareItem(item).sizeBytes).toBe(sizeBytes);
  });

  it.each([
    ['a date', { when: new Date(0) }],
    ['a map object', { map: new Map() }],
    ['bytes', { bytes: new Uint8Array(2) }],
    ['a big integer', { big: 1n }],
  ])('refuses %s', (_, value) => {
    const item = JSON.parse('{"pk":"a","sk":"b"}');
    expect(() => prepareItem({ ...item, ...value })).toThrow(expect.objectContaining({ code: 'bad-item' }));
  });

  it('takes any JSON within its depth, or says why not', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
        const json = JSON.parse(JSON.stringify({ pk: 'a', sk: 'b', value }));
        try {
          const { item, sizeBytes } = prepareItem(json);
          expect(JSON.stringify(item).toWellFormed()).toBe(JSON.stringify(item));
          expect(sizeBytes).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toMatchObject({ code: 'bad-item' });
        }
      }),
    );
  });
});

describe('prepareMessage', () => {
  it('gives text that any XML parser takes and that reads back the same', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\ufffe', '\uffff', '\ud800', '\u0000', ''),
        (a, b) => {
          const text = prepareMessage({ body: { [a]: `${a}${b}` } }, { name: 'work', fifo: false });
          expect(JSON.parse(text)).toEqual({ [a]: `${a}${b}` });
          expect(text.isWellFormed() && !/[\ufffe\uffff]/.test(text)).toBe(true);
        },
      ),
    );
  });

  it('refuses a body that is no JSON', () => {
    const message = JSON.parse('{}');
    expect(() => prepareMessage(message, { name: 'work', fifo: false })).toThrow(
      expect.objectContaining({ code: 'bad-message' }),
    );
  });
});
