import { foldCase } from '../text/fold.ts';
import { STATE_METONYMS } from './lexicon/countries.ts';
import { DEMONYMS } from './lexicon/demonyms.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { Word } from './tagged-words.ts';

/** What texts call a state that they have just named. */
const COUNTRY = /^(?:country|nation|republic|kingdom)$/u;
const ADJECTIVES: ReadonlyMap<string, string> = new Map(
  Object.entries(DEMONYMS).flatMap(([state, adjective]): [string, string][] => [
    [foldCase(state), adjective],
    [foldCase(adjective), adjective],
  ]),
);

/**
 * Who "the country's intelligence services" are: `describe` gives such a phrase the adjective of the state that was named last before
 * `offset`, "Ukrainian intelligence services"; undefined for other phrases, and where no state was named. To be asked in the
 * order of the text.
 */
export function createCountryReader(
  units: readonly ReadingUnit[],
): (words: readonly Word[], offset: number) => string | undefined {
  let next = { unit: 0, word: 0 };
  let last: string | undefined;
  const readTo = (offset: number): void => {
    for (; next.unit < units.length; next = { unit: next.unit + 1, word: 0 }) {
      const { words } = units[next.unit] ?? { words: [] };
      for (; next.word < words.length; next.word++) {
        const word = words[next.word];
        if (!word || word.start >= offset) return;
        last = adjectiveAt(words, next.word) ?? last;
      }
    }
  };
  return (words, offset) => {
    const isOwned = words[2]?.lower === "'s" || words[2]?.lower === "'";
    if (words[0]?.lower !== 'the' || !COUNTRY.test(words[1]?.lower ?? '') || !isOwned || words.length < 4)
      return undefined;
    readTo(offset);
    return last && [last, ...words.slice(3).map(({ text }) => text)].join(' ');
  };
}

/** The adjective of the state that a name of one or two words stands for. */
function adjectiveAt(words: readonly Word[], at: number): string | undefined {
  const word = words[at];
  if (!word || word.text === word.lower) return undefined;
  const names = [`${word.text} ${words[at + 1]?.text ?? ''}`, word.text].map((name) => foldCase(name));
  // "Korean" behind "South" was read with it.
  for (const name of names) {
    const found = ADJECTIVES.get(name) ?? ADJECTIVES.get(foldCase(STATE_METONYMS[name] ?? ''));
    if (found) return found;
  }
  return undefined;
}
