import { ROLE_NOUNS } from './lexicon/speaker-nouns.ts';
import type { ReadingUnit } from './reading-units.ts';
import { type NameReading, readName } from './speaker-names.ts';
import type { Word } from './tagged-words.ts';

/** Full names of a text by surname; a surname that two people share stays as written. */
export function collectNames(units: readonly ReadingUnit[]): Map<string, NameReading[]> {
  const names = new Map<string, NameReading[]>();
  for (const unit of units) {
    for (let from = 0; from < unit.words.length; ) {
      let to = from;
      while (to < unit.words.length && isNameWord(unit.words[to])) to++;
      if (to - from >= 2) addName(unit.words.slice(Math.max(0, from - 4), to), names);
      from = Math.max(to, from + 1);
    }
  }
  return names;
}

function isNameWord(word: Word | undefined): boolean {
  return (
    word !== undefined &&
    (word.pos === 'PROPN' || ((ROLE_NOUNS.has(word.lower) || word.pos === 'ADJ') && word.text !== word.lower))
  );
}

function addName(words: readonly Word[], names: Map<string, NameReading[]>): void {
  const reading = readName(words);
  if (reading.kind !== 'person' || !reading.surname || !reading.name.includes(' ')) return;
  const known = names.get(reading.surname) ?? [];
  const twin = known.findIndex((it) => it.name === reading.name);
  if (twin < 0) known.push(reading);
  else if (reading.role && !known[twin]?.role) known[twin] = reading;
  names.set(reading.surname, known);
}

/** The full name of a surname, where only one person of a text bears it. */
export function fullName(reading: NameReading, bySurname: ReadonlyMap<string, NameReading[]>): NameReading {
  const candidates = bySurname.get(reading.surname ?? '') ?? [];
  const fitting = reading.name.includes(' ') ? candidates.filter((it) => it.name === reading.name) : candidates;
  const [only] = fitting;
  if (!only || fitting.length > 1) return reading;
  return {
    ...only,
    ...(reading.gender ? { gender: reading.gender } : {}),
    ...(reading.role ? { role: reading.role } : {}),
  };
}
