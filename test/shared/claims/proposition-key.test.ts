import { describe, expect, it } from 'vitest';
import { createClaimContext } from '#shared/claims/extract-claims.ts';
import { keyClaims } from '#shared/claims/proposition-key.ts';
import { Story } from '#shared/model/story.ts';
import { claimsIn } from './claims-in.ts';
import { STORY } from './story.ts';

const story = Story.parse(STORY);
const keyed = (text: string) => keyClaims(claimsIn(text, createClaimContext([story])), story);

const CASES: [sentence: string, text: string, positions: string[]][] = [
  ['asserts', 'Lund said ships had been sent.', ['Lund asserts sent']],
  ['denies by its verb', 'Lund denied that ships had been sent.', ['Lund denies sent']],
  ['denies by a negation in the content', 'Lund said no ships had been sent.', ['Lund denies sent']],
  ['a denied denial asserts', 'Lund denied that no ships had been sent.', ['Lund asserts sent']],
  [
    'two propositions, two claims',
    'Lund said the ships that were sent had sunk.',
    ['Lund asserts sent', 'Lund asserts sunk'],
  ],
  ['none of the guard', 'Lund said toy ships had been sent.', []],
  ['about something else', 'Lund said it rained.', []],
  [
    '"the allegations" are what came before',
    'Lund said ships had been sent. Moscow dismissed the allegations.',
    ['Lund asserts sent', 'Russia denies sent'],
  ],
  [
    '"it" is what was just said',
    'Lund said ships had been sent. Moscow denied it.',
    ['Lund asserts sent', 'Russia denies sent'],
  ],
  ['"the allegations" with nothing before', 'Moscow dismissed the allegations.', []],
  [
    'who speaks of the claims says something else',
    'Lund said ships had been sent. Moscow said the claims were meant to harm it.',
    ['Lund asserts sent'],
  ],
  [
    'a later clause has a polarity of its own',
    'The ships that were sent are in good order and have not sunk, Lund said.',
    ['Lund asserts sent', 'Lund denies sunk'],
  ],
  [
    'who rejects a denial asserts',
    'Lund rejected the statement in which Rome denied that ships had been sent.',
    ['Lund asserts sent', 'Italy denies sent'],
  ],
  [
    'words of two clauses are no statement where one clause says it alone',
    'Lund said that ships had been sent and that the toy museum would close.',
    ['Lund asserts sent'],
  ],
  [
    '"the reports" are never what somebody asked for',
    'Lund demanded that ships be sent. Moscow said it could not confirm the reports.',
    ['Lund demands sent'],
  ],
  ['who tells of a denial takes no side', 'Lund said Rome had denied that ships had been sent.', ['Italy denies sent']],
  ['who tells of a warning takes no side', 'Lund said Rome had warned that ships had been sent.', ['Italy warns sent']],
  [
    'who cites another that cannot confirm, neither denies nor asserts',
    'Lund noted that Rome could not confirm that ships had been sent.',
    ['Lund asserts sent cites-non-confirmation', 'Italy cannot-confirm sent'],
  ],
  [
    'what is only supposed is not said to be so',
    'Lund said that if ships were sent, there would be serious consequences.',
    [],
  ],
  ['nor is it behind its consequence', 'Lund warned that war would come if ships were sent.', []],
  ['who cannot say if', 'Lund said there was no way to tell if ships had been sent.', ['Lund cannot-confirm sent']],
  ['concern is not the word that it is so', 'Lund voiced concern that ships had been sent.', []],
  ['asks', 'Lund asked whether ships had been sent.', ['Lund cannot-confirm sent']],
  ['calls it false', 'Lund said it was false that ships had been sent.', ['Lund denies sent']],
  ['has no doubt', 'Lund said there was no doubt that ships had been sent.', ['Lund asserts sent']],
  [
    '"but" begins another statement',
    'Lund said that ships were not sent but sank.',
    ['Lund denies sent', 'Lund asserts sunk'],
  ],
  ['"all but" does not', 'Lund said that all but two ships had been sent.', ['Lund asserts sent']],
  [
    'cannot confirm',
    'Lund said ships had been sent. Rome could not confirm the reports.',
    ['Lund asserts sent', 'Italy cannot-confirm sent'],
  ],
];

describe('keyClaims', () => {
  it.each(CASES)('%s', (_, text, positions) => {
    expect(
      keyed(text).map(({ speaker, stance, sub, proposition }) =>
        [speaker?.name, stance, proposition.key, sub === 'cites-non-confirmation' ? sub : ''].join(' ').trim(),
      ),
    ).toEqual(positions);
  });

  it('gives the positive form, and an id of its own to each', () => {
    const claims = keyed('Lund said the ships that were sent had sunk.');
    expect(claims.map(({ proposition }) => proposition.text)).toEqual([
      'Ships were sent to Odda.',
      'Ships sank at Odda.',
    ]);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(2);
  });

  it('answers the same when it is asked twice', () => {
    const claims = claimsIn('Lund said no ships had been sent.');
    expect(keyClaims(claims, story)).toEqual(keyClaims(claims, story));
    expect(keyClaims(keyClaims(claims, story), story)).toEqual(keyClaims(claims, story));
  });
});
