import { expect, test } from 'vitest';
import { isSpelling } from '#shared/developments/name-spelling.ts';

test.each([
  ['the same', 'jo', 'jo', true],
  ['two spellings', 'volodymyr', 'volodomyr', true],
  ['one letter more', 'dmitry', 'dmitriy', true],
  ['short names are others', 'jan', 'jon', false],
  ['another initial', 'mariya', 'dariya', false],
  ['three letters apart', 'sergei', 'serhiy', false],
  ['three again', 'alexander', 'aleksandar', false],
  ['far too long', `a${'b'.repeat(1e6)}`, `a${'b'.repeat(1e6)}c`, false],
])('%s', (_, a, b, expected) => expect(isSpelling(a, b)).toBe(expected));
