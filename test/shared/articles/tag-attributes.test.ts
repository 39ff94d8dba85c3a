import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAttributes } from '#shared/articles/tag-attributes.ts';

const read = (html: string): [string, string][] =>
  readAttributes(html, 0, html.length).map(({ name, value }) => [name, value]);

describe('readAttributes', () => {
  it.each([
    ['none', ' ', []],
    [
      'of every spelling',
      ' a="1 2" B=\'3\' c=4 d',
      [
        ['a', '1 2'],
        ['b', '3'],
        ['c', '4'],
        ['d', ''],
      ],
    ],
    [
      'blanks around the sign',
      ' a = "1"\n\tb\n=\n2',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [
      'no blank between',
      'a="1"b="2"',
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    ['a slash at the end', ' a=1 /', [['a', '1']]],
    ['a slash in a value', ' href=/x/y', [['href', '/x/y']]],
    ['an open quote', ' a="1 b=2', [['a', '1 b=2']]],
    [
      'a sign without a name',
      ' ="x" a',
      [
        ['="x"', ''],
        ['a', ''],
      ],
    ],
  ])('%s', (_, html, expected) => {
    expect(read(html)).toEqual(expected);
  });

  it('gives pieces in their order that do not overlap, on any input', () => {
    const piece = fc.constantFrom(' ', '=', '"', "'", '/', 'a', 'b="c"', '\n');
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
        const html = pieces.join('');
        let at = 0;
        for (const { start, end, name, value } of readAttributes(html, 0, html.length)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(html.slice(start, end).toLowerCase()).toContain(name);
          expect(html.slice(start, end)).toContain(value);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(html.length);
      }),
      { numRuns: 500 },
    );
  });
});
