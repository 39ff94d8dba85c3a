import { readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { lockDataFolder } from '#shared/adapters/local/lock-data-folder.ts';
import { ClaimwireError, StoreError } from '#shared/errors.ts';
import type { Http } from '#shared/http.ts';
import type { Log } from '#shared/log.ts';
import { QUEUES, type QueueName } from '#shared/names.ts';
import type { Clock, Delivery } from '#shared/ports.ts';
import { analyseStep } from '#shared/steps/analyse.ts';
import type { Config, Metrics, StepDeps, StepSettings, WebhookTarget } from '#shared/steps/deps.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { notifyStep } from '#shared/steps/notify.ts';
import { publishStep } from '#shared/steps/publish.ts';
import { readStep } from '#shared/steps/read.ts';
import { openStores } from './open-stores.ts';
import { startWebServer } from './web-server.ts';

const STEPS: Record<QueueName, (deps: StepDeps, body: unknown) => Promise<void>> = {
  fetch: fetchStep,
  read: readStep,
  analyse: analyseStep,
  publish: publishStep,
  notify: notifyStep,
};

/** How many messages of a queue are worked on at once: what waits for the network in many lanes, what computes in one. */
const LANES: Record<QueueName, number> = { fetch: 8, read: 8, analyse: 1, publish: 1, notify: 4 };

const SITE_FOLDER = join(import.meta.dirname, '..', 'site');

export type PipelineOptions = {
  dataDir: string;
  config: Config;
  /** Opened after the folder is locked; closed with the pipeline. */
  openHttp: () => Promise<{ http: Http; close: () => Promise<void> }>;
  now: Clock;
  /** `file` is where the log of the run belongs. */
  log: (file: string) => Log;
  metrics: Metrics;
  settings: Omit<StepSettings, 'siteBaseUrl'>;
  /** Port of the web server, 0 for any free one. */
  port: number;
  /** False: nothing is served; the addresses in the feeds name the port all the same. */
  isServing: boolean;
  webhooks: ReadonlyMap<string, WebhookTarget>;
};

/** The pipeline on this machine: the same steps as on AWS, over files and SQLite in one folder. */
export type Pipeline = {
  deps: StepDeps;
  queues: Readonly<Record<QueueName, LocalQueue>>;
  siteDir: string;
  /** Works until no queue has a message that is due; publication comes last, so that one run of it covers all. */
  drain(signal: AbortSignal): Promise<void>;
  close(): Promise<void>;
};

/**
 * Opens the data folder for this process alone. `StoreError`: `data-in-use` where another one has it, `port-in-use`.
 */
export async function openPipeline(options: PipelineOptions): Promise<Pipeline> {
  await makeDataFolder(options.dataDir);
  const closers: (() => Promise<void> | void)[] = [];
  const close = async () => {
    for (const each of closers.splice(0).reverse()) await each();
  };
  try {
    const lock = lockDataFolder(options.dataDir);
    closers.push(() => lock.release());
    const stores = openStores(options.dataDir, options.now);
    closers.push(() => stores.close());
    // Nobody else reads this folder: what was in flight when the last run ended has no reader any more.
    for (const queue of Object.values(stores.queues)) queue.releaseInFlight();
    let siteBaseUrl = `http://127.0.0.1:${options.port}/`;
    if (options.isServing) {
      const server = await startWebServer(stores.siteBlobs, options.port);
      closers.push(() => server.close());
      siteBaseUrl = server.url;
    }
    const { http, close: closeHttp } = await options.openHttp();
    closers.push(closeHttp);
    const deps: StepDeps = {
      ...stores,
      http,
      now: options.now,
      log: options.log(join(options.dataDir, 'log.jsonl')),
      metrics: options.metrics,
      config: options.config,
      settings: { ...options.settings, siteBaseUrl },
      loadAssets,
      webhooks: options.webhooks,
    };
    const { queues, siteDir } = stores;
    return { deps, queues, siteDir, drain: (signal) => drainQueues(deps, queues, signal), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function makeDataFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('data-folder', `${folder}: cannot be made (${why}); choose another with --data`, { cause });
  }
}

function loadAssets(): { css: string; js: string } {
  return {
    css: readFileSync(join(SITE_FOLDER, 'style.css'), 'utf8'),
    js: readFileSync(join(SITE_FOLDER, 'page.js'), 'utf8'),
  };
}

async function drainQueues(
  deps: StepDeps,
  queues: Readonly<Record<QueueName, LocalQueue>>,
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    let worked = 0;
    for (const name of QUEUES) {
      worked = await workOn(deps, name, queues[name]);
      if (worked > 0) break;
    }
    if (worked === 0) return;
  }
}

/** One message a lane; a full disk ends the run, everything else is the queue's to retry. */
async function workOn(deps: StepDeps, name: QueueName, queue: LocalQueue): Promise<number> {
  let fatal: unknown;
  const handle = async (message: Delivery): Promise<void> => {
    try {
      await STEPS[name](deps, message.body);
    } catch (error) {
      if (isFullDisk(error)) fatal = error;
      deps.metrics('StepFailed', 1, { worker: name });
      deps.log('error', {
        what: name,
        id: message.id,
        outcome: 'failed',
        attempt: message.receiveCount,
        reason: error instanceof Error ? error.message : String(error),
      });
      throw error;
    }
  };
  const lanes = Array.from({ length: LANES[name] }, () => queue.deliver(handle, { maxMessages: 1 }));
  const results = await Promise.all(lanes);
  if (fatal !== undefined) throw fatal;
  return results.reduce((sum, { received }) => sum + received, 0);
}

function isFullDisk(error: unknown): boolean {
  if (error instanceof ClaimwireError) return error.code === 'disk-full';
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'ENOSPC';
}
