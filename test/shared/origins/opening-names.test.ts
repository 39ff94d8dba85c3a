import { describe, expect, test } from 'vitest';
import { openingNames } from '#shared/origins/opening-names.ts';

describe('openingNames', () => {
  test.each<[string, string, string[]]>([
    ['one name', '(Harbour Post) The ferry sank.', ['harbour post']],
    ['a carrier and a source', '(TARNWIRE- Harbour Post)\n\nThe ferry sank.', ['tarnwire', 'harbour post']],
    ['two names with a stroke', ' (Harbour Post/The Wire) The ferry sank.', ['harbour post', 'wire']],
    ['a name with a hyphen', '(News-Tribune) The ferry sank.', ['news tribune']],
    ['the outlet itself', '(Tarn Daily — Harbour Post) The ferry sank.', ['harbour post']],
    [
      'a remark',
      '(This text was shortened by us after a reader wrote that the ferry had not sunk at all.) It did.',
      [],
    ],
    ['a bracket that never closes', '(Harbour Post The ferry sank.', []],
    ['a bracket later on', 'The ferry (Harbour Post) sank.', []],
    ['an empty bracket', '() The ferry sank.', []],
    ['nothing', '', []],
  ])('%s', (_sentence, text, names) => {
    expect(openingNames(text, 'Tarn Daily')).toEqual(names);
  });
});
