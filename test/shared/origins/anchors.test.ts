import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anchorsOf, longestRise, matchAnchors } from '#shared/origins/anchors.ts';
import { addressKey, nameKey } from '#shared/origins/credits.ts';
import { rewriteScore } from '#shared/origins/find-rewrites.ts';
import { stem } from '#shared/origins/word-code.ts';
import { textOf } from './sample-texts.ts';

const anchors = (text: string) => anchorsOf(textOf({ id: 'a', text }).sentences);

test('anchors are the words of one sentence only, without function words', () => {
  expect(anchors('The river rose. The river took a barn.').size).toBe(3);
});

test('anchors that both texts only quote do not count', () => {
  const one = anchors('Ada shouted "granite lantern whistle" yesterday.');
  expect(matchAnchors(one, anchors('Ben heard "granite lantern whistle" yesterday.')).shared).toBe(1);
  expect(matchAnchors(one, anchors('Ben heard of granite lantern whistle yesterday.')).shared).toBe(4);
});

const WORDS = Array.from({ length: 30 }, (_, index) => `w${'abcdefghijklmnopqrstuvwxyzABCD'[index]}orld`);
/** Sentences of five words. */
const prose = (words: readonly string[]) =>
  words.map((word, index) => (index % 5 === 4 ? `${word}.` : index % 5 === 0 ? `The ${word}` : word)).join(' ');

test('the same text is in order far beyond chance, the reversed one is not', () => {
  const text = anchors(prose(WORDS));
  const reversed = anchors(prose([...WORDS].reverse()));
  expect(rewriteScore(matchAnchors(text, text))).toBeGreaterThan(0.8);
  expect(rewriteScore(matchAnchors(text, reversed))).toBe(0);
  expect(matchAnchors(text, anchors('')).ordered).toBe(0);
});

test('one sentence in common counts for little, however long', () => {
  const text = anchors(WORDS.join(' '));
  expect(matchAnchors(text, text).ordered).toBeLessThan(10);
});

test('longestRise agrees with the definition', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(20), { maxLength: 10 }), (values) => {
      let longest = 0;
      for (let mask = 0; mask < 2 ** values.length; mask++) {
        const chosen = values.filter((_, index) => mask & (1 << index));
        if (chosen.every((value, index) => index === 0 || value > (chosen[index - 1] ?? 0)))
          longest = Math.max(longest, chosen.length);
      }
      expect(longestRise(values)).toBe(longest);
    }),
    { numRuns: 60 },
  );
});

describe('addressKey', () => {
  test.each<[string, string, string | undefined]>([
    ['drops scheme, www, fragment and tracking', 'https://www.a.example/x/?utm_source=r&fbclid=1#f', 'a.example/x'],
    ['keeps what names the text', 'http://a.example/?id=7', 'a.example/?id=7'],
    ['knows no home page', 'https://a.example/', undefined],
    ['knows no other scheme', 'mailto:desk@a.example', undefined],
    ['knows no address', 'RT World News', undefined],
  ])('%s', (_sentence, address, expected) => {
    expect(addressKey(address)).toBe(expected);
  });
});

test.each([
  ['The Associated Press', 'ap'],
  ['RT.com', 'rt'],
  ['Valley News', 'valley news'],
])('nameKey of %s is %s', (name, key) => {
  expect(nameKey(name)).toBe(key);
});

test.each([
  ['claims', 'claim'],
  ['claimed', 'claim'],
  ['deploying', 'deploy'],
  ['parties', 'party'],
  ["korea's", 'korea'],
  ['pass', 'pass'],
  ['red', 'red'],
])('stem of %s is %s', (word, expected) => {
  expect(stem(word)).toBe(expected);
});
