export const NUMBER_WORDS: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
};

/** Round numbers without a figure: at least so many. */
export const ROUND_WORDS: Readonly<Record<string, number>> = {
  dozens: 24,
  scores: 40,
  tens: 20,
  hundreds: 200,
  thousands: 2000,
  millions: 2_000_000,
  billions: 2_000_000_000,
};

/** Nouns that the tagger takes for names or adjectives behind a figure. */
export const UNIT_NOUNS: ReadonlySet<string> = new Set(
  'troops soldiers personnel servicemen fighters forces officers people men women civilians prisoners casualties dead wounded killed injured'.split(
    ' ',
  ),
);
