import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNegatedStatement } from '#shared/claims/polarity.ts';

const NEGATED = [
  'the ships have not left',
  'that the ships of the northern fleet of the kingdom had not left',
  'the ships never left',
  'the ships haven’t left',
  'they cannot have left',
  'it is certainly not true',
  'no ships have left',
  'none of the ships left',
  'nobody sent ships',
  '“No ships left',
  'there is no fleet',
  'Norway has no ships',
  'Norway sent no ships',
  'if it rains, the ships will not leave',
  'the ships that left were not ours',
  'the ships which had not been paid for were never ours',
  'Mr. Lund has not left. He will.',
];
const AFFIRMED = [
  'the ships have left',
  'the ships that did not leave were old',
  'the ships left because the harbour was not safe',
  'the ships have not only left but sunk',
  'there is no doubt that the ships have left',
  'Norway will not hesitate to send ships',
  'the ships no longer carry guns',
  'the ships that the navy had not paid for were old',
  'Norway has ships that are not safe',
  'their decision not to send ships',
  'Norway sent ships to no avail',
  'Norway should not send ships',
  'no one should be worried',
  'Norway will not stand idle',
  'the captains for not leaving',
  'the ships have left. They did not sink.',
  'the note says what it says',
  '',
];

describe('isNegatedStatement', () => {
  it.each(NEGATED)('yes: %s', (text) => {
    expect(isNegatedStatement(text)).toBe(true);
  });

  it.each(AFFIRMED)('no: %s', (text) => {
    expect(isNegatedStatement(text)).toBe(false);
  });

  it('never throws, and changes nothing by the capitals', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        expect(isNegatedStatement(text.toUpperCase())).toBe(isNegatedStatement(text.toLowerCase()));
      }),
    );
  });

  it('reads a megabyte in linear time', () => {
    const startedAt = performance.now();
    for (const piece of ['not ', 'that ', ',', '“', 'is, ']) isNegatedStatement(piece.repeat(1_000_000 / piece.length));
    expect(performance.now() - startedAt).toBeLessThan(1500);
  });
});
