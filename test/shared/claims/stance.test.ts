import { describe, expect, it } from 'vitest';
import { claimsIn } from './claims-in.ts';

const CASES: [stance: string, text: string][] = [
  ['asserts', 'Lund said the ships had left.'],
  ['asserts accuses', 'Lund accused Norway of sending ships.'],
  ['asserts concern', 'Lund expressed concern about the ships.'],
  ['asserts concern', 'Lund raised concerns over the ships.'],
  ['asserts commits', 'Lund pledged to send ships.'],
  ['asserts possible', 'Lund said the ships might have left.'],
  ['asserts probable', 'Lund said it was highly likely that the ships had left.'],
  ['asserts cites-non-confirmation', 'Lund noted that Finland had not verified the report.'],
  ['denies', 'Lund denied that the ships had left.'],
  ['denies', 'Lund dismissed the reports.'],
  ['denies', 'Lund called the reports a hoax.'],
  ['denies', 'Lund said the reports were baseless.'],
  ['denies', 'Lund does not believe that the ships have left.'],
  ['denies', 'Lund said that no ships had left.'],
  ['denies', 'Lund said the ships had not left.'],
  ['cannot-confirm', 'Lund said he could not confirm the reports.'],
  ['cannot-confirm', 'The ministry was unable to confirm the reports.'],
  ['cannot-confirm', 'Lund said it remains unclear where the ships are.'],
  ['cannot-confirm withholds', 'Lund would not say where the ships are.'],
  ['cannot-confirm withholds', 'Lund declined to comment on the ships.'],
  ['cannot-confirm casts-doubt', 'Lund called the reports contradictory.'],
  ['warns', 'Lund warned that the ships would sink.'],
  ['warns', 'Lund said there would be serious consequences if the ships left.'],
  ['warns', 'Lund threatened to sink the ships.'],
  ['demands', 'Lund urged Norway to send ships.'],
  ['demands', 'Lund called on Norway to send ships.'],
  ['reported-by-others', 'The ships have allegedly left.'],
];

describe('stance', () => {
  it.each(CASES)('%s: %s', (stance, text) => {
    const [claim] = claimsIn(text);
    expect([claim?.stance, claim?.sub ?? claim?.certainty].filter(Boolean).join(' ')).toBe(stance);
  });

  it('makes two claims of a content that turns', () => {
    const claims = claimsIn('“I cannot confirm the reports, but they are obviously worrying,” Lund said.');
    expect(claims.map(({ stance }) => stance)).toEqual(['cannot-confirm', 'asserts']);
    expect(new Set(claims.map(({ id }) => id)).size).toBe(2);
    expect(claims[0]?.cue).toEqual(claims[1]?.cue);
  });
});
