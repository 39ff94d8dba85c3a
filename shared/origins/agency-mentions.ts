import { AGENCIES } from '../articles/agencies.ts';
import { compileTerms } from '../text/term-matcher.ts';
import type { Token } from '../text/tokens.ts';
import { nameKey } from './credits.ts';

const matcher = compileTerms({ agency: AGENCIES });
/** More names than this are a directory, not a source. */
const MAX_AGENCIES = 12;

/** The agencies that a text names anywhere, each once, by their short names (`ap`), in the order of the text. */
export function mentionedAgencies(tokens: readonly Token[]): string[] {
  const names = new Set(matcher.find(tokens).map(({ term }) => nameKey(term)));
  return [...names].slice(0, MAX_AGENCIES);
}
