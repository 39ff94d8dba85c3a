import { setTimeout as sleep } from 'node:timers/promises';
import { QUEUES } from '#shared/names.ts';
import { pollStep } from '#shared/steps/poll.ts';
import type { Pipeline } from './pipeline.ts';

/** As on AWS, where the scheduler wakes `poll` every minute. */
const POLL_EVERY_MS = 60_000;

/** How long the loop rests when there is nothing to do, in ms. */
const REST_MS = 500;

/** Polls and works until `signal` aborts; with `once`, polls once and ends when the queues are empty. */
export async function runLive(pipeline: Pipeline, options: { once: boolean; signal: AbortSignal }): Promise<void> {
  const { deps } = pipeline;
  let nextPollAt = 0;
  let hasPolled = false;
  while (!options.signal.aborted) {
    const now = deps.now().getTime();
    if (now >= nextPollAt && !(options.once && hasPolled)) {
      await pollStep(deps);
      nextPollAt = now + POLL_EVERY_MS;
      hasPolled = true;
    }
    await pipeline.drain(options.signal);
    if (options.once && isEmpty(pipeline)) return;
    await sleep(REST_MS, undefined, { signal: options.signal }).catch(() => undefined);
  }
}

/** Nothing waits, is delayed or is being worked on; dead letters do not count. */
export function isEmpty(pipeline: Pipeline): boolean {
  return QUEUES.every((name) => {
    const { visible, delayed, inFlight } = pipeline.queues[name].depth();
    return visible + delayed + inFlight === 0;
  });
}
