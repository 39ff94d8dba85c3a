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
  '\u0000',
  '\u200f',
  '\u202e',
  '\ud83d\ude00',
  ' «',
  '» ',
  '-',
  'well-known',
  ' is wary of',
  ' the country’s office',
  ' Will',
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
  const SHAPES: [sentence: string, piece: string][] = [
    ['no full stop', 'Lund said the ships had left and '],
    ['one word', 'a'],
    ['opening marks', '“'],
    ['closed quotations', '“It rained,” Lund said. '],
    ['lone surrogates', '\ud83d said '],
    ['emoji', '\ud83d\ude00 said '],
    ['control characters', '\u0000\u0007 said '],
    ['right-to-left marks', '\u200fLund\u200e said \u202bit rained\u202c. '],
    ['brackets', 'Lund ('],
    ['according to', 'according to '],
    ['commas', 'Lund, '],
    ['insertions', 'Lund, who said, '],
    ['hyphens', 'a-b-'],
    ['reportedly', 'reportedly said '],
    ['adjectives', 'he is wary of '],
    ['countries', 'The country’s office said it rained. '],
    ['paragraphs', 'Lund said it rained.\n\n'],
  ];

  it.each(SHAPES)('take at most 2.2 times as long when they are twice as long: %s', (_, piece) => {
    const short = piece.repeat(Math.ceil(MEASURED_LENGTH / piece.length));
    const long = short + short;
    // Other work on the machine slows single runs down: the best of a few counts.
    let ratio = Number.POSITIVE_INFINITY;
    for (let attempt = 0; attempt < 6 && ratio > 2.2; attempt++)
      ratio = Math.min(ratio, millisecondsFor(long) / Math.max(millisecondsFor(short), MIN_MEASURED_MS));
    expect(ratio).toBeLessThanOrEqual(2.2);
  });

  it('are read with ten thousand quotations one in the other', () => {
    const startedAt = process.cpuUsage().user / 1000;
    claimsIn(`${'“'.repeat(10_000)}x${'”'.repeat(10_000)}`);
    expect(process.cpuUsage().user / 1000 - startedAt).toBeLessThan(4000);
  });

  it('keep their places behind marks that are not seen', () => {
    const text = '\u202e\ud83d\ude00\u0000 “It rained,” Anna Berg said.';
    const [claim] = claimsIn(text);
    expect(claim?.content.map(({ span }) => text.slice(...span))).toEqual([text.slice(0, text.indexOf(' Anna'))]);
    expect(claim && text.slice(...(claim.speaker?.span ?? [0, 0]))).toBe('Anna Berg');
  });
});

/** UTF-16 units. */
const MEASURED_LENGTH = 20_000;
/** Shorter times are noise. */
const MIN_MEASURED_MS = 10;

function millisecondsFor(text: string): number {
  const start = process.cpuUsage();
  claimsIn(text);
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}

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
