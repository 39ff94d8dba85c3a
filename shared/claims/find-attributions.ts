import type { Attribution } from './attributions.ts';
import type { ReadingUnit } from './reading-units.ts';
import { findVerbAttributions } from './verb-attributions.ts';
import { findVerbGroups } from './verb-groups.ts';

/** All attributions of the units of a text, in the order of the text. */
export function findAttributions(units: readonly ReadingUnit[]): Attribution[] {
  const found: Attribution[] = [];
  for (const unit of units) {
    const groups = findVerbGroups(unit);
    found.push(...findVerbAttributions(unit, groups));
  }
  return found;
}
