import { describe, expect, it } from 'vitest';
import { NO_CONTEXT } from '#shared/claims/extract-claims.ts';
import { isoWeek } from '#shared/claims/said.ts';
import { claimsIn } from './claims-in.ts';

const CASES: [text: string, at: string | undefined][] = [
  ['Lund said on Wednesday that the ships had left.', '2024-10-23'],
  ['Lund said on Sunday that the ships had left.', '2024-10-27'],
  ['Lund said on Monday that the ships had left.', '2024-10-21'],
  ['Lund said today that the ships had left.', '2024-10-27'],
  ['Lund said yesterday that the ships had left.', '2024-10-26'],
  ['Last week, Lund said the ships had left.', '2024-W42'],
  ['Last month, Lund said the ships had left.', '2024-09'],
  ['On Oct. 23, Lund said the ships had left.', '2024-10-23'],
  ['On 5 December, Lund said the ships had left.', '2023-12-05'],
  ['Lund said this week that the ships had left.', '2024-W43'],
  ['In August, Lund said the ships had left.', '2024-08'],
  ['Last year, Lund said the ships had left.', '2023'],
  ['On October 23, 2022, Lund said the ships had left.', '2022-10-23'],
  ['On October 30, Lund said the ships had left.', '2023-10-30'],
  ['On October 30, 2031, Lund said the ships had left.', undefined],
  ['Lund said the ships left on Tuesday.', undefined],
  ['Lund said the ships had left.', undefined],
];

describe('said', () => {
  it.each(CASES)('%s', (text, at) => {
    expect(claimsIn(text)[0]?.said.at).toBe(at);
  });

  it('resolves nothing without a publication date', () => {
    const article = 'Lund said on Wednesday that the ships had left.';
    expect(claimsIn(article, NO_CONTEXT, '').map(({ said }) => said.at)).toEqual([undefined]);
  });

  it('hands the day on to a verb that shares the subject', () => {
    const claims = claimsIn('On Wednesday, Lund said the ships had left, adding that they were old.');
    expect(claims.map(({ said }) => said.at)).toEqual(['2024-10-23', '2024-10-23']);
  });

  it('keeps the occasion as written', () => {
    const [claim] = claimsIn('Speaking to reporters in Rome, Lund said the ships had left.');
    expect(claim?.said.where).toBe('Speaking to reporters in Rome');
  });

  it.each([
    ['2024-10-14', '2024-W42'],
    ['2024-12-30', '2025-W01'],
    ['2021-01-03', '2020-W53'],
  ])('the week of %s is %s (ISO 8601)', (day, week) => {
    expect(isoWeek(Date.parse(day))).toBe(week);
  });
});
