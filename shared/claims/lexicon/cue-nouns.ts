import type { Stance } from '../../model/claim.ts';

/**
 * Nouns that attribute when their owner stands before and what is claimed behind: "Norway's claim that …", "his call for …".
 * By the word behind them, with the stance that they take.
 */
export const CUE_NOUN_ROWS: readonly (readonly [behind: string, stance: Stance, nouns: string])[] = [
  [
    'that',
    'asserts',
    'claim claims allegation allegations assertion assertions suggestion statement announcement belief fear fears hope hopes concern concerns ' +
      'accusation accusations argument conclusion contention insistence promise admission acknowledgment complaint complaints view comment ' +
      'comments remark remarks declaration prediction',
  ],
  ['that', 'denies', 'denial denials'],
  ['that', 'warns', 'warning warnings threat threats'],
  ['that', 'demands', 'demand demands'],
  ['to', 'asserts', 'promise promises pledge pledges vow'],
  ['to', 'warns', 'threat threats'],
  ['of', 'asserts', 'criticism criticisms condemnation praise'],
  ['of', 'denies', 'denial'],
  ['for', 'demands', 'call calls demand demands request'],
];
