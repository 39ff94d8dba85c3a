import { describe, expect, it } from 'vitest';
import { createClaimContext } from '#shared/claims/extract-claims.ts';
import { Story } from '#shared/model/story.ts';
import { claimsIn } from './claims-in.ts';
import { STORY } from './story.ts';

const CONTEXT = createClaimContext([Story.parse(STORY)]);
const speakers = (text: string) => claimsIn(text).map(({ speaker }) => speaker?.name ?? '–');

const CHAINS: [sentence: string, text: string, names: string[]][] = [
  [
    'full name, then surname',
    'Minister Anna Berg said it rained. Berg said it would snow.',
    ['Anna Berg', 'Anna Berg'],
  ],
  [
    'surname in the headline first',
    'Berg says it rains\n\nMinister Anna Berg said it rained.',
    ['Anna Berg', 'Anna Berg'],
  ],
  [
    'title',
    'Defence Minister Anna Berg said it rained. The minister added that it snowed.',
    ['Anna Berg', 'Anna Berg'],
  ],
  ['pronoun', 'Anna Berg said it rained. She added that it snowed.', ['Anna Berg', 'Anna Berg']],
  [
    'pronoun by form of address',
    'Mr. Lund said it rained. Ms. Berg said it snowed. He denied it.',
    ['Lund', 'Berg', 'Lund'],
  ],
  [
    'pronoun for the subject of the sentence before',
    'Anna Berg said it rained. Then Nils Lund met the press. He said it snowed.',
    ['Anna Berg', 'Nils Lund'],
  ],
  ['relative pronoun', 'A letter came from Anna Berg, who said it rained.', ['Anna Berg']],
  [
    'two of one surname stay apart',
    'Anna Berg said it rained. Ole Berg said it snowed. Berg said it was cold.',
    ['Anna Berg', 'Ole Berg', 'Berg'],
  ],
  [
    'the country is the state named last',
    'Nils Lund met the Danish king. The country’s harbour office said it rained.',
    ['Danish harbour office'],
  ],
  ['no state named before', 'The country’s harbour office said it rained.', ['country’s harbour office']],
  [
    'a relative pronoun behind a quotation',
    'They signed a “friendship treaty,” which stipulates that nobody leaves.',
    ['friendship treaty'],
  ],
  ['seat of government', 'Seoul said it rained. Moscow denied the report.', ['South Korea', 'Russia']],
  [
    'organisation and its spokesman stay apart',
    'Kremlin spokesman Nils Lund said it rained. The Kremlin said it snowed.',
    ['Nils Lund', 'Kremlin'],
  ],
  [
    'unnamed',
    'A senior official said it rained. The official added that it snowed.',
    ['senior official', 'senior official'],
  ],
];

describe('speakers', () => {
  it.each(CHAINS)('%s', (_, text, names) => {
    expect(speakers(text)).toEqual(names);
  });

  it.each([
    ['person', 'Minister Anna Berg said it rained.'],
    ['person-unnamed', 'A spokesman said it rained.'],
    ['group', 'Two officials said it rained.'],
    ['organisation', 'The Ministry of Defence said it rained.'],
    ['state', 'South Korea said it rained.'],
    ['document', 'The report said it rained.'],
    ['media', 'The newspaper said it rained.'],
  ])('is a %s: %s', (kind, text) => {
    expect(claimsIn(text).map(({ speaker }) => speaker?.kind)).toEqual([kind]);
  });

  it('keeps the role, and the surface as written', () => {
    const [claim] = claimsIn('Norwegian Defence Minister Anna Berg said it rained.');
    expect(claim?.speaker).toMatchObject({
      surface: 'Norwegian Defence Minister Anna Berg',
      role: 'Norwegian Defence Minister',
    });
  });

  it('takes names and roles from the stories', () => {
    const [first, second] = claimsIn('Berg said it rained. The Harbour Office said it snowed.', CONTEXT);
    expect(first?.speaker).toMatchObject({ name: 'Anna Berg', kind: 'person', role: 'Harbour master' });
    expect(second?.speaker).toMatchObject({ name: 'Port Authority', kind: 'organisation' });
  });
});
