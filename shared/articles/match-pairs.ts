/** Cells of the table; beyond it only what begins and ends alike is matched. */
const MAX_CELLS = 250_000;

/** Index pairs of a longest common subsequence, ascending: which items of two lists stayed. */
export function matchPairs(before: readonly string[], after: readonly string[]): [before: number, after: number][] {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) pairs.push([start, start++]);
  let endBefore = before.length;
  let endAfter = after.length;
  const tail: [number, number][] = [];
  while (endBefore > start && endAfter > start && before[endBefore - 1] === after[endAfter - 1])
    tail.push([--endBefore, --endAfter]);
  if ((endBefore - start) * (endAfter - start) <= MAX_CELLS)
    pairs.push(...longest(before, after, start, endBefore, endAfter));
  return [...pairs, ...tail.reverse()];
}

function longest(
  before: readonly string[],
  after: readonly string[],
  start: number,
  endBefore: number,
  endAfter: number,
): [number, number][] {
  const width = endAfter - start + 1;
  const lengths = new Uint32Array((endBefore - start + 1) * width);
  const at = (row: number, column: number): number => lengths[(row - start) * width + (column - start)] ?? 0;
  for (let row = endBefore - 1; row >= start; row--) {
    for (let column = endAfter - 1; column >= start; column--) {
      lengths[(row - start) * width + (column - start)] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const pairs: [number, number][] = [];
  for (let row = start, column = start; row < endBefore && column < endAfter; ) {
    if (before[row] === after[column]) pairs.push([row++, column++]);
    else if (at(row + 1, column) >= at(row, column + 1)) row++;
    else column++;
  }
  return pairs;
}
