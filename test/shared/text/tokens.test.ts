import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tokenise } from '#shared/text/tokens.ts';

const CASES: [sentence: string, text: string, tokens: string[]][] = [
  ['words and signs', 'Troops left, he said.', ['Troops', 'left', ',', 'he', 'said', '.']],
  ['inner apostrophes stay', 'Korea’s won’t п’ять', ['Korea’s', 'won’t', 'п’ять']],
  ['a closing mark does not', '‘ships’ left', ['‘', 'ships', '’', 'left']],
  ['hyphenated words stay', 'a well-known F-16', ['a', 'well-known', 'F-16']],
  ['separators stay in numbers', '12,000.5 or 3, 4.', ['12,000.5', 'or', '3', ',', '4', '.']],
  ['numbers with letters are words', 'the 10th 1,000-strong 9K115', ['the', '10th', '1,000-strong', '9K115']],
  ['abbreviations of letters stay', 'U.S. and p.m. and U.N', ['U.S.', 'and', 'p.m.', 'and', 'U.N']],
  ['an initial is a word and a stop', 'J. Doe', ['J', '.', 'Doe']],
  ['dots and hyphens run together', 'well... no -- yes', ['well', '...', 'no', '--', 'yes']],
  ['Cyrillic and Hangul', 'Войска, 북한군!', ['Войска', ',', '북한군', '!']],
];

describe('tokenise', () => {
  it.each(CASES)('%s', (_, text, tokens) => {
    expect(tokenise(text).map((token) => token.text)).toEqual(tokens);
  });

  it('tells words, numbers and signs apart', () => {
    expect(tokenise('Two, 2 or 2nd').map((token) => token.kind)).toEqual(['word', 'punct', 'number', 'word', 'word']);
  });

  it('folds case, diacritics and apostrophes', () => {
    expect(tokenise('Škoda’s').map((token) => token.lower)).toEqual(["skoda's"]);
  });

  it('covers every character that is no space, in order, and slices back', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        let at = 0;
        let between = '';
        for (const token of tokenise(text)) {
          expect(token.end).toBeGreaterThan(token.start);
          expect(text.slice(token.start, token.end)).toBe(token.text);
          between += text.slice(at, token.start);
          at = token.end;
        }
        expect((between + text.slice(at)).replace(/[\s\u0085\u200b\u2060\ufeff]/gu, '')).toBe('');
      }),
    );
  });

  it('reads hostile text in linear time', () => {
    for (const piece of ['a', "'a ", 'U.', '1,', '\ud800', '“']) {
      const startedAt = process.cpuUsage().user / 1000;
      tokenise(piece.repeat(300_000));
      expect(process.cpuUsage().user / 1000 - startedAt).toBeLessThan(2000);
    }
  });
});
