import { detectAll } from 'tinyld';

/** What is read of a text: longer ones are no surer, and hostile ones cost no more. UTF-16 units. */
const MAX_SAMPLE = 2000;
/** Below this share of the best guess, the answer is `und`. */
const MIN_ACCURACY = 0.1;
/** Fewer letters than this tell no language from its neighbours. */
const MIN_LETTERS = 12;
const LETTERS = /\p{L}/gu;

/** The language of a text as a BCP 47 primary tag, or `und` where it is too short or nothing fits. */
export function detectLanguage(text: string): string {
  const sample = text.slice(0, MAX_SAMPLE);
  if ((sample.match(LETTERS)?.length ?? 0) < MIN_LETTERS) return 'und';
  const [best] = detectAll(sample);
  return best && best.accuracy >= MIN_ACCURACY && best.lang !== '' ? best.lang : 'und';
}
