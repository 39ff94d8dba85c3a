import { headlineClauses, matterOf } from './headline-clauses.ts';
import { NEGATION, OF_SAYING } from './lexicon/headline-cues.ts';

/** A claim as headlines are compared with it. */
export type Topic = {
  /** Folded words with single spaces. */
  readonly text: string;
  readonly matter: ReadonlySet<string>;
  readonly isNegated: boolean;
  /** The claim is itself that somebody says something. */
  readonly isSaying: boolean;
};

export function readTopic(claim: string): Topic {
  const words = headlineClauses(claim).flatMap((clause) => clause.words);
  const text = words.join(' ');
  return {
    text,
    matter: matterOf(words),
    isNegated: [...` ${text} `.matchAll(NEGATION)].length > 0,
    isSaying: OF_SAYING.test(text),
  };
}

/** How many of the stems are the claim's. */
export function countShared(topic: Topic, matter: ReadonlySet<string>): number {
  let count = 0;
  for (const stem of matter) if (topic.matter.has(stem)) count++;
  return count;
}

/** Whether any of the words is about something of the claim. */
export function isAbout(topic: Topic, words: readonly string[]): boolean {
  return countShared(topic, matterOf(words)) > 0;
}

/** A word of the claim is known again by so many letters: `claims` in `claimed`. UTF-16 units. */
const KNOWN_LETTERS = 5;

/** The first match of `cue` (a global expression) that the claim does not have itself: what is no news of the headline's is no stance. */
export function newCue(cue: RegExp, text: string, topic: Topic): string | undefined {
  for (const [word] of text.matchAll(cue)) if (!topic.text.includes(word.slice(0, KNOWN_LETTERS))) return word;
  return undefined;
}
