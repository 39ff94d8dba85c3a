import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadStories } from '#local/config.ts';
import { openStores } from '#local/open-stores.ts';
import { QUEUES, type QueueName, WORKERS, type WorkerName } from '#shared/names.ts';
import { analyseStep } from '#shared/steps/analyse.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { notifyStep } from '#shared/steps/notify.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { publishStep } from '#shared/steps/publish.ts';
import { readStep } from '#shared/steps/read.ts';
import { grantsOf } from '../read-template.ts';
import { type Delivered, FEEDS, smallNewsroom } from '../small-newsroom.ts';
import { asDeployed as synthesised } from '../synthesise.ts';
import { watchedDeps } from '../watched-deps.ts';

const STEPS: Record<QueueName, (deps: StepDeps, body: unknown) => Promise<void>> = {
  fetch: fetchStep,
  read: readStep,
  analyse: analyseStep,
  publish: publishStep,
  notify: notifyStep,
};
/** Long enough for a first read that alerts nobody, for alerts after it, and for articles that are read again. */
const HOURS = 4;
const START = Date.UTC(2024, 9, 20, 6, 30);

const folder = mkdtempSync(join(tmpdir(), 'claimwire-grants-'));
const used: Record<WorkerName, Set<string>> = {
  poll: new Set(),
  fetch: new Set(),
  read: new Set(),
  analyse: new Set(),
  publish: new Set(),
  notify: new Set(),
};
const delivered: Delivered = [];

beforeAll(async () => {
  let nowMs = START;
  const now = () => new Date(nowMs);
  const stores = openStores(folder, now);
  const stories = loadStories().map((loaded) => ({
    ...loaded,
    story: { ...loaded.story, notify: [{ target: 'desk' }] },
  }));
  const deps: StepDeps = {
    ...stores,
    http: smallNewsroom(() => Math.floor((nowMs - START) / 3_600_000), delivered),
    now,
    log: () => {},
    metrics: () => {},
    config: { feeds: FEEDS, stories },
    settings: {
      siteBaseUrl: 'https://site.example/',
      contactUrl: 'https://desk.example/',
      keepRaw: true,
      programVersion: '1',
      fullText: false,
    },
    loadAssets: () => ({ css: '', js: '' }),
    webhooks: new Map([['desk', { url: 'https://hooks.example/in', secret: 'whsec_c2VjcmV0' }]]),
  };
  const drain = async () => {
    for (let isIdle = false; !isIdle; ) {
      isIdle = true;
      for (const name of QUEUES) {
        const { received } = await stores.queues[name].deliver(({ body }) =>
          STEPS[name](watchedDeps(deps, used[name]), body),
        );
        if (received > 0) isIdle = false;
      }
    }
  };
  for (; nowMs < START + HOURS * 3_600_000; nowMs += 20 * 60_000) {
    await pollStep(watchedDeps(deps, used.poll));
    await drain();
  }
  for (const name of QUEUES) expect([name, stores.queues[name].deadLetters()]).toEqual([name, []]);
  stores.close();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** `s3:GetObject <B>/articles/*` covers every key under `articles/`. */
function covers(grant: string, call: string): boolean {
  const [head = '', ...rest] = grant.split('*');
  if (rest.length === 0) return grant === call;
  return call.startsWith(head) && call.endsWith(rest.join('*')) && call.length >= grant.length - 1;
}

describe('the steps, run for some hours over a small newsroom,', () => {
  it.each(WORKERS)('call for %s nothing that its role may not do', (worker) => {
    const grants = grantsOf(synthesised, `${worker.charAt(0).toUpperCase()}${worker.slice(1)}Role`);
    const refused = [...used[worker]].filter((call) => !grants.some((grant) => covers(grant, call)));
    expect(refused).toEqual([]);
  });

  it('use every grant, but for what only rare sizes or removals need', () => {
    const idle = WORKERS.flatMap((worker) =>
      grantsOf(synthesised, `${worker.charAt(0).toUpperCase()}${worker.slice(1)}Role`)
        .filter((grant) => /^(dynamodb|s3):|SendMessage/.test(grant))
        .filter((grant) => ![...used[worker]].some((call) => covers(grant, call)))
        .map((grant) => `${worker}: ${grant}`),
    );
    expect(idle).toEqual([
      'analyse: dynamodb:DeleteItem <TablesStories>',
      'analyse: s3:PutObject <ArticlesBucket>/articles/*.claims.json',
      'publish: s3:DeleteObject <SiteBucket>/*',
    ]);
  });

  it('went all the way, to the webhook', () => {
    expect(delivered.length).toBeGreaterThan(0);
  });
});
