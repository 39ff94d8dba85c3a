import { describe, expect, it } from 'vitest';
import { claimsIn } from './claims-in.ts';

/** `sure` is .9 and above, `doubtful` below .6. */
const CASES: [level: 'sure' | 'fair' | 'doubtful', text: string][] = [
  ['sure', '“The ships have left the harbour,” Anna Lund said.'],
  ['sure', 'Anna Lund said the ships had left the harbour.'],
  ['sure', 'Anna Lund declared that the ships had left the harbour.'],
  ['sure', 'The navy said that the ships had left the harbour.'],
  ['sure', 'According to the navy, the ships had left the harbour.'],
  ['fair', 'The navy said the ships had left the harbour.'],
  ['fair', 'Anna Lund criticised the ships and their captains.'],
  ['fair', 'Anna Lund said no.'],
  ['doubtful', 'The navy wants new ships for the harbour.'],
  ['doubtful', 'The ships in the harbour were criticised by Anna Lund.'],
  ['doubtful', 'The ships have allegedly left the harbour.'],
];

describe('confidence', () => {
  it.each(CASES)('%s: %s', (level, text) => {
    const confidence = claimsIn(text)[0]?.confidence ?? 0;
    expect(confidence >= 0.9 ? 'sure' : confidence >= 0.6 ? 'fair' : 'doubtful').toBe(level);
  });

  it('is less sure of what somebody is said to have said', () => {
    const [outer, inner] = claimsIn('Anna Lund said that the navy had confirmed that the ships had left.');
    expect(inner?.via).toEqual(['Anna Lund']);
    expect(inner?.confidence).toBeLessThan(outer?.confidence ?? 0);
  });
});
