import type { Speaker, Stance } from '../model/claim.ts';
import { foldCase } from '../text/fold.ts';
import type { Attribution } from './attributions.ts';
import { readContentStance, type StanceReading } from './content-stance.ts';
import { WITHHOLDING } from './lexicon/function-words.ts';
import { CONFIRMING } from './lexicon/stance-cues.ts';
import { nounStance } from './noun-attributions.ts';

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

/** Verbs that give what they govern a name or a judgement: a label in their content is the speaker's. */
const NAMING: ReadonlySet<string> = new Set(
  'call describe label brand dub characterize characterise portray depict dismiss reject denounce condemn slam blast decry deride ridicule mock'.split(
    ' ',
  ),
);

const ASKING: ReadonlySet<string> = new Set(['ask', 'wonder']);

/** Stances that a cue takes by itself, whatever the content says. */
const DECIDED: ReadonlySet<Stance> = new Set(['denies', 'demands', 'warns', 'cannot-confirm']);

/** The speaker's stance toward the proposition, from the cue and its negation, then from the words of the content. */
export function readStance(
  attribution: Attribution,
  cueText: string,
  contentText: string,
  speaker: Speaker | null,
): StanceReading {
  const { verb, kind, isNegated } = attribution;
  const cue = foldCase(cueText);
  const base = baseStance(attribution);
  if (kind === 'adverb' || (kind === 'expected' && verb?.lemma !== 'expect')) return { stance: 'reported-by-others' };
  const isWithheld = isNegated || cue.split(' ').some((word) => WITHHOLDING.has(word));
  if (CONFIRMING.test(cue) && (isNegated || UNABLE.test(`${wordsBefore(attribution)} ${cue}`)))
    return { stance: 'cannot-confirm' };
  if (isWithheld && base.stance === 'denies') return { stance: 'cannot-confirm' };
  if (isWithheld && verb?.isSpeech) return { stance: 'cannot-confirm', sub: 'withholds' };
  if (isNegated && verb && MIND.has(verb.lemma)) return { stance: 'denies' };
  // A question takes neither side: "asked whether".
  if (verb && ASKING.has(verb.lemma) && /^(?:whether|if)\b/iu.test(contentText)) return { stance: 'cannot-confirm' };
  if (DECIDED.has(base.stance)) return base;
  if (/\balarms?\b/u.test(cue)) return { stance: 'warns' };
  if (/\b(?:doubt(?:s|ful)?|questions|s[ck]eptical)\b/u.test(cue))
    return { stance: 'cannot-confirm', sub: 'casts-doubt' };
  return readContentStance(contentText, speaker, base, verb !== undefined && NAMING.has(verb.lemma));
}

/** "Unable to confirm", "has yet to confirm", "could neither confirm". */
const UNABLE = /\b(?:unable|yet|neither)\b/u;

/** Two words before the cue: "yet to", "could neither". */
function wordsBefore({ unit, cue }: Attribution): string {
  const before = unit.words.slice(Math.max(0, cue[0] - 2), cue[0]);
  return before.map(({ lower }) => lower).join(' ');
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
