import { findAccordingTo } from './according-to.ts';
import type { Attribution } from './attributions.ts';
import { findOtherAttributions } from './other-attributions.ts';
import { continueQuotations } from './quote-continuations.ts';
import type { ReadingUnit } from './reading-units.ts';
import { findVerbAttributions } from './verb-attributions.ts';
import { findVerbGroups } from './verb-groups.ts';

/** All attributions of the units of a text, in the order of their cues. */
export function findAttributions(units: readonly ReadingUnit[]): Attribution[] {
  const byUnit = units.map((unit, index) => {
    const groups = findVerbGroups(unit);
    const found = [
      ...findVerbAttributions(unit, groups),
      ...findAccordingTo(unit, groups),
      ...findOtherAttributions(unit, groups, index === 0),
    ];
    return keepAccountable(found.sort((a, b) => a.cue[0] - b.cue[0]));
  });
  return continueQuotations(units, byUnit).flat();
}

/**
 * Leaves out what a speaker's words only mention: inside the content of another attribution, thoughts and wishes ("said he hopes to")
 * and verbs without a subject of their own are part of that content. Infinitives and participles of thought attribute nothing.
 */
function keepAccountable(found: readonly Attribution[]): Attribution[] {
  return found.filter((inner) => {
    const isThought = inner.verb?.isSpeech === false;
    if (isThought && inner.form !== 'finite') return false;
    const isNested = found.some((outer) => outer !== inner && outer.content.some(([from, to]) => from <= inner.cue[0] && to >= inner.cue[1]));
    return !isNested || (!isThought && inner.form === 'finite');
  });
}
