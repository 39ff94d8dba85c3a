/** Two hours between two looks at the newsroom, in milliseconds. */
const TICK_MS = 2 * 60 * 60 * 1000;

/**
 * The scripted clock of the bundled newsroom, as ISO instants in UTC. At `start` every feed is seen for the first time:
 * what is dated before it is backfill. `ticks` are the later looks, every two hours, the last one at `end`.
 */
export const DEMO_SCRIPT: { start: string; end: string; ticks: string[] } = scriptBetween(
  '2024-10-21T06:00:00.000Z',
  '2024-10-24T06:00:00.000Z',
);

function scriptBetween(start: string, end: string): { start: string; end: string; ticks: string[] } {
  const ticks: string[] = [];
  for (let at = Date.parse(start) + TICK_MS; at <= Date.parse(end); at += TICK_MS)
    ticks.push(new Date(at).toISOString());
  return { start, end, ticks };
}
