import type { Clock } from '#shared/ports.ts';

/** A clock that stands still until it is moved. */
export function createTestClock(start = '2024-10-23T12:00:00Z'): { now: Clock; advance: (ms: number) => void } {
  let ms = Date.parse(start);
  return {
    now: () => new Date(ms),
    advance: (by) => {
      ms += by;
    },
  };
}
