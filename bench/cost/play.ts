import { createSqliteQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import type { Http } from '#shared/http.ts';
import type { FeedSource } from '#shared/model/feed.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import { FIFO_QUEUE, QUEUES, type QueueName, WORKERS, type WorkerName } from '#shared/names.ts';
import { analyseStep } from '#shared/steps/analyse.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { notifyStep } from '#shared/steps/notify.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { publishStep } from '#shared/steps/publish.ts';
import { readStep } from '#shared/steps/read.ts';
import { createMemoryBlobs } from './memory-blobs.ts';
import { meteredDeps, noUsage, type Usage } from './meter.ts';

const STEPS: Record<QueueName, (deps: StepDeps, body: unknown) => Promise<void>> = {
  fetch: fetchStep,
  read: readStep,
  analyse: analyseStep,
  publish: publishStep,
  notify: notifyStep,
};

export type Usages = Record<WorkerName, Usage>;

export type Scene = {
  feeds: readonly FeedSource[];
  stories: readonly LoadedStory[];
  http: (now: () => Date) => Http;
  startMs: number;
  endMs: number;
  tickMs: number;
  /** From then on it is counted: the first sight of the feeds is over. */
  countFromMs: number;
};

/** Plays a scene through the steps over stores in memory; answers what each worker used. */
export async function play(scene: Scene): Promise<Usages> {
  let nowMs = scene.startMs;
  const now = () => new Date(nowMs);
  const stores = openMemory(now);
  const deps: StepDeps = {
    ...stores,
    http: scene.http(now),
    now,
    log: () => undefined,
    metrics: () => undefined,
    config: { feeds: scene.feeds, stories: scene.stories },
    settings: {
      siteBaseUrl: 'https://site.example/',
      contactUrl: 'https://desk.example/',
      keepRaw: false,
      programVersion: '1',
      fullText: false,
    },
    loadAssets: () => ({ css: '', js: '' }),
    webhooks: new Map(),
  };
  let usages = freshUsages();
  const run = async (worker: WorkerName, step: (deps: StepDeps) => Promise<void>): Promise<void> => {
    const usage = usages[worker];
    const before = process.cpuUsage();
    await step(meteredDeps(deps, usage));
    const { user, system } = process.cpuUsage(before);
    usage.cpuMs += (user + system) / 1000;
    usage.units += 1;
  };
  try {
    for (let isCounting = false; nowMs <= scene.endMs; nowMs += scene.tickMs) {
      if (!isCounting && nowMs >= scene.countFromMs) {
        usages = freshUsages();
        isCounting = true;
      }
      await run('poll', pollStep);
      for (let isIdle = false; !isIdle; ) {
        isIdle = true;
        for (const name of QUEUES) {
          const { received } = await stores.queues[name].deliver(({ body }) =>
            run(name, (to) => STEPS[name](to, body)),
          );
          if (received > 0) isIdle = false;
        }
      }
    }
  } finally {
    stores.close();
  }
  return usages;
}

function openMemory(now: () => Date) {
  const database = openDatabase(':memory:');
  const queue = (name: QueueName) => createSqliteQueue(database, { name, fifo: name === FIFO_QUEUE, now });
  return {
    articleBlobs: createMemoryBlobs(),
    siteBlobs: createMemoryBlobs(),
    feedTable: createSqliteTable(database, 'feeds'),
    articleTable: createSqliteTable(database, 'articles'),
    storyTable: createSqliteTable(database, 'stories'),
    queues: {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    },
    close: () => database.close(),
  };
}

function freshUsages(): Usages {
  const [poll, fetch, read, analyse, publish, notify] = WORKERS.map(noUsage);
  if (!poll || !fetch || !read || !analyse || !publish || !notify) throw new Error('six workers');
  return { poll, fetch, read, analyse, publish, notify };
}
