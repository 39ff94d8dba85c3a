import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffVersions } from '#shared/articles/diff-versions.ts';
import { joinParagraphs } from '#shared/articles/join-blocks.ts';
import { Article } from '#shared/model/article.ts';

function article(...texts: string[]): Article {
  return Article.parse({
    schema: 1,
    id: 'a',
    url: 'https://example.com/1',
    canonicalUrl: 'https://example.com/1',
    outletHost: 'example.com',
    outlet: 'Example',
    title: 'T',
    firstSeenAt: '2024-10-24T12:00:00Z',
    language: 'en',
    ...joinParagraphs(texts),
    credits: [],
    version: 'v',
    sha256: '0'.repeat(64),
    backfill: false,
    textFrom: 'page',
  });
}

const A = 'The ministry said that ten soldiers had crossed the border.';
const B = 'Nobody was hurt, a spokesman told reporters on Monday.';
const C = 'Parliament is to meet on Tuesday to hear the president.';

describe('diffVersions', () => {
  it.each([
    [
      'nothing',
      [A, B],
      [A, B],
      [
        { kind: 'same', before: A, after: A },
        { kind: 'same', before: B, after: B },
      ],
    ],
    ['quotes only', ['“x” y'], ['"x" y'], [{ kind: 'same', before: '“x” y', after: '"x" y' }]],
    ['an addition', [A, C], [A, B, C], [{ kind: 'same' }, { kind: 'added', after: B }, { kind: 'same' }]],
    ['a removal', [A, B, C], [A, C], [{ kind: 'same' }, { kind: 'removed', before: B }, { kind: 'same' }]],
    [
      'a figure',
      [A, B],
      [A.replace('ten', 'twelve'), B],
      [{ kind: 'changed', before: A, after: A.replace('ten', 'twelve') }, { kind: 'same' }],
    ],
    [
      'another paragraph in its place',
      [A, B],
      [C, B],
      [{ kind: 'added', after: C }, { kind: 'removed', before: A }, { kind: 'same' }],
    ],
    [
      'a removal before a change',
      [B, A],
      [A.replace('ten', 'six')],
      [{ kind: 'removed', before: B }, { kind: 'changed' }],
    ],
    ['all of it', [A], [], [{ kind: 'removed', before: A }]],
  ])('tells of %s', (_, before, after, expected) => {
    const changes = diffVersions(article(...before), article(...after));
    expect(changes).toHaveLength(expected.length);
    expect(changes).toMatchObject(expected);
  });

  it('gives both versions back', () => {
    const texts = fc.array(fc.constantFrom(A, B, C, 'd e', 'd f'), { maxLength: 12 });
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const changes = diffVersions(article(...before), article(...after));
        expect(changes.flatMap((change) => change.before ?? [])).toEqual(before);
        expect(changes.flatMap((change) => change.after ?? [])).toEqual(after);
      }),
    );
  });

  it('answers soon on long texts that have nothing in common', () => {
    const started = performance.now();
    const many = (word: string) => Array.from({ length: 5000 }, (_, index) => `${word} ${index}`);
    diffVersions(article(...many('a')), article(...many('b')));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
