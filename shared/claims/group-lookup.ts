import type { VerbGroup } from './verb-groups.ts';

type Lookup = { readonly starting: ReadonlyMap<number, VerbGroup>; readonly covering: ReadonlySet<number> };
const lookups = new WeakMap<readonly VerbGroup[], Lookup>();

function lookupOf(groups: readonly VerbGroup[]): Lookup {
  const known = lookups.get(groups);
  if (known) return known;
  const covering = new Set<number>();
  for (const group of groups) for (let at = group.from; at < group.to; at++) covering.add(at);
  const lookup = { starting: new Map(groups.map((group) => [group.from, group])), covering };
  lookups.set(groups, lookup);
  return lookup;
}

/** The group whose first word is at `at`. */
export function groupStartingAt(groups: readonly VerbGroup[], at: number): VerbGroup | undefined {
  return lookupOf(groups).starting.get(at);
}

/** Whether the word at `at` belongs to a group. */
export function isInGroup(groups: readonly VerbGroup[], at: number): boolean {
  return lookupOf(groups).covering.has(at);
}

/** The infinitive that begins at `at`. */
export function infinitiveAt(groups: readonly VerbGroup[], at: number): VerbGroup | undefined {
  const group = groupStartingAt(groups, at);
  return group?.form === 'infinitive' ? group : undefined;
}

/** Whether a finite verb begins at `at`. */
export function isFiniteAt(groups: readonly VerbGroup[], at: number): boolean {
  const form = groupStartingAt(groups, at)?.form;
  return form === 'finite' || form === 'past';
}
