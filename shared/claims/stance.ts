import type { CERTAINTIES, STANCE_SUBS, Stance } from '../model/claim.ts';
import { foldCase } from '../text/fold.ts';
import type { Attribution } from './attributions.ts';
import { WITHHOLDING } from './lexicon/function-words.ts';
import {
  CANNOT_CONFIRM,
  CASTS_DOUBT,
  CERTAIN_POSSIBLE,
  CERTAIN_PROBABLE,
  CONCERN,
  CONDITION,
  CONFIRMING,
  CONSEQUENCE,
  FALSITY,
  NEGATED_PREDICATE,
  REPORTS,
  UNKNOWN,
} from './lexicon/stance-cues.ts';

export type StanceReading = {
  readonly stance: Stance;
  readonly sub?: (typeof STANCE_SUBS)[number];
  readonly certainty?: (typeof CERTAINTIES)[number];
};

/** Verbs of the mind: negated, they deny what they govern ("does not believe that"). */
const MIND: ReadonlySet<string> = new Set([
  'believe',
  'think',
  'accept',
  'agree',
  'support',
  'see',
  'expect',
  'feel',
  'back',
  'endorse',
  'consider',
  'recognize',
  'recognise',
]);

/** The speaker's stance toward the proposition, from the cue and its negation, then from the words of the content. */
export function readStance(attribution: Attribution, cueText: string, contentText: string): StanceReading {
  const cue = foldCase(cueText);
  const content = foldCase(contentText).replace(/\s+/gu, ' ').slice(0, MAX_READ);
  const certainty = certaintyOf(content);
  const verb = attribution.verb;
  const base: StanceReading = { stance: verb?.stance ?? 'asserts', ...(verb?.sub ? { sub: verb.sub } : {}) };
  if (attribution.kind === 'adverb' || (attribution.kind === 'expected' && verb?.lemma !== 'expect'))
    return { stance: 'reported-by-others' };
  if (CONFIRMING.test(cue) && (attribution.isNegated || /\bunable\b/u.test(cue))) return { stance: 'cannot-confirm' };
  const isWithholding = attribution.isNegated || cue.split(' ').some((word) => WITHHOLDING.has(word));
  if (isWithholding && verb?.isSpeech && base.stance !== 'denies')
    return { stance: 'cannot-confirm', sub: 'withholds' };
  if (isWithholding && base.stance === 'denies') return { stance: 'cannot-confirm' };
  if (attribution.isNegated && verb && MIND.has(verb.lemma)) return { stance: 'denies' };
  if (
    base.stance === 'denies' ||
    base.stance === 'demands' ||
    base.stance === 'warns' ||
    base.stance === 'cannot-confirm'
  )
    return base;
  if (verb?.lemma === 'threaten') return { stance: 'warns' };
  if (FALSITY.test(content)) return { stance: 'denies' };
  if (CANNOT_CONFIRM.test(content)) return { stance: 'cannot-confirm' };
  if (CASTS_DOUBT.test(content)) return { stance: 'cannot-confirm', sub: 'casts-doubt' };
  if (UNKNOWN.test(content)) return { stance: 'cannot-confirm' };
  if (CONDITION.test(content) && CONSEQUENCE.test(content)) return { stance: 'warns' };
  if (CONCERN.test(content) && !REPORTS.test(content)) return { stance: 'asserts', sub: 'concern' };
  if (NEGATED_PREDICATE.test(content)) return { stance: 'denies' };
  return certainty ? { ...base, certainty } : base;
}

/** What is read of a content for its stance; the beginning of a statement says whether it is denied. UTF-16 units. */
const MAX_READ = 600;

function certaintyOf(content: string): StanceReading['certainty'] {
  if (CERTAIN_PROBABLE.test(content)) return 'probable';
  if (CERTAIN_POSSIBLE.test(content)) return 'possible';
  return undefined;
}
