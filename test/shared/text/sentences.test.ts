import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '#shared/text/sentences.ts';

const CASES: [sentence: string, text: string, sentences: string[]][] = [
  ['a full stop ends', 'He left. She stayed.', ['He left.', 'She stayed.']],
  ['a title does not', 'Gen. Lee met Mr. Doe. They spoke.', ['Gen. Lee met Mr. Doe.', 'They spoke.']],
  ['an initial does not', 'J. R. Doe spoke.', ['J. R. Doe spoke.']],
  ['a decimal does not', 'It rose 3.5 percent. Then it fell.', ['It rose 3.5 percent.', 'Then it fell.']],
  ['U.S. before a name does not', 'The U.S. Navy sailed.', ['The U.S. Navy sailed.']],
  ['U.S. before a starter does', 'He left the U.S. The Navy sailed.', ['He left the U.S.', 'The Navy sailed.']],
  ['a quotation mark belongs to its sentence', 'He said “no.” She left.', ['He said “no.”', 'She left.']],
  ['a question goes on in lower case', '“Why?” he asked. Nobody knew.', ['“Why?” he asked.', 'Nobody knew.']],
  ['an ellipsis goes on in lower case', 'It was… late. Or... not.', ['It was… late.', 'Or... not.']],
  ['paragraphs part', 'A headline\n\nA text', ['A headline', 'A text']],
  ['a wrapped line goes on', 'The ships\nsailed. They sank.', ['The ships\nsailed.', 'They sank.']],
  ['a single break ends a headline', 'Ships sail\nThey sank.', ['Ships sail', 'They sank.']],
  ['wide full stops need no space', '他说。她走。', ['他说。', '她走。']],
  ['a number ends a sentence', 'He was born in 1985. He left.', ['He was born in 1985.', 'He left.']],
];

describe('splitSentences', () => {
  it.each(CASES)('%s', (_, text, sentences) => {
    expect(splitSentences(text).map(([start, end]) => text.slice(start, end))).toEqual(sentences);
  });

  it('keeps every character that is no space, in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        for (const [start, end] of splitSentences(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).replace(/[\s\u0085\u200b\u2060\ufeff]/gu, '')).toBe('');
          at = end;
        }
        expect(text.slice(at).replace(/[\s\u0085\u200b\u2060\ufeff]/gu, '')).toBe('');
      }),
    );
  });

  it('reads five megabytes without a full stop in linear time', () => {
    const startedAt = process.cpuUsage().user / 1000;
    expect(splitSentences('troops '.repeat(700_000))).toHaveLength(1);
    splitSentences('Mr. '.repeat(300_000));
    splitSentences('.'.repeat(1_000_000));
    expect(process.cpuUsage().user / 1000 - startedAt).toBeLessThan(3000);
  });
});
