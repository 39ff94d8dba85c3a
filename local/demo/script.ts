/** Two hours between two looks at the newsroom, in milliseconds. */
const TICK_MS = 2 * 60 * 60 * 1000;

/**
 * The scripted clock of the bundled newsroom, as ISO instants in UTC. `ticks` are all looks at it, every two hours: at the
 * first, `start`, every feed is seen for the first time and what it lists is backfill; the last is `end`.
 */
export const DEMO_SCRIPT: { start: string; end: string; ticks: string[] } = scriptBetween(
  '2024-10-21T06:00:00.000Z',
  '2024-10-24T06:00:00.000Z',
);

function scriptBetween(start: string, end: string): { start: string; end: string; ticks: string[] } {
  const ticks: string[] = [];
  for (let at = Date.parse(start); at <= Date.parse(end); at += TICK_MS) ticks.push(new Date(at).toISOString());
  return { start, end, ticks };
}
