import { expect, test } from 'vitest';
import { isBody, isCrowd, officesOf } from '#shared/developments/official-bodies.ts';

test.each([
  ['an owner of an office', "Norland's foreign ministry", 'Norland'],
  ['with another apostrophe', 'Norland’s top commander', 'Norland'],
  ['one that ends in s', "the Seven Rivers' government", 'Seven Rivers'],
  ['a people and an office', 'Ruritanian officials', 'ruritania'],
  ['a people of two words', 'West Albian defence ministry', 'west albia'],
  ['a people whose state ends in e', 'Ukrainian intelligence', 'ukraine'],
])('%s', (_, name, expected) => expect(officesOf(name).map(({ owner }) => owner)).toContain(expected));

test.each([
  ['a newspaper', "Norland's Evening Post"],
  ['a journalist', 'Ruritanian journalist'],
  ['a name', 'Ada Okoro'],
  ['nothing', ''],
])('%s speaks for nobody', (_, name) => expect(officesOf(name)).toEqual([]));

test.each([
  ["Norland's foreign ministry", { owner: 'Norland', office: 'foreign ministry' }],
  ['the Norlandian foreign ministry', { owner: 'norland', office: 'foreign ministry' }],
])('%s holds one office however it is put', (name, expected) => {
  expect(officesOf(name)).toContainEqual(expected);
  expect(isBody(expected.office)).toBe(true);
});

test.each([
  ['Ruritanian officials', true],
  ['Ruritanian intelligence', false],
])('%s are a crowd: %s', (name, expected) => {
  expect(isCrowd(name)).toBe(expected);
  expect(isBody(name.toLowerCase())).toBe(!expected);
});
