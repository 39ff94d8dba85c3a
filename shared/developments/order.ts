/** By UTF-16 code units: the same on every machine, whatever its locale. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Compares by the first key that differs. */
export function compareKeys(a: readonly string[], b: readonly string[]): number {
  for (let index = 0; index < a.length; index += 1) {
    const order = compareText(a[index] ?? '', b[index] ?? '');
    if (order !== 0) return order;
  }
  return 0;
}

/** The values under each key, in the order of the list. */
export function groupBy<T>(values: Iterable<T>, key: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}

/** The least of some texts that sort as they should (ISO days and instants, ids); empty for none. */
export function least(values: readonly string[]): string {
  return [...values].sort(compareText)[0] ?? '';
}

/** The greatest of some texts that sort as they should; empty for none. */
export function greatest(values: readonly string[]): string {
  return [...values].sort(compareText).at(-1) ?? '';
}
