import { describe, expect, it } from 'vitest';
import { claimsIn } from './claims-in.ts';

const CASES: [figure: string, expected: object][] = [
  ['1,500 special soldiers', { text: '1,500 special soldiers', value: 1500, unit: 'soldiers' }],
  ['six ships', { text: 'six ships', value: 6, unit: 'ships' }],
  ['more than 10,000 troops', { text: 'more than 10,000 troops', min: 10_000, unit: 'troops' }],
  ['at least 300 people', { text: 'at least 300 people', min: 300, unit: 'people' }],
  ['up to 12,000 troops', { text: 'up to 12,000 troops', max: 12_000, unit: 'troops' }],
  ['about 3,000 troops', { text: 'about 3,000 troops', value: 3000, unit: 'troops', approx: true }],
  ['between 5 and 7 ships', { text: 'between 5 and 7 ships', min: 5, max: 7, unit: 'ships' }],
  ['1.5 million shells', { text: '1.5 million shells', value: 1_500_000, unit: 'shells' }],
  ['thousands of soldiers', { text: 'thousands of soldiers', min: 2000, unit: 'soldiers', approx: true }],
  ['10,000-12,000 soldiers', { min: 10_000, max: 12_000, unit: 'soldiers' }],
  ['some 10,000 to 12,000 soldiers', { min: 10_000, max: 12_000, unit: 'soldiers', approx: true }],
  ['fifteen hundred soldiers', { value: 1500, unit: 'soldiers' }],
  ['three brigades', { value: 3, unit: 'brigades' }],
  ['no more than 40 ships', { max: 40, unit: 'ships' }],
  ['fewer than 40 ships', { max: 40, unit: 'ships' }],
  ['no fewer than 40 ships', { min: 40, unit: 'ships' }],
  ['tens of thousands of soldiers', { min: 20_000, unit: 'soldiers', approx: true }],
  ['an estimated 40 ships', { value: 40, unit: 'ships', approx: true }],
  ['$3 million', { value: 3_000_000, unit: 'money' }],
  ['12 percent', { text: '12 percent', value: 12, unit: 'percent' }],
];

describe('quantities', () => {
  it.each(CASES)('%s', (figure, expected) => {
    const [claim] = claimsIn(`Lund said that Norway had lost ${figure} in the storm.`);
    expect(claim?.quantities).toHaveLength(1);
    expect(claim?.quantities[0]).toMatchObject(expected);
  });

  it.each(['in 2024', 'on October 3', 'for three years', 'at 5 p.m.'])('leaves out %s', (time) => {
    expect(claimsIn(`Lund said that Norway had lost a ship ${time}.`)[0]?.quantities).toEqual([]);
  });
});
