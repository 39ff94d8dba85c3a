import { z } from 'zod';
import { pollStep } from '#shared/steps/poll.ts';
import { republishWhereNeeded } from '#shared/steps/republish.ts';
import { DEMO_SCRIPT } from './demo/script.ts';
import { isEmpty } from './live-run.ts';
import type { Pipeline } from './pipeline.ts';

/** Where the scripted clock stands is kept, so that a run that was cut off goes on from there. */
const CLOCK_KEY = { pk: 'DEMO', sk: 'CLOCK' };
const ScriptPosition = z.int().nonnegative();

/** After the last tick, messages that failed come back step by step, in ms: 10 minutes, at most this often. */
const SETTLE_STEP_MS = 10 * 60_000;
const MAX_SETTLE_STEPS = 50;

/** The clock of the demo: it stands still while a tick is worked on. */
export type ScriptedClock = { now: () => Date; set: (at: string) => void };

export function createScriptedClock(): ScriptedClock {
  let current = new Date(DEMO_SCRIPT.start);
  return {
    now: () => current,
    set: (at) => {
      current = new Date(at);
    },
  };
}

/**
 * Plays the scripted days: at each tick everything due is done before the clock moves on, so what comes out does not
 * depend on how long anything took, or on how often the run was cut off. Answers false when `signal` cut it off.
 */
export async function runDemo(
  pipeline: Pipeline,
  clock: ScriptedClock,
  options: { signal: AbortSignal; onTick?: (at: string, done: number, all: number) => void },
): Promise<boolean> {
  const { deps } = pipeline;
  const { ticks } = DEMO_SCRIPT;
  const stored = await deps.feedTable.get(CLOCK_KEY);
  const reached = stored ? ScriptPosition.parse(stored.ticks) : 0;
  clock.set(ticks[Math.min(reached, ticks.length - 1)] ?? DEMO_SCRIPT.start);
  await republishWhereNeeded(deps);
  for (const [index, at] of ticks.entries()) {
    if (index < reached) continue;
    clock.set(at);
    await pollStep(deps);
    await pipeline.drain(options.signal);
    if (options.signal.aborted) return false;
    await deps.feedTable.put({ ...CLOCK_KEY, ticks: index + 1 });
    options.onTick?.(at, index + 1, ticks.length);
  }
  await pipeline.drain(options.signal);
  for (let step = 1; step <= MAX_SETTLE_STEPS && !isEmpty(pipeline); step += 1) {
    clock.set(new Date(clock.now().getTime() + SETTLE_STEP_MS).toISOString());
    await pipeline.drain(options.signal);
  }
  return !options.signal.aborted;
}
