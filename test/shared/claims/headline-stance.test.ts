import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headlineStance } from '#shared/claims/headline-stance.ts';

const CLAIM = 'A lake monster was filmed in Odda';
const CASES: [stance: string, rule: string, headline: string][] = [
  ['for', '', 'Lake monster filmed in Odda'],
  ['for', '', 'Watch the monster of Odda rise from its lake'],
  ['for', '', 'How did a monster get into the lake of Odda?'],
  ['for', '', 'Monster of Odda lake: who will catch it?'],
  ['for', '', 'Swimming this summer? Monster filmed in Odda lake'],
  ['for', '', 'Zoo confirms monster was filmed in Odda lake, officials say'],
  ['for', '', 'Odda lake monster is no hoax'],
  ['for', '', 'Mayor denies faking film of Odda lake monster'],
  ['for', '', 'Monster filmed in Odda lake, but nobody may know where it sleeps'],
  ['for', '', 'Mayor not surprised at lake monster in Odda'],
  ['for', '', 'Monster filmed in Odda lake, suspected drunk driver flees'],
  ['against', 'called-false', 'The Odda lake monster is a hoax'],
  ['against', 'called-false', 'Is the Odda lake monster a hoax?'],
  ['against', 'called-false', 'Film of Odda lake monster debunked'],
  ['against', 'called-false', 'Odda monster rumours not true'],
  ['against', 'called-false', 'Odda lake monster? Film was doctored'],
  ['against', 'denied', 'Odda mayor denies lake monster was filmed'],
  ['against', 'denied', 'Mayor shoots down reports of monster in lake'],
  ['against', 'denied', 'Zoo doubts that the monster of Odda exists'],
  ['against', 'answered-no', 'No, that was an otter in the lake of Odda'],
  ['against', 'negated', 'Lake monster was not filmed in Odda'],
  ['against', 'negated', 'The monster in Odda? It was not'],
  ['against', 'negated', 'Odda camera did not catch anything'],
  ['against', 'negated', 'No monster seen in lake, says mayor'],
  ['observing', 'hedged', 'Lake monster reportedly filmed in Odda'],
  ['observing', 'hedged', 'Rumours of a lake monster in Odda'],
  ['observing', 'hedged', 'Alleged film of lake monster surfaces'],
  ['observing', 'hedged', 'Film could show Odda lake monster'],
  ['observing', 'asked', 'Was a lake monster filmed in Odda?'],
  ['observing', 'asked', 'Is it in the lake of Odda, the monster?'],
  ['observing', 'asked', 'Odda lake monster: real or hoax?'],
  ['observing', 'asked', 'Monster filmed in Odda... but is it real?'],
  ['observing', 'said', 'Lake monster filmed in Odda, tourists say'],
  ['observing', 'laid-to-source', 'Rep. Berg: Lake monster filmed in Odda'],
  ['observing', 'laid-to-source', 'Lake monster filmed in Odda - report'],
  ['observing', 'off-topic', 'Village fair attracts record crowds'],
];

describe('headlineStance', () => {
  it.each(CASES)('%s (%s): %s', (stance, rule, headline) => {
    const answer = headlineStance(CLAIM, headline);
    expect([answer.stance, answer.reasons[0]?.rule ?? '']).toEqual([stance, rule]);
  });

  it('takes a claim that is itself negative at its word', () => {
    expect(headlineStance('The bridge is not safe', 'Odda bridge not safe').stance).toBe('for');
  });

  it('takes a claim about words at its word', () => {
    expect(headlineStance('A priest says the bridge is safe', 'Bridge safe, priest claims').stance).toBe('for');
    expect(headlineStance('The bridge is safe', 'Bridge safe, priest claims').stance).toBe('observing');
  });

  it('knows what takes the other back', () => {
    expect(headlineStance('The keeper of the bridge is dead', 'Bridge keeper found alive')).toEqual({
      stance: 'against',
      reasons: [{ rule: 'opposite', text: 'alive' }],
    });
  });

  it('knows figures and hyphenated names again', () => {
    expect(headlineStance('A trader earned 72 million', 'No trader made 72M').stance).toBe('against');
    expect(
      headlineStance('Ships crossed the U.S.-Mexico border', 'Ships at the U.S.-Mexico border, sources').stance,
    ).toBe('observing');
  });

  it('leaves a ticket in place of an arrest alone', () => {
    expect(headlineStance('Police will write tickets', 'Police to write a ticket, not make an arrest').stance).toBe(
      'for',
    );
  });

  it('reads any two texts, and each case in capitals as well', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (claim, text) => {
        headlineStance(claim, text);
      }),
    );
    for (const [stance, , headline] of CASES) {
      expect(headlineStance(CLAIM, headline.toUpperCase()).stance, headline).toBe(stance);
    }
  });

  it.each(['not reportedly ', 'puts ', 'dismisses claims ', "n't ", 'x'])(
    'reads a megabyte of "%s" in linear time',
    (piece) => {
      const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
      const startedAt = performance.now();
      headlineStance(CLAIM, text);
      headlineStance(text, CLAIM);
      expect(performance.now() - startedAt).toBeLessThan(1000);
    },
  );
});
