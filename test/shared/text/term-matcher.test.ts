import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Term } from '#shared/model/story.ts';
import { compileTerms } from '#shared/text/term-matcher.ts';
import { tokenise } from '#shared/text/tokens.ts';

/** What the terms find in a text, as the words found. */
function found(terms: readonly Term[], text: string): string[] {
  const tokens = tokenise(text);
  return compileTerms({ group: terms })
    .find(tokens)
    .map(({ start, end }) => text.slice(tokens[start]?.start, tokens[end - 1]?.end));
}

describe('compileTerms', () => {
  test.each<[string, Term[], string, string[]]>([
    ['finds a word whatever its case', ['Harbour'], 'The HARBOUR and the harbour.', ['HARBOUR', 'harbour']],
    ['takes either of two words', ['red|grey fox*|wolf'], 'A grey wolf, red foxes, a fox.', ['grey wolf', 'red foxes']],
    ['takes either of two compounds', ['red sea-horse|cod'], 'red sea horse, red cod', ['red sea horse', 'red cod']],
    ['leaves out an alternative of nothing', ['red||grey fox'], 'red fox, fox', ['red fox']],
    ['finds no part of a word', ['port'], 'A report on sports.', []],
    ['lets a starred word go on', ['deploy*'], 'They deploy; a deployment.', ['deploy', 'deployment']],
    ['keeps words together', ['red fox*'], 'A red fox, a fox red as rust, red foxes.', ['red fox', 'red foxes']],
    ['does not reach across a comma or a full stop', ['red fox'], 'It was red. Fox hunts, red, fox.', []],
    ['folds diacritics on both sides', ['pjöngjang', 'zurich'], 'Pjongjang and Zürich', ['Pjongjang', 'Zürich']],
    [
      'reads a hyphen as hyphen, space or nothing',
      ['cease-fire'],
      'cease-fire cease fire ceasefire',
      ['cease-fire', 'cease fire', 'ceasefire'],
    ],
    [
      'reads a space as a hyphen of any form',
      ['red fox'],
      'red\u2011fox red\u2013fox red-fox',
      ['red\u2011fox', 'red\u2013fox', 'red-fox'],
    ],
    ['looks through quotation marks', ['sent troops'], 'They \u201csent\u201d troops', ['sent\u201d troops']],
    ['looks through the brackets of editors', ['north sea'], 'the [North] Sea', ['North] Sea']],
    ['looks through possessive endings', ['mayor office'], 'the mayor\u2019s office', ['mayor\u2019s office']],
    [
      'takes a term with an apostrophe of any form',
      ["people's army"],
      'the People\u2019s Army',
      ['People\u2019s Army'],
    ],
    ['finds a word in capitals only so', ['WHO'], 'Who asked the WHO who it is?', ['WHO']],
    ['keeps the dots inside an abbreviation', ['u.s. troops'], 'U.S. troops tell us troops come', ['U.S. troops']],
    ['reads an initial with its full stop', ['n korea*'], 'N. Korean and N Korea', ['N. Korean', 'N Korea']],
    ['reads # as any figure', ['# soldiers'], 'some 10,000 soldiers and many soldiers', ['10,000 soldiers']],
    ['reads Cyrillic', ['солдат* кндр'], 'Солдаты КНДР прибыли', ['Солдаты КНДР']],
    ['reads Ukrainian apostrophes', ["п'ять"], 'п\u2019ять', ['п\u2019ять']],
    ['reads Hangul with a particle', ['북한군*'], '북한군이 러시아에', ['북한군이']],
    [
      'finds terms inside each other, the longer one first',
      ['grey', 'grey wolf'],
      'a grey wolf',
      ['grey wolf', 'grey'],
    ],
    [
      'takes a hit back for the word before',
      [{ term: 'korean troops', guardPrev: ['south'] }],
      'South Korean troops and Korean troops',
      ['Korean troops'],
    ],
    [
      'takes a hit back for the words after',
      [{ term: 'navy', guardNext: ['blue suit'] }],
      'a navy blue suit, a navy blue sea',
      ['navy'],
    ],
    ['lets a guard be starred', [{ term: 'navy', guardNext: ['cooperat*'] }], 'navy cooperation, navy', ['navy']],
    [
      'does not let a guard reach across a sentence',
      [{ term: 'fleet', guardPrev: ['no'] }],
      'I said no. Fleet follows.',
      ['Fleet'],
    ],
    ['matches nothing for a term of signs', ['--', '*'], 'a -- b * c', []],
  ])('%s', (_sentence, terms, text, expected) => {
    expect(found(terms, text)).toEqual(expected);
  });

  test('names group, term and the guard of a blocked hit', () => {
    const matcher = compileTerms({
      animals: ['fox*'],
      places: [{ term: 'korea', guardPrev: ['south'] }],
    });
    expect(matcher.findWithBlocked(tokenise('Foxes of South Korea'))).toEqual({
      hits: [{ group: 'animals', term: 'fox*', start: 0, end: 1 }],
      blocked: [{ group: 'places', term: 'korea', start: 3, end: 4, guard: 'south' }],
    });
  });

  test('finds every plain word that it is asked for, wherever it stands', () => {
    const word = fc.stringMatching(/^[b-df-hj-np-tv-z]{3,8}$/);
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 30 }), fc.nat(), (words, pick) => {
        const wanted = words[pick % words.length] ?? '';
        expect(found([wanted], words.join(' '))).toHaveLength(words.filter((it) => it === wanted).length);
      }),
    );
  });

  test('never throws, and hits lie inside the text', () => {
    const matcher = compileTerms({ group: ['a*', 'b c', { term: 'c-d', guardPrev: ['e'], guardNext: ['f*'] }, '#'] });
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const tokens = tokenise(text);
        for (const { start, end } of matcher.find(tokens)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(tokens.length);
        }
      }),
    );
  });

  test('costs little more with 20,000 terms than with 20, on a text made to match beginnings', () => {
    const many = Array.from({ length: 20_000 }, (_, index) => `stone wall number${index} here`);
    const tokens = tokenise('stone wall '.repeat(50_000));
    const small = compileTerms({ group: many.slice(0, 20) });
    const large = compileTerms({ group: many });
    const timeMs = (run: () => void): number => {
      const start = performance.now();
      run();
      return performance.now() - start;
    };
    small.find(tokens);
    const smallMs = timeMs(() => small.find(tokens));
    const largeMs = timeMs(() => large.find(tokens));
    expect(largeMs).toBeLessThan(smallMs * 5 + 200);
  });
});
