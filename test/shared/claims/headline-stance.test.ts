import { describe, expect, it } from 'vitest';
import { headlineStance } from '#shared/claims/headline-stance.ts';

const CLAIM = 'A lake monster was filmed in Odda';
const CASES: [stance: string, headline: string][] = [
  ['for', 'Lake monster filmed in Odda'],
  ['for', 'Watch the monster of Odda rise from its lake'],
  ['against', 'The Odda lake monster is a hoax'],
  ['against', 'No, there is no monster in the lake of Odda'],
  ['against', 'Odda mayor denies lake monster was filmed'],
  ['against', 'Film of Odda lake monster debunked'],
  ['against', 'The monster was not filmed in Odda'],
  ['observing', 'Lake monster reportedly filmed in Odda'],
  ['observing', 'Was a lake monster filmed in Odda?'],
  ['observing', 'Odda lake monster: real or hoax?'],
  ['observing', 'Rumours of a lake monster in Odda'],
  ['observing', 'Village fair attracts record crowds'],
];

describe('headlineStance', () => {
  it.each(CASES)('%s: %s', (stance, headline) => {
    expect(headlineStance(CLAIM, headline)).toBe(stance);
  });

  it('takes a claim that is itself negative at its word', () => {
    expect(headlineStance('The bridge is not safe', 'Odda bridge not safe')).toBe('for');
  });

  it('reads a megabyte of hedges in linear time', () => {
    const startedAt = performance.now();
    headlineStance(CLAIM, 'not reportedly '.repeat(70_000));
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});
