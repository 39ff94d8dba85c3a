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
    return found.sort((a, b) => a.cue[0] - b.cue[0]);
  });
  return continueQuotations(units, byUnit).flat();
}
