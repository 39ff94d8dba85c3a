import type { Attribution, AttributionKind } from './attributions.ts';
import { isInserted, isLeadIn } from './clause-position.ts';
import { clauseSubject } from './clause-subject.ts';
import {
  behindEarlier,
  contentBefore,
  contentBehind,
  hasSubstance,
  hasVerb,
  isClosedQuote,
  skipAdjuncts,
} from './content-before.ts';
import { contentEnd } from './content-end.ts';
import { acceptsContent } from './content-start.ts';
import { isFiniteAt } from './group-lookup.ts';
import type { CueVerb } from './lexicon/frames.ts';
import { GROUP_NOUNS, ROLE_NOUNS } from './lexicon/speaker-nouns.ts';
import { makeAttribution } from './make-attribution.ts';
import { nounPhraseFrom } from './noun-phrases.ts';
import { MAX_CUES, type ReadingUnit, type WordRange } from './reading-units.ts';
import {
  isReducedName,
  isReducedQuestion,
  readAsCited,
  readGap,
  readPassive,
  readQuestion,
  readRaised,
} from './special-frames.ts';
import { subjectBefore } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

/** "In particular, she said, …": how long such an opener may be, in words. */
const MAX_OPENER = 4;

/** The attributions of a unit whose cue is a verb, in the order of their cues. */
export function findVerbAttributions(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const found: Attribution[] = [];
  for (let index = 0; index < groups.length && found.length < MAX_CUES; index++) {
    const group = groups[index];
    if (!group?.verb) continue;
    const attribution = readCue(unit, group, index, groups, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

/** `“…,” said Lee`; `…, said Lee, who …`: what stands before is said by whoever stands behind. */
function readInversion(
  unit: ReadingUnit,
  group: VerbGroup,
  subject: WordRange | undefined,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const { verb } = group;
  if (!verb?.frames.has('quote') || group.form === 'infinitive' || group.form === 'ing') return undefined;
  const content = contentBefore(unit, group.from, group);
  const source = content && nounPhraseFrom(unit, group.to, groups);
  if (!content || !source || !maySpeak(unit, verb, content)) return undefined;
  if (subject && !isSpeakerBehind(unit, content, subject, source, groups)) return undefined;
  const behind = skipAdjuncts(unit, source[1], groups);
  const more = behind === undefined ? undefined : contentBehind(unit, behind, groups, content);
  const contents = more ? [content, more] : [content];
  return makeAttribution(unit, group, source, undefined, contents, more ? 'split' : 'inverted', 0.9);
}

/**
 * "The firm worked on taxes, gaming and other issues, said Lee, a lawyer": not "issues" but Lee speaks, because a whole clause stands
 * before and no clause behind. `subject` is what would else be taken for the subject.
 */
function isSpeakerBehind(
  unit: ReadingUnit,
  content: WordRange,
  subject: WordRange,
  source: WordRange,
  groups: readonly VerbGroup[],
): boolean {
  if (isFiniteAt(groups, source[1]) || !maySpeakAtAll(unit, source)) return false;
  return groups.some((it) => {
    if (it.from <= content[0] || it.to > content[1] || (it.to > subject[0] && it.from !== subject[1])) return false;
    return it.form === 'finite' || (it.form === 'past' && subjectBefore(unit, it.from, groups)?.[0] === content[0]);
  });
}

/** Whether a noun phrase names somebody, or one of those who speak. */
function maySpeakAtAll(unit: ReadingUnit, [from, to]: WordRange): boolean {
  return unit.words
    .slice(from, to)
    .some(({ pos, lower }) => pos === 'PROPN' || ROLE_NOUNS.has(lower) || GROUP_NOUNS.has(lower));
}

/** "what officials said was a mistake", "which they say will pass": the verb behind the cue belongs to the word before its subject. */
function isAroundCue(unit: ReadingUnit, group: VerbGroup, [from]: WordRange, groups: readonly VerbGroup[]): boolean {
  const before = unit.words[from - 1]?.lower ?? '';
  return /^(?:what|which|that|who)$/u.test(before) && isFiniteAt(groups, group.to);
}

/** "“A,” he began": verbs that govern no clause speak only where words are quoted before them. */
function maySpeak(unit: ReadingUnit, verb: CueVerb, [from, to]: WordRange): boolean {
  const governs = verb.frames.has('clause') || verb.frames.has('that') || verb.frames.has('person-clause');
  return governs || unit.quotationOf.slice(from, to).some((it) => it >= 0);
}

function readCue(
  unit: ReadingUnit,
  group: VerbGroup,
  index: number,
  groups: readonly VerbGroup[],
  found: readonly Attribution[],
): Attribution | undefined {
  const { verb } = group;
  if (!verb) return undefined;
  if (group.isPassive) return readPassive(unit, group, groups);
  const before = clauseSubject(unit, group, index, groups, found);
  const subjectFrom = before?.source?.[0] ?? group.from;
  const canFollow = verb.frames.has('quote');
  const reach =
    canFollow && (before?.source || before?.isInvertible) && !before.shares && !isInserted(unit, before.source)
      ? contentBefore(unit, subjectFrom, group)
      : undefined;
  const behindOthers = reach && behindEarlier(unit, reach, found);
  const left = behindOthers && maySpeak(unit, verb, behindOthers) ? behindOthers : undefined;
  const inverted = readInversion(unit, group, before?.source, groups);
  if (inverted) return inverted;
  if (verb.lemma === 'ask' && !before?.source && isReducedQuestion(unit, group))
    return readQuestion(unit, group, groups);
  if (!before?.source && !before?.shares) return undefined;
  if (verb.frames.has('raised')) return readRaised(unit, group, before.source, groups);
  if (left) {
    const behind = skipAdjuncts(unit, group.to, groups);
    const isLed = unit.quotationOf[left[0]] === -1 && !hasVerb(left, groups);
    const isSpoken = isClosedQuote(unit, left[1]) && !isLed;
    const more = behind === undefined ? undefined : contentBehind(unit, behind, groups, left);
    const isSplit = more !== undefined && behind === group.to && left[1] - left[0] <= MAX_OPENER;
    const stands = behind === group.to && left[1] - left[0] > 1;
    if (isSpoken || isSplit || (behind !== undefined && (stands || (hasSubstance(unit, left, groups) && !isLed)))) {
      const content = more ? [left, more] : [left];
      return makeAttribution(unit, group, before.source, before.shares, content, more ? 'split' : 'left', 0.9);
    }
  }
  const cited = before.source ? readAsCited(unit, group, before.source, groups) : undefined;
  if (cited) return cited;
  if (before.source && isReducedName(unit, group, before.source, groups)) return undefined;
  const gap = canFollow && before.source && isAroundCue(unit, group, before.source, groups);
  const right = gap ? undefined : acceptsContent(unit, group, groups);
  if (!right) return canFollow && before.source ? readGap(unit, group, before.source, groups) : undefined;
  const bounds = {
    isInserted: isInserted(unit, before.source),
    isLeadIn: isLeadIn(unit, Math.min(subjectFrom, group.from)),
    style: right.style,
  };
  const end = contentEnd(unit, right.from, groups, bounds);
  if (end <= right.from) return undefined;
  const kind: AttributionKind = before.shares ? (group.form === 'ing' ? 'participle' : 'coordinated') : 'right';
  const cue = { ...group, to: right.cueEnd };
  const attribution = makeAttribution(
    unit,
    cue,
    before.source,
    before.shares,
    [[right.from, end]],
    kind,
    right.confidence,
  );
  return { ...attribution, frame: right.frame };
}
