import { expect, test } from 'vitest';
import { ownersOf } from '#shared/developments/official-bodies.ts';

test.each([
  ['an owner of an office', "Norland's foreign ministry", 'Norland'],
  ['with another apostrophe', 'Norland’s top commander', 'Norland'],
  ['one that ends in s', "the Seven Rivers' government", 'Seven Rivers'],
  ['a people and an office', 'Ruritanian officials', 'ruritania'],
  ['a people of two words', 'West Albian defence ministry', 'west albia'],
  ['a people whose state ends in e', 'Ukrainian intelligence', 'ukraine'],
])('%s', (_, name, expected) => expect(ownersOf(name)).toContain(expected));

test.each([
  ['a newspaper', "Norland's Evening Post"],
  ['a journalist', 'Ruritanian journalist'],
  ['a name', 'Ada Okoro'],
  ['nothing', ''],
])('%s speaks for nobody', (_, name) => expect(ownersOf(name)).toEqual([]));
