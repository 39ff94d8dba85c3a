/** Gaps shorter than this are one batch of entries, not a rhythm. */
const BATCH_MS = 60 * 1000;
const HOUR_MS = 3600 * 1000;
const DAY_MS = 24 * HOUR_MS;

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

/** Entries a day since the oldest of these times up to `until`; undefined with fewer than two times or within an hour. */
export function entriesADay(times: readonly string[], until: string): number | undefined {
  const span = Date.parse(until) - Math.min(...times.map((time) => Date.parse(time)));
  return times.length < 2 || span < HOUR_MS ? undefined : ((times.length - 1) * DAY_MS) / span;
}
