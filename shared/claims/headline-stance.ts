import type { HeadlineStance } from '../model/claim.ts';
import { foldCase } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { AGAINST, HEDGES, OPPOSITES, STOP_WORDS } from './lexicon/headline-cues.ts';

/**
 * What a headline or text does with a claim: `for` repeats it as fact, `against` calls it false, `observing` reports that it is
 * said. Debunking words decide first; then hedges, attribution and questions; a headline that says the claim plainly is for it.
 */
export function headlineStance(claim: string, text: string): HeadlineStance {
  const headline = foldCase(text);
  const said = foldCase(claim);
  if (AGAINST.test(headline) && !AGAINST.test(said)) return 'against';
  if (isOpposed(said, headline)) return 'against';
  if (/\?\s*$/u.test(text) || HEDGES.test(headline)) return 'observing';
  return overlap(said, headline) >= 0.2 ? 'for' : 'observing';
}

/** Share of the claim's words that the headline has. */
function overlap(claim: string, headline: string): number {
  const words = contentWords(headline);
  const wanted = contentWords(claim);
  let shared = 0;
  for (const word of wanted) if (words.has(word)) shared++;
  return wanted.size === 0 ? 0 : shared / wanted.size;
}

function contentWords(text: string): Set<string> {
  const words = tokenise(text.slice(0, MAX_READ)).filter(
    ({ kind, lower }) => kind !== 'punct' && !STOP_WORDS.has(lower),
  );
  return new Set(words.map(({ lower }) => lower.replace(/(?:'s|ing|ed|es|s)$/u, '')));
}

/** Longer texts are read up to here: stance shows in the lead. UTF-16 units. */
const MAX_READ = 2000;

function isOpposed(claim: string, headline: string): boolean {
  return OPPOSITES.some(
    ([one, other]) =>
      (one.test(claim) && other.test(headline) && !one.test(headline)) ||
      (other.test(claim) && one.test(headline) && !other.test(headline)),
  );
}
