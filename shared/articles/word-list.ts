/** Entries of data files: they stand between bars, lines are folded as they fit. */
export function listed(...groups: readonly string[]): readonly string[] {
  return groups
    .flatMap((group) => group.split('|'))
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
