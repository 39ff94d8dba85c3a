import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseStory } from '#shared/stories/parse-story.ts';
import { suggestNames } from '#shared/stories/suggest-names.ts';
import { FERRY_STORY } from './small-story.ts';

const { story } = parseStory(FERRY_STORY, 'ferry.yaml');
const texts = (...list: string[]) => list.map((text) => ({ text }));
const names = (about: string[], others: string[] = []) =>
  suggestNames(story, texts(...about), texts(...others)).map(({ name }) => name);

describe('suggestNames', () => {
  test.each<[string, string[], string[], string[]]>([
    [
      'a name in two texts of the story and in no other',
      ['The crossing ends, says Ida Holm.', 'For Ida Holm it is over.'],
      ['Rain fell.', 'Snow fell.', 'Hail fell.'],
      ['Ida Holm'],
    ],
    ['not one that stands in one text only, however often', ['Ask Ida Holm, said Ida Holm.'], ['Rain fell.'], []],
    [
      'not one that is as common elsewhere',
      ['The crossing ends in Birch.', 'All of Birch mourns.'],
      ['Rain fell on Birch.', 'Snow fell on Birch.'],
      [],
    ],
    [
      'with its small words, without the possessive',
      ['People ask Bank of Alder’s owner.', 'They wait for Bank of Alder.'],
      ['Rain fell.', 'Snow fell.', 'Hail fell.'],
      ['Bank of Alder'],
    ],
    [
      'no day, no month, no first word of a sentence',
      ['Nobody came on Monday.', 'Nobody came on Monday.'],
      ['Rain fell.', 'Snow fell.', 'Hail fell.'],
      [],
    ],
    ['nothing from nothing', [], [], []],
  ])('%s', (_sentence, about, others, expected) => {
    expect(names(about, others)).toEqual(expected);
  });

  test('no name that the story knows', () => {
    const known = story.entities.flatMap(({ name, aliases }) => [name, ...aliases]);
    const about = known.flatMap((name) => [`They asked ${name} today.`, `They saw ${name} today.`]);
    expect(names(about, ['Rain fell.'])).toEqual([]);
  });

  test('says which entity a name is near', () => {
    const about = ['The plan of Doctor Muster stands.', 'They asked Doctor Muster.'];
    const [suggestion] = suggestNames(story, texts(...about), texts('Rain fell.', 'Snow fell.', 'Hail fell.'));
    expect(suggestion).toMatchObject({ name: 'Doctor Muster', near: 'mayor', inStory: 2, elsewhere: 0 });
  });

  test('never throws, and every name stands in a text', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme', maxLength: 80 }), { maxLength: 4 }), (list) => {
        for (const { name } of suggestNames(story, texts(...list, ...list), [])) {
          expect(list.some((text) => text.includes(name))).toBe(true);
        }
      }),
    );
  });
});
