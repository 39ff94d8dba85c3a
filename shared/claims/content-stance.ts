import type { CERTAINTIES, Speaker, STANCE_SUBS, Stance } from '../model/claim.ts';
import { foldCase } from '../text/fold.ts';
import {
  CANNOT_CONFIRM,
  CANNOT_TELL,
  CASTS_DOUBT,
  CERTAIN_POSSIBLE,
  CERTAIN_PROBABLE,
  CONCERN,
  CONDITION,
  CONSEQUENCE,
  FALSE_LABEL,
  FALSE_PREDICATE,
  MUST,
  NO_CONFIRMATION,
  NOT_RULED_OUT,
  OTHERS_SPEECH,
  REPORTS,
  UNKNOWN,
  WITHHOLDS,
} from './lexicon/stance-cues.ts';
import { isNegatedStatement } from './polarity.ts';

export type StanceReading = {
  readonly stance: Stance;
  readonly sub?: (typeof STANCE_SUBS)[number];
  readonly certainty?: (typeof CERTAINTIES)[number];
};

/** What is read of a content for its stance; the beginning of a statement says whether it is denied. UTF-16 units. */
const MAX_READ = 600;

/**
 * The stance that the words of a content take; `base`, what the cue takes by itself, where they only state something, with how sure they
 * are of it. `isNaming`: the cue gives the content a name ("called the reports a hoax"), so that a label in it is the speaker's.
 */
export function readContentStance(
  text: string,
  speaker: Speaker | null,
  base: StanceReading,
  isNaming: boolean,
): StanceReading {
  const content = foldCase(text.slice(0, MAX_READ)).replace(/\s+/gu, ' ');
  if (isCalledFalse(content, speaker, isNaming)) return { stance: 'denies' };
  if (NO_CONFIRMATION.test(content)) return { stance: 'cannot-confirm' };
  if (CANNOT_CONFIRM.test(content) || CANNOT_TELL.test(content))
    return isOwnWord(content, speaker)
      ? { stance: 'cannot-confirm' }
      : { stance: 'asserts', sub: 'cites-non-confirmation' };
  if (WITHHOLDS.test(content) && isOwnWord(content, speaker)) return { stance: 'cannot-confirm', sub: 'withholds' };
  if (CASTS_DOUBT.test(content)) return { stance: 'cannot-confirm', sub: 'casts-doubt' };
  if (UNKNOWN.test(content)) return { stance: 'cannot-confirm' };
  if (CONDITION.test(content) && CONSEQUENCE.test(content)) return { stance: 'warns' };
  if (CONCERN.test(content) && !REPORTS.test(content)) return { stance: 'asserts', sub: 'concern' };
  if (MUST.test(content)) return { stance: 'demands' };
  if (NOT_RULED_OUT.test(content)) return { ...base, certainty: 'possible' };
  if (isNegatedStatement(content)) return { stance: 'denies' };
  if (CERTAIN_PROBABLE.test(content)) return { ...base, certainty: 'probable' };
  if (CERTAIN_POSSIBLE.test(content)) return { ...base, certainty: 'possible' };
  return base;
}

/** Whether a label of falsity is the speaker's own: given by the cue, or said of something, and not by somebody whom the content quotes. */
function isCalledFalse(content: string, speaker: Speaker | null, isNaming: boolean): boolean {
  const label = (isNaming ? FALSE_LABEL : FALSE_PREDICATE).exec(content);
  if (!label) return false;
  if (isNaming) return true;
  const before = content.slice(0, label.index + label[0].length);
  return !OTHERS_SPEECH.test(before) || isOwnWord(content, speaker);
}

const OWN_SUBJECT =
  /^["“'‘]?(?:that )?["“'‘]?(?:i|we|he|she|it|they|my|our|his|her|its|their|(?:the|this) (?:[a-z-]+ ){0,2}?alliance|(?:the|this) (?:organi[sz]ation|agency|ministry|government|department|company|group|office|country|military|side)|there)\b/u;

/** Whether who the content is about is the speaker: a pronoun, "the alliance", or a name that stands in the speaker's own. */
function isOwnWord(content: string, speaker: Speaker | null): boolean {
  if (OWN_SUBJECT.test(content) || !/^(?:that )?(?:the )?\w/u.test(content)) return true;
  const subject = /^(?:that )?(?:the )?(\w+)/u.exec(content)?.[1] ?? '';
  const own = foldCase([speaker?.surface, speaker?.name, speaker?.role, speaker?.affiliation].join(' '));
  return (
    speaker === null || own.split(/\W+/u).includes(subject) || /^(?:can|could|cannot|unable|no|not)$/u.test(subject)
  );
}
