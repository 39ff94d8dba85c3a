import type { CERTAINTIES, Speaker, STANCE_SUBS, Stance } from '../model/claim.ts';
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
import { nounStance } from './noun-attributions.ts';

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
export function readStance(
  attribution: Attribution,
  cueText: string,
  contentText: string,
  speaker: Speaker | null,
): StanceReading {
  const cue = foldCase(cueText);
  const content = foldCase(contentText).replace(/\s+/gu, ' ').slice(0, MAX_READ);
  const certainty = certaintyOf(content);
  const verb = attribution.verb;
  const base = baseStance(attribution);
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
  if (/\balarms?\b/u.test(cue)) return { stance: 'warns' };
  if (/\b(?:doubts?|questions)\b/u.test(cue)) return { stance: 'cannot-confirm', sub: 'casts-doubt' };
  if (FALSITY.test(content)) return { stance: 'denies' };
  if (CANNOT_CONFIRM.test(content))
    return isOwnWord(content, speaker)
      ? { stance: 'cannot-confirm' }
      : { stance: 'asserts', sub: 'cites-non-confirmation' };
  if (CASTS_DOUBT.test(content)) return { stance: 'cannot-confirm', sub: 'casts-doubt' };
  if (UNKNOWN.test(content)) return { stance: 'cannot-confirm' };
  if (CONDITION.test(content) && CONSEQUENCE.test(content)) return { stance: 'warns' };
  if (CONCERN.test(content) && !REPORTS.test(content)) return { stance: 'asserts', sub: 'concern' };
  if (NEGATED_PREDICATE.test(content)) return { stance: 'denies' };
  return certainty ? { ...base, certainty } : base;
}

/** The stance of the verb in its frame; of its first frame where the content stands before it. */
function baseStance({ verb, frame, kind, unit, cue }: Attribution): StanceReading {
  if (kind === 'noun') {
    const behind = unit.words[cue[0] + 1]?.lower ?? '';
    return { stance: nounStance(unit.words[cue[0]]?.lower ?? '', behind) ?? 'asserts' };
  }
  if (!verb) return { stance: 'asserts' };
  const taken =
    (frame && verb.frames.get(frame)) ??
    verb.frames.get('quote') ??
    verb.frames.get('noun') ??
    [...verb.frames.values()][0];
  return taken ?? { stance: 'asserts' };
}

const OWN_SUBJECT =
  /^["“'‘]?(?:that )?["“'‘]?(?:i|we|he|she|it|they|my|our|his|her|its|their|(?:the|this) (?:alliance|organi[sz]ation|agency|ministry|government|department|company|group|office|country|military|side)|there)\b/u;

/** Whether who cannot confirm is the speaker: a pronoun, "the alliance", or a name that stands in the speaker's own. */
function isOwnWord(content: string, speaker: Speaker | null): boolean {
  if (OWN_SUBJECT.test(content) || !/^(?:that )?(?:the )?\w/u.test(content)) return true;
  const subject = /^(?:that )?(?:the )?(\w+)/u.exec(content)?.[1] ?? '';
  const own = foldCase([speaker?.surface, speaker?.name, speaker?.role, speaker?.affiliation].join(' '));
  return speaker === null || own.split(/\W+/u).includes(subject) || /^(?:can|could|un|no|not)/u.test(subject);
}

/** What is read of a content for its stance; the beginning of a statement says whether it is denied. UTF-16 units. */
const MAX_READ = 600;

function certaintyOf(content: string): StanceReading['certainty'] {
  if (CERTAIN_PROBABLE.test(content)) return 'probable';
  if (CERTAIN_POSSIBLE.test(content)) return 'possible';
  return undefined;
}
