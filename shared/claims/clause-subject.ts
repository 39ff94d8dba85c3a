import type { Attribution } from './attributions.ts';
import { isInGroup } from './group-lookup.ts';
import { nounPhraseEndingAt } from './noun-phrases.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import { subjectBefore } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

/** `shares`: the attribution whose subject it takes over; `isInvertible`: the subject may stand behind. */
export type ClauseSubject = { source: WordRange | undefined; shares: Attribution | undefined; isInvertible: boolean };

/** The subject of a verb group: before it, or that of the clause it hangs on. */
export function clauseSubject(
  unit: ReadingUnit,
  group: VerbGroup,
  index: number,
  groups: readonly VerbGroup[],
  found: readonly Attribution[],
): ClauseSubject | undefined {
  const { words } = unit;
  let at = group.from - 1;
  while (at >= 0 && words[at]?.pos === 'ADV') at--;
  const before = words[at];
  if (group.form === 'finite' || group.form === 'past') {
    const source = subjectBefore(unit, group.from, groups);
    if (source) return { source, shares: undefined, isInvertible: false };
    if (before && (before.lower === 'and' || before.lower === 'but' || before.lower === 'then' || before.text === ','))
      return sharedSubject(unit, group, index, groups, found);
    return { source: undefined, shares: undefined, isInvertible: true };
  }
  // "calls saying that": the noun right before a participle is its subject.
  if (group.form === 'ing' && before && /^(?:NOUN|PROPN|PRON)$/u.test(before.pos) && at === group.from - 1) {
    const source = nounPhraseEndingAt(unit, at, groups);
    if (source) return { source, shares: undefined, isInvertible: false };
  }
  return sharedSubject(unit, group, index, groups, found);
}

/** Participles, coordinated verbs and infinitives take the subject of the nearest finite verb before them. */
function sharedSubject(
  unit: ReadingUnit,
  group: VerbGroup,
  index: number,
  groups: readonly VerbGroup[],
  found: readonly Attribution[],
): ClauseSubject | undefined {
  const { words } = unit;
  const nearest = found.findLast((it) => it.cue[1] <= group.from && it.kind !== 'according-to');
  if (nearest) {
    const host = nearest.shares ?? nearest;
    return { source: host.source, shares: host, isInvertible: false };
  }
  for (let back = index - 1; back >= 0; back--) {
    const other = groups[back];
    if (!other || (other.form !== 'finite' && other.form !== 'past')) continue;
    const source = subjectBefore(unit, other.from, groups);
    if (source && !isSubordinate(unit, source, groups)) return { source, shares: undefined, isInvertible: false };
  }
  // "Speaking to reporters, …" and "Noting that …, Lee said": the subject comes later.
  for (let ahead = index + 1; ahead < groups.length && group.form === 'ing'; ahead++) {
    const other = groups[ahead];
    if (!other || other.form === 'ing' || other.form === 'infinitive') continue;
    const source = subjectBefore(unit, other.from, groups);
    if (source && words[source[0] - 1]?.text === ',') return { source, shares: undefined, isInvertible: false };
  }
  return undefined;
}

/** "asked whether Berg could stay and said": the subject of an inner question is not whose verb goes on. */
function isSubordinate(unit: ReadingUnit, [from]: WordRange, groups: readonly VerbGroup[]): boolean {
  const before = unit.words[from - 1];
  if (!before) return false;
  return (/^(?:whether|if|that|how)$/u.test(before.lower) && from > 1) || isInGroup(groups, from - 1);
}
