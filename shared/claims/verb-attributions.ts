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
import { makeAttribution } from './make-attribution.ts';
import type { ReadingUnit } from './reading-units.ts';
import {
  isReducedName,
  isReducedQuestion,
  readAsCited,
  readGap,
  readPassive,
  readQuestion,
  readRaised,
} from './special-frames.ts';
import { nounPhraseFrom } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

/** "In particular, she said, …": how long such an opener may be, in words. */
const MAX_OPENER = 4;

/** The attributions of a unit whose cue is a verb, in the order of their cues. */
export function findVerbAttributions(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const found: Attribution[] = [];
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index];
    if (!group?.verb) continue;
    const attribution = readCue(unit, group, index, groups, found);
    if (attribution) found.push(attribution);
  }
  return found;
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
  const left = reach && behindEarlier(unit, reach, found);
  // Inverted: "…," said Lee.
  if (canFollow && !before?.source && group.form !== 'infinitive' && group.form !== 'ing') {
    const inversion = contentBefore(unit, group.from, group);
    const source = inversion && nounPhraseFrom(unit, group.to, groups);
    if (inversion && source) {
      const behind = skipAdjuncts(unit, source[1], groups);
      const more = behind === undefined ? undefined : contentBehind(unit, behind, groups, inversion);
      return makeAttribution(
        unit,
        group,
        source,
        undefined,
        more ? [inversion, more] : [inversion],
        more ? 'split' : 'inverted',
        0.9,
      );
    }
  }
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
  const right = acceptsContent(unit, group, groups);
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
