import type { Stance } from '../../model/claim.ts';

/**
 * What may stand behind a cue as its content.
 * `clause`: with or without "that" · `that`: with "that", "how", "whether" only · `quote`: quoted words, and content that stands before
 * ("…, she said") · `noun`: a noun phrase · `to`: an infinitive · `person-to`: whom it asks, and an infinitive · `person-clause`: whom it
 * tells, then a clause or quotation · `ing`: a gerund · `raised`: its subject belongs to the content ("seems to fail"). A preposition allows itself and what it governs, and belongs to the cue.
 */
export type Frame =
  | 'clause'
  | 'that'
  | 'quote'
  | 'noun'
  | 'to'
  | 'person-to'
  | 'person-clause'
  | 'ing'
  | 'raised'
  | Preposition;
export const PREPOSITIONS = [
  'for',
  'on',
  'about',
  'of',
  'to-noun',
  'with',
  'over',
  'against',
  'at',
  'out',
  'up',
  'down',
  'back',
  'as',
  'in',
  'from',
] as const;
export type Preposition = (typeof PREPOSITIONS)[number];

/** A finer word on what a verb does, beyond its stance. */
export type CueSub = 'accuses' | 'concern' | 'commits' | 'withholds' | 'casts-doubt';

export type CueStance = { readonly stance: Stance; readonly sub?: CueSub };

export type CueVerb = {
  readonly lemma: string;
  /** What may stand behind it, and the stance that it then takes. */
  readonly frames: ReadonlyMap<Frame, CueStance>;
  /** Speech leaves words behind; an attitude is what others say somebody thinks or wants. */
  readonly isSpeech: boolean;
};
