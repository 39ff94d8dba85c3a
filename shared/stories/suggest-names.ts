import type { Story } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import { splitSentences } from '../text/sentences.ts';
import { compileTerms, type TermMatcher } from '../text/term-matcher.ts';
import { type Token, tokenise } from '../text/tokens.ts';

/** A name that texts of the story have and others have not, and that the story does not know. */
export type NameSuggestion = {
  name: string;
  /** Log-odds in units of their own uncertainty: above 2 is hardly chance. */
  weight: number;
  /** Documents of the story, and others, that have the name. */
  inStory: number;
  elsewhere: number;
  /** The entity that shares a word with the name. */
  near?: string;
  example: string;
};

export type ReviewedText = { title?: string | undefined; text: string };

/** Added to each count, so that what was never seen is not impossible. */
const PRIOR = 0.5;
/** A name in one document is that document's business. */
const MIN_DOCUMENTS = 2;
const MIN_WEIGHT = 1;
const MAX_NAME_WORDS = 4;
/** Words between the capitals of a name, and those that only seem to belong to it. */
const LOWER_INSIDE = new Set(['of', 'the', 'and', 'for', 'al', 'de', 'von', 'van']);
const CALENDAR = new Set(
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december'.split(
    ' ',
  ),
);

/**
 * Names of texts about the story that other texts lack, by log-odds with a flat prior (Monroe, Colaresi and Quinn 2008), best first.
 * Each text counts once for a name: give one text of each origin, or an echo would make a name.
 */
export function suggestNames(
  story: Story,
  about: readonly ReviewedText[],
  others: readonly ReviewedText[],
): NameSuggestion[] {
  const known = knownNames(story);
  const [inStory, elsewhere] = [countNames(about, known), countNames(others, known)];
  const suggestions: NameSuggestion[] = [];
  for (const [key, { count, name, example }] of inStory) {
    const other = elsewhere.get(key)?.count ?? 0;
    const weight = logOdds(count, about.length, other, others.length);
    if (count < MIN_DOCUMENTS || weight < MIN_WEIGHT) continue;
    const near = nearestEntity(story, name);
    suggestions.push({
      name,
      weight: Math.round(weight * 100) / 100,
      inStory: count,
      elsewhere: other,
      ...(near === undefined ? {} : { near }),
      example,
    });
  }
  return suggestions.sort((a, b) => b.weight - a.weight || b.inStory - a.inStory || (a.name < b.name ? -1 : 1));
}

function logOdds(a: number, ofA: number, b: number, ofB: number): number {
  const logit = (count: number, all: number) => Math.log((count + PRIOR) / (all - count + PRIOR));
  return (logit(a, ofA) - logit(b, ofB)) / Math.sqrt(1 / (a + PRIOR) + 1 / (b + PRIOR));
}

type Counted = { count: number; name: string; example: string };

function countNames(texts: readonly ReviewedText[], known: TermMatcher): Map<string, Counted> {
  const counts = new Map<string, Counted>();
  for (const { title = '', text } of texts) {
    const inText = new Set<string>();
    for (const source of [title, text]) {
      for (const { name, sentence } of namesIn(source)) {
        const key = foldCase(name);
        if (inText.has(key) || isKnown(name, known)) continue;
        inText.add(key);
        const before = counts.get(key);
        if (before) before.count += 1;
        else counts.set(key, { count: 1, name, example: sentence });
      }
    }
  }
  return counts;
}

/** Runs of words with a capital; the first word of a sentence only together with a second one. */
function* namesIn(source: string): Generator<{ name: string; sentence: string }> {
  for (const [start, end] of splitSentences(source)) {
    const sentence = source.slice(start, end).trim();
    const tokens = tokenise(sentence);
    let run: Token[] = [];
    for (const [index, token] of [...tokens, undefined].entries()) {
      const last = run.at(-1);
      const isNext =
        token?.kind === 'word' && last !== undefined && /^[\s-]$/u.test(sentence.slice(last.end, token.start));
      if (
        token &&
        (isNext || run.length === 0) &&
        (isCapital(token) || (run.length > 0 && LOWER_INSIDE.has(token.lower)))
      ) {
        run.push(token);
        continue;
      }
      const name = nameOf(
        run,
        sentence,
        tokens.find(({ kind }) => kind === 'word'),
      );
      if (name !== undefined) yield { name, sentence };
      run = token && isCapital(token) ? [token] : [];
      if (index === tokens.length) break;
    }
  }
}

function nameOf(run: readonly Token[], sentence: string, opening: Token | undefined): string | undefined {
  const words = [...run];
  while (LOWER_INSIDE.has(words.at(-1)?.lower ?? '')) words.pop();
  while (LOWER_INSIDE.has(words[0]?.lower ?? '')) words.shift();
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last || words.length > MAX_NAME_WORDS || words.some(({ lower }) => CALENDAR.has(lower)))
    return undefined;
  if (words.length === 1 && (first === opening || first.text.length < 3)) return undefined;
  return sentence.slice(first.start, last.end).replace(/['’]s$/u, '');
}

function isCapital({ kind, text, lower }: Token): boolean {
  return kind === 'word' && text.charAt(0) !== lower.charAt(0);
}

/** All that the story matches by: terms of its groups, and names of its entities. */
function knownNames({ groups, entities }: Story): TermMatcher {
  const terms = Object.values(groups).flatMap((group) => [
    ...group.terms.map((term) => (typeof term === 'string' ? term : term.term)),
    ...Object.values(group.byLanguage ?? {}).flatMap((list) =>
      list.map((term) => (typeof term === 'string' ? term : term.term)),
    ),
  ]);
  return compileTerms({ known: [...terms, ...entities.flatMap(({ name, aliases }) => [name, ...aliases])] });
}

/** Whether one term of the story covers the whole name. */
function isKnown(name: string, known: TermMatcher): boolean {
  const tokens = tokenise(name);
  return known.find(tokens).some(({ start, end }) => start === 0 && end === tokens.length);
}

function nearestEntity({ entities }: Story, name: string): string | undefined {
  const words = new Set(foldCase(name).split(/[\s-]+/u));
  return entities.find((entity) =>
    [entity.name, ...entity.aliases].some((alias) => {
      const last =
        foldCase(alias)
          .split(/[\s-]+/u)
          .at(-1) ?? '';
      return last.length > 2 && words.has(last);
    }),
  )?.id;
}
