import { describe, expect, it } from 'vitest';
import { detectLanguage } from '#shared/text/detect-language.ts';
import { foldCase } from '#shared/text/fold.ts';
import { splitParagraphs } from '#shared/text/paragraphs.ts';
import { sha256Hex } from '#shared/text/sha256.ts';

describe('foldCase', () => {
  it.each([
    ['ASCII', 'Kim YONG', 'kim yong'],
    ['diacritics', 'Zürich Škoda', 'zurich skoda'],
    ['letters that do not come apart', 'Łódź Ørsted Straße', 'lodz orsted strasse'],
    ['apostrophes', 'Korea’s Korea‘s Korea`s', "korea's korea's korea's"],
    ['Cyrillic', 'ВОЙСКА', 'воиска'],
    ['Hangul stays composed', '북한', '북한'],
  ])('%s', (_, text, folded) => {
    expect(foldCase(text)).toBe(folded);
    expect(foldCase(folded)).toBe(folded);
  });
});

describe('splitParagraphs', () => {
  it.each([
    ['empty lines part', 'One.\n\n\n  Two. \n', ['One.', 'Two.']],
    ['a single break parts', 'Head line\nText.', ['Head line', 'Text.']],
    ['a wrapped line goes on', 'The ships\r\nsailed.', ['The ships\r\nsailed.']],
    ['nothing is nothing', ' \n ', []],
  ])('%s', (_, text, paragraphs) => {
    expect(splitParagraphs(text).map(([start, end]) => text.slice(start, end))).toEqual(paragraphs);
  });
});

describe('sha256Hex', () => {
  it('hashes the UTF-8 bytes (FIPS 180-2, example B.1)', () => {
    expect(sha256Hex('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(sha256Hex(new TextEncoder().encode('é'))).toBe(sha256Hex('é'));
  });
});

describe('detectLanguage', () => {
  it.each([
    ['en', 'The minister said on Monday that no troops had been sent abroad.'],
    ['en', 'Schwarzenberger: Kaufmann und Weiss, said Herr Lindemann, were from the Nordrhein-Westfalen Landtag.'],
    ['fr', 'Le ministre a déclaré lundi que les troupes n’étaient pas parties.'],
    ['ru', 'Министр заявил в понедельник, что войска не были отправлены.'],
    ['ko', '국방부 장관은 월요일에 병력이 파견되지 않았다고 말했다.'],
    ['und', '…'],
  ])('%s', (language, text) => {
    expect(detectLanguage(text)).toBe(language);
  });
});
