import type { HeadlineStance } from '../model/claim.ts';
import { foldCase } from '../text/fold.ts';
import { tokenise } from '../text/tokens.ts';
import { AGAINST, HEDGES, NOT_AGAINST, OPPOSITES, STOP_WORDS } from './lexicon/headline-cues.ts';

/**
 * What a headline or text does with a claim: `for` repeats it as fact, `against` calls it false, `observing` reports that it is
 * said. Debunking words decide first; then hedges, attribution and questions; a headline that says the claim plainly is for it.
 */
export function headlineStance(claim: string, text: string): HeadlineStance {
  const headline = foldCase(text.slice(0, MAX_READ));
  const said = foldCase(claim.slice(0, MAX_READ));
  const isQuestion = headline.trimEnd().endsWith('?');
  const isDenied = saysMore(AGAINST, headline, said) && !NOT_AGAINST.test(headline);
  if (isDenied) return isQuestion && !NEGATION.test(headline) ? 'observing' : 'against';
  if (isOpposed(said, headline)) return 'against';
  if (headline.includes('?') || saysMore(HEDGES, headline, said)) return 'observing';
  return overlap(said, headline) >= MIN_OVERLAP ? 'for' : 'observing';
}

/** Whether the headline has such a word that the claim does not have itself. */
function saysMore(cue: RegExp, headline: string, claim: string): boolean {
  for (const [word] of headline.matchAll(new RegExp(cue, 'gu'))) if (!claim.includes(word)) return true;
  return false;
}

const NEGATION = /\b(?:not|no)\b/u;
/** Share of the claim's words that a text must have to be about it. */
const MIN_OVERLAP = 0.1;

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
