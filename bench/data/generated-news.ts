/** Prose without meaning, the same for the same seed: a benchmark must not depend on anybody's texts. */
export type Newsroom = { words(count: number): string[]; headline(): string; report(words: number): string };

const SYLLABLES = 'ba ce di fo gu ha je ki lo mu na pe ri so tu va we xi yo zu bran clen drim flor grun'.split(' ');
const VOCABULARY = 4000;
const SENTENCE_WORDS = 18;

export function createNewsroom(seed: number): Newsroom {
  let state = seed;
  /** Park and Miller's generator: 0 to 1, exclusive. */
  const random = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const syllable = () => SYLLABLES[Math.floor(random() * SYLLABLES.length)] ?? 'ba';
  const vocabulary = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: 1 + Math.floor(random() * 3) }, syllable).join(''),
  );
  /** Common words are common: the rank falls off as in real texts. */
  const word = () => vocabulary[Math.floor(VOCABULARY * random() ** 3)] ?? 'ba';
  const words = (count: number) => Array.from({ length: count }, word);
  const sentence = (count: number) => {
    const text = words(count).join(' ');
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  };
  return {
    words,
    headline: () => sentence(9).slice(0, -1),
    report: (count) =>
      Array.from({ length: Math.ceil(count / SENTENCE_WORDS) }, () => sentence(SENTENCE_WORDS)).join(' '),
  };
}
