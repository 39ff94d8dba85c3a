import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractClaims, NO_CONTEXT } from '#shared/claims/extract-claims.ts';
import { Claim } from '#shared/model/claim.ts';
import { sha256Hex } from '#shared/text/sha256.ts';
import { claimsIn } from './claims-in.ts';

const PIECES = fc.constantFrom(
  'Anna Berg',
  'he',
  'the ministry',
  ' said',
  ' denied',
  ' told reporters',
  ' that',
  ' the dam broke',
  ' 12,000 men',
  ', ',
  ', adding',
  '. ',
  '“',
  '”',
  "''",
  '"',
  ' (',
  ')',
  '\n\n',
  ' according to',
  ' who',
  ' — ',
  ' on Monday',
  ' not',
  ' to leave',
  ': ',
  '\ud83d',
  '…',
  ' and',
  ' reportedly',
  "'s",
  '@',
  ' U.S.',
);

describe('claims of any text', () => {
  it('fit the model, slice back to the text, and are the same every time', () => {
    fc.assert(
      fc.property(fc.array(PIECES, { maxLength: 40 }), (pieces) => {
        const text = pieces.join('');
        const claims = claimsIn(text);
        for (const claim of claims) {
          const { speaker, cue, content, quotes, quantities, evidence } = Claim.parse(claim);
          for (const { text: piece, span } of [...content, ...quotes, ...quantities, ...(cue ? [cue] : [])]) {
            expect(text.slice(...span)).toBe(piece);
          }
          if (speaker) expect(speaker.span[1]).toBeLessThanOrEqual(text.length);
          expect(text.slice(...evidence.span)).toBe(evidence.exact);
          expect(evidence.sha256).toBe(sha256Hex(text));
        }
        expect(claimsIn(text)).toEqual(claims);
        expect(new Set(claims.map(({ id }) => id)).size).toBe(claims.length);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws on any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        claimsIn(text);
      }),
      { numRuns: 150 },
    );
  });
});

describe('hostile texts', () => {
  it.each([
    ['no full stop', 'Lund said the ships had left and '.repeat(3_000)],
    ['one word', 'a'.repeat(1_000_000)],
    ['nested quotations', `${'“'.repeat(10_000)}x${'”'.repeat(10_000)}`],
    ['lone surrogates', '\ud83d said '.repeat(5_000)],
    ['brackets', 'Lund ('.repeat(3_000)],
    ['according to', 'according to '.repeat(3_000)],
    ['commas', 'Lund, '.repeat(3_000)],
    ['reportedly', 'reportedly said '.repeat(3_000)],
  ])('are read in linear time: %s', (_, text) => {
    const startedAt = performance.now();
    claimsIn(text);
    expect(performance.now() - startedAt).toBeLessThan(4000);
  });
});

describe('languages', () => {
  it('skips what is not English and says so', () => {
    const text = 'Le ministre a déclaré lundi que les navires n’étaient pas partis.';
    expect(extractClaims({ id: 'x', text }, NO_CONTEXT)).toEqual({ claims: [], skipped: 'unsupported-language' });
    expect(extractClaims({ id: 'x', text: 'He said it rained.', language: 'ko' }, NO_CONTEXT).skipped).toBe(
      'unsupported-language',
    );
  });

  it('reads a short text that tells no language', () => {
    expect(extractClaims({ id: 'x', text: 'He lied.' }, NO_CONTEXT).skipped).toBeUndefined();
  });
});
