import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadStories } from '#local/config.ts';
import { type LocalStores, openStores } from '#local/open-stores.ts';
import { QUEUES, type QueueName, type WorkerName } from '#shared/names.ts';
import { analyseStep } from '#shared/steps/analyse.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { notifyStep } from '#shared/steps/notify.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { publishStep } from '#shared/steps/publish.ts';
import { readStep } from '#shared/steps/read.ts';
import { type Delivered, FEEDS, smallNewsroom } from '../infra/small-newsroom.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

export const STEPS: Record<QueueName, (deps: StepDeps, body: unknown) => Promise<void>> = {
  fetch: fetchStep,
  read: readStep,
  analyse: analyseStep,
  publish: publishStep,
  notify: notifyStep,
};
export const START = Date.UTC(2024, 9, 20, 6, 30);
const HOUR_MS = 3_600_000;
export const TICK_MS = 20 * 60_000;
/** Longer than what failed waits, see `openStores`. */
const RETRY_MS = 61_000;
/** More than a message may be received before it is given up. */
const MAX_ROUNDS = 12;
export const STORIES = loadStories()
  .filter(({ story }) => story.id === 'dprk-troops-russia')
  .map((loaded) => ({ ...loaded, story: { ...loaded.story, notify: [{ target: 'desk' }] } }));

export type RunOptions = {
  /** How long the newsroom is followed. */
  hours: number;
  /** After how many of them nothing new happens; never, where absent. */
  newsHours?: number;
  /** What stands between the steps and their adapters. */
  wrap?: Wrap;
};
/** `body`: the message; absent for `poll`. */
export type Wrap = (deps: StepDeps, worker: WorkerName, body?: unknown) => StepDeps;

/** Follows the tests' newsroom over the local adapters, tick by tick, every message delivered until it is done. */
export async function runNewsroom({ hours, newsHours = hours, wrap = (deps) => deps }: RunOptions): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'claimwire-faults-'));
  let nowMs = START;
  /** The queues have a clock of their own, so that what failed comes again and the steps see the same time. */
  let waitedMs = 0;
  const stores = openStores(folder, () => new Date(nowMs + waitedMs));
  const delivered: Delivered = [];
  const deps: StepDeps = {
    ...makeDeps(stores, () => new Date(nowMs)),
    http: smallNewsroom(() => Math.min(newsHours, Math.floor((nowMs - START) / HOUR_MS)), delivered),
  };
  try {
    for (let tick = START; tick < START + hours * HOUR_MS; tick += TICK_MS) {
      nowMs = tick;
      await poll(deps, wrap);
      for (let round = 0; round < MAX_ROUNDS && (await drain(stores, deps, wrap)) > 0; round += 1) waitedMs += RETRY_MS;
    }
    return await outcomeOf(deps, stores, delivered);
  } finally {
    stores.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** A schedule does not try again; the next minute's poll makes up for it. */
async function poll(deps: StepDeps, wrap: Wrap): Promise<void> {
  try {
    await pollStep(wrap(deps, 'poll'));
  } catch {
    await pollStep(wrap(deps, 'poll'));
  }
}

/** Delivers until nothing is left that is due now; answers how many messages failed and wait. */
async function drain(stores: LocalStores, deps: StepDeps, wrap: Wrap): Promise<number> {
  let failures = 0;
  for (let isIdle = false; !isIdle; ) {
    isIdle = true;
    for (const name of QUEUES) {
      const { received, failed } = await stores.queues[name].deliver(({ body }) =>
        STEPS[name](wrap(deps, name, body), body),
      );
      failures += failed;
      if (received > 0) isIdle = false;
    }
  }
  return failures;
}

/** All that a step works with but the network. */
export function makeDeps(stores: LocalStores, now: () => Date): Omit<StepDeps, 'http'> {
  return {
    ...stores,
    now,
    log: () => {},
    metrics: () => {},
    config: { feeds: FEEDS, stories: STORIES },
    settings: {
      siteBaseUrl: 'https://site.example/',
      contactUrl: 'https://desk.example/',
      keepRaw: false,
      programVersion: '1',
      fullText: false,
    },
    loadAssets: () => ({ css: '', js: '' }),
    webhooks: new Map([['desk', { url: 'http://hooks.example/in', secret: 'whsec_c2VjcmV0' }]]),
  };
}
