/** Letters in which two spellings of one first name may differ: Volodymyr, Volodomyr; Dmitry, Dmitriy. */
const MAX_DIFFERENCE = 2;
/** Shorter names differ by a letter because they are different: Jan, Jon. */
const MIN_LENGTH = 5;
/** No first name is longer; keeps the comparison small. */
const MAX_LENGTH = 40;

/** Whether two first names are likely one: the same initial, and few letters apart. */
export function isSpelling(a: string, b: string): boolean {
  if (a === b) return true;
  if (a[0] !== b[0] || Math.min(a.length, b.length) < MIN_LENGTH || Math.max(a.length, b.length) > MAX_LENGTH)
    return false;
  return editDistance(a, b) <= MAX_DIFFERENCE;
}

/** Levenshtein's, over UTF-16 units. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(swap, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
