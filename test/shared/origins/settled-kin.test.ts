import fc from 'fast-check';
import { expect, test } from 'vitest';
import { candidateKeys, packKeys } from '#shared/origins/candidate-keys.ts';
import { settledKin } from '#shared/origins/settled-kin.ts';
import { BRIDGE, BRIDGE_RETOLD, ORCHARD, type Sample, textOf } from './sample-texts.ts';

function recordOf(sample: Sample) {
  const node = textOf(sample);
  return { node, keys: packKeys(candidateKeys(node)) };
}

const at = (hour: number) => new Date(Date.UTC(2024, 2, 1, hour)).toISOString();
const COPIES = Array.from({ length: 30 }, (_, hour) =>
  recordOf({ id: `copy${String(hour).padStart(2, '0')}`, text: BRIDGE, publishedAt: at(hour) }),
);
const OTHERS = [
  recordOf({ id: 'retold', text: BRIDGE_RETOLD, publishedAt: at(12) }),
  recordOf({ id: 'orchard', text: ORCHARD, publishedAt: at(3) }),
  recordOf({ id: 'late', text: BRIDGE, publishedAt: at(24 * 9) }),
  recordOf({ id: 'named', text: 'It is said.', publishedAt: at(5), credits: [{ name: 'orchard' }] }),
];
const kinIn = (records: typeof COPIES) => Object.fromEntries(settledKin(records));

test.each<[string, string, string[]]>([
  ['the first has nobody to be compared with', 'copy00', []],
  ['a later copy has the earliest of its week', 'copy29', ['copy00', 'copy01', 'copy02', 'copy03']],
  ['a retelling has them too', 'retold', ['copy00', 'copy01', 'copy02', 'copy03']],
  ['what is older than a week is out of sight', 'late', []],
  ['another subject has nobody', 'orchard', []],
  ['an article has the texts of the outlet that it names', 'named', ['orchard']],
])('%s', (_sentence, id, expected) => {
  expect(kinIn([...COPIES, ...OTHERS])[id]).toEqual(expected);
});

test('is a function of the set', () => {
  const all = [...COPIES, ...OTHERS];
  const expected = kinIn(all);
  fc.assert(
    fc.property(fc.shuffledSubarray(all, { minLength: all.length }), (shuffled) => {
      expect(kinIn(shuffled)).toEqual(expected);
    }),
    { numRuns: 20 },
  );
});
