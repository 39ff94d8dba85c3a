import { describe, expect, test } from 'vitest';
import type { Tier } from '#shared/model/tag.ts';
import { goldFaults, type JudgedDocument, scoreGold } from '#shared/stories/score-gold.ts';

/** So many documents of a tier, tagged so. */
function judged(count: number, gold: Tier, tier: Tier = gold): JudgedDocument[] {
  return Array.from({ length: count }, (_, index) => ({
    document: { id: `${gold}-${tier}-${index}`, tier: gold, title: 'A title', text: 'A lead.' },
    tier,
  }));
}
const FINE = [...judged(60, 'main'), ...judged(110, 'none'), ...judged(20, 'mentions')];

describe('scoreGold', () => {
  test('counts mentions that are tagged main against the precision, and not as off', () => {
    const score = scoreGold([...judged(3, 'main'), ...judged(1, 'main', 'none'), ...judged(1, 'mentions', 'main')]);
    expect(score).toMatchObject({ documents: 5, precision: 0.75, recall: 0.75, offAsMain: 0, mentions: 0 });
    expect(score.wrong).toHaveLength(2);
  });

  test('of nothing everything is right', () => {
    expect(scoreGold([])).toEqual({ documents: 0, precision: 1, recall: 1, offAsMain: 0, mentions: 1, wrong: [] });
  });
});

describe('goldFaults', () => {
  test.each<[string, JudgedDocument[], string[]]>([
    ['nothing where all is well', FINE, []],
    ['one of a hundred off documents taken for main is still borne', [...FINE, ...judged(1, 'none', 'main')], []],
    ['lost articles', [...FINE, ...judged(5, 'main', 'none')], ['recall 0.923 is below 0.95']],
    [
      'other events taken for the story',
      [...FINE, ...judged(3, 'none', 'main')],
      ['precision 0.952 is below 0.97', 'offAsMain 0.027 is above 0.01'],
    ],
    ['lost mentions', [...FINE, ...judged(3, 'mentions', 'none')], ['mentions 0.870 is below 0.9']],
    [
      'too few documents',
      FINE.filter(({ document }) => document.tier !== 'mentions'),
      ['0 documents of tier "mentions", at least 20 are needed'],
    ],
  ])('%s', (_sentence, documents, expected) => {
    expect(goldFaults(documents)).toEqual(expected);
  });
});
