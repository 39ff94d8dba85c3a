/** Gaps shorter than this are one batch of entries, not a rhythm. */
const BATCH_MS = 60 * 1000;

/**
 * The usual gap between two entries, in milliseconds: the median of the gaps between publication times (in any order).
 * Undefined with fewer than two times that are not of one batch.
 */
export function medianGapMs(times: readonly string[]): number | undefined {
  const sorted = times.map((time) => Date.parse(time)).sort((a, b) => a - b);
  const gaps: number[] = [];
  for (const [index, time] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && time - before >= BATCH_MS) gaps.push(time - before);
  }
  gaps.sort((a, b) => a - b);
  const middle = Math.floor(gaps.length / 2);
  const upper = gaps[middle];
  if (upper === undefined) return undefined;
  const lower = gaps[middle - 1];
  return gaps.length % 2 === 1 || lower === undefined ? upper : (upper + lower) / 2;
}
