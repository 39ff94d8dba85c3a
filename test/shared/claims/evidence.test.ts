import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvidence } from '#shared/claims/evidence.ts';

describe('readEvidence', () => {
  it('quotes the passage with what stands around it', () => {
    const text =
      'It rained in the morning of the second day. Lund said no. Then the sun came out over the old harbour of Odda.';
    expect(readEvidence(text, [44, 57], 'hash')).toEqual({
      span: [44, 57],
      sha256: 'hash',
      exact: 'Lund said no.',
      prefix: ' the morning of the second day. ',
      suffix: ' Then the sun came out over the ',
    });
  });

  it('keeps at most 4,000 units', () => {
    const { span, exact } = readEvidence('x'.repeat(9000), [10, 8000], '');
    expect(span).toEqual([10, 4010]);
    expect(exact).toHaveLength(4000);
  });

  it('never parts a character', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('😀', 'a', 'é'), { maxLength: 90 }),
        fc.nat(60),
        fc.nat(60),
        (pieces, a, b) => {
          const text = pieces.join('');
          const start = pieces.slice(0, Math.min(a, b)).join('').length;
          const end = pieces.slice(0, Math.max(a, b)).join('').length;
          const { prefix, exact, suffix, span } = readEvidence(text, [start, end], '');
          for (const piece of [prefix, exact, suffix]) expect(piece.isWellFormed()).toBe(true);
          expect(text.slice(...span)).toBe(exact);
          expect(text).toContain(prefix + exact + suffix);
        },
      ),
    );
    expect(readEvidence('😀'.repeat(3000), [0, 6000], '').exact.isWellFormed()).toBe(true);
    expect(readEvidence(`a${'😀'.repeat(3000)}`, [0, 6001], '').exact.isWellFormed()).toBe(true);
  });
});
