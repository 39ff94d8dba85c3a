import type { Attribution } from './attributions.ts';
import { isInserted, isLeadIn } from './clause-position.ts';
import { contentEnd } from './content-end.ts';
import { CUE_ADJECTIVE_ROWS } from './lexicon/cue-adjectives.ts';
import type { CueStance, CueVerb, Frame } from './lexicon/frames.ts';
import { SUBJECT_PRONOUNS } from './lexicon/function-words.ts';
import { makeAttribution } from './make-attribution.ts';
import { isNominalAt } from './noun-phrases.ts';
import type { ReadingUnit } from './reading-units.ts';
import { subjectBefore } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

/** Each adjective as a cue: an attitude, with what may stand behind it. */
const ADJECTIVES: ReadonlyMap<string, CueVerb> = buildAdjectives();
/** Words that begin an indirect question. */
const QUESTION: ReadonlySet<string> = new Set(['whether', 'if', 'how', 'why', 'what', 'when', 'where', 'who', 'which']);
const COPULAS: ReadonlySet<string> = new Set('remain remains remained sound sounds sounded feel feels felt'.split(' '));

function buildAdjectives(): Map<string, CueVerb> {
  const cues = new Map<string, CueVerb & { frames: Map<Frame, CueStance> }>();
  for (const [behind, stance, sub, adjectives] of CUE_ADJECTIVE_ROWS) {
    for (const lemma of adjectives.split(' ')) {
      const cue = cues.get(lemma) ?? { lemma, frames: new Map<Frame, CueStance>(), isSpeech: false };
      // An indirect question is a clause frame of its own.
      for (const frame of behind)
        cue.frames.set(frame === 'whether' ? 'clause' : frame, { stance, ...(sub ? { sub } : {}) });
      cues.set(lemma, cue);
    }
  }
  return cues;
}

/** Attributions whose cue is an adjective: "Lund is wary of the plan", "it is unclear whether it rained" (nobody is named). */
export function findAdjectiveAttributions(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  return groups.flatMap((group) => readAdjective(unit, group, groups) ?? []);
}

function readAdjective(unit: ReadingUnit, group: VerbGroup, groups: readonly VerbGroup[]): Attribution | undefined {
  const { words, quotationOf } = unit;
  if (group.form !== 'finite') return undefined;
  const at = adjectiveAt(unit, group);
  const verb = at === undefined ? undefined : ADJECTIVES.get(words[at]?.lower ?? '');
  if (at === undefined || !verb || quotationOf[at] !== -1) return undefined;
  const start = contentStart(unit, at + 1, verb);
  const subject = subjectBefore(unit, group.from, groups);
  if (!start || !subject) return undefined;
  const bounds = {
    isInserted: isInserted(unit, subject),
    isLeadIn: isLeadIn(unit, subject[0]),
    style: start.frame === 'that' || start.frame === 'clause' ? ('clause' as const) : ('noun' as const),
  };
  const end = contentEnd(unit, start.from, groups, bounds);
  if (end <= start.from) return undefined;
  const isExpletive = words[subject[0]]?.lower === 'it' && bounds.style === 'clause';
  const cue = { ...group, to: start.cueEnd, verb };
  const source = isExpletive ? undefined : subject;
  return {
    ...makeAttribution(unit, cue, source, undefined, [[start.from, end]], isExpletive ? 'expected' : 'right', 0.6),
    frame: start.frame,
  };
}

/** The adjective behind "is", or the participle that ends the group: "is worried". */
function adjectiveAt(unit: ReadingUnit, group: VerbGroup): number | undefined {
  const head = unit.words[group.head];
  if (!head) return undefined;
  if (ADJECTIVES.has(head.lower) && group.head > group.from) return group.head;
  if (head.pos !== 'AUX' && !COPULAS.has(head.lower)) return undefined;
  let at = group.to;
  while (unit.words[at]?.pos === 'ADV' && !ADJECTIVES.has(unit.words[at]?.lower ?? '')) at++;
  return at;
}

type Start = { readonly from: number; readonly cueEnd: number; readonly frame: Frame };

function contentStart(unit: ReadingUnit, at: number, { frames }: CueVerb): Start | undefined {
  const next = unit.words[at];
  if (!next) return undefined;
  if (frames.has('clause') && QUESTION.has(next.lower)) return { from: at, cueEnd: at, frame: 'clause' };
  if (frames.has('that')) {
    if (next.lower === 'that') return { from: at, cueEnd: at, frame: 'that' };
    if (SUBJECT_PRONOUNS.has(next.lower) && next.pos === 'PRON') return { from: at, cueEnd: at, frame: 'that' };
  }
  const preposition = next.lower === 'to' ? 'to-noun' : next.lower;
  for (const frame of frames.keys()) {
    if (frame === preposition && isNominalAt(unit, at + 1)) return { from: at + 1, cueEnd: at + 1, frame };
  }
  return undefined;
}
