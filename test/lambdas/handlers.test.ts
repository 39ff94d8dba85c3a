import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ENV, WORKER_RESOURCES, type WorkerName } from '#shared/names.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { bundleFolder } from './bundle-folder.ts';
import { sqsEvent } from './fake-runtime.ts';

type Call = { step: WorkerName; deps: StepDeps; body: unknown };
const calls = vi.hoisted((): Call[] => []);
/** A step that keeps what it was called with, and fails on the body `"fail"`. */
const fake = vi.hoisted(() => (step: WorkerName) => async (deps: StepDeps, body?: unknown) => {
  calls.push({ step, deps, body });
  if (body === 'fail') throw new Error('no luck');
});

vi.mock('#shared/steps/poll.ts', () => ({ pollStep: fake('poll') }));
vi.mock('#shared/steps/fetch.ts', () => ({ fetchStep: fake('fetch') }));
vi.mock('#shared/steps/read.ts', () => ({ readStep: fake('read') }));
vi.mock('#shared/steps/analyse.ts', () => ({ analyseStep: fake('analyse') }));
vi.mock('#shared/steps/publish.ts', () => ({ publishStep: fake('publish') }));
vi.mock('#shared/steps/notify.ts', () => ({ notifyStep: fake('notify') }));
vi.mock('../../lambdas/runtime/bundled-files.ts', async (load) => {
  const real = await load<typeof import('../../lambdas/runtime/bundled-files.ts')>();
  const folder = bundleFolder();
  return {
    readConfig: () => real.readConfig(folder),
    readVersion: () => real.readVersion(folder),
    readAssets: () => real.readAssets(folder),
  };
});

const HANDLERS = {
  poll: () => import('../../lambdas/poll.ts'),
  fetch: () => import('../../lambdas/fetch.ts'),
  read: () => import('../../lambdas/read.ts'),
  analyse: () => import('../../lambdas/analyse.ts'),
  publish: () => import('../../lambdas/publish.ts'),
  notify: () => import('../../lambdas/notify.ts'),
};
const ON_QUEUES = ['fetch', 'read', 'analyse', 'publish', 'notify'] as const;

function setEnvironment(worker: WorkerName): void {
  vi.unstubAllEnvs();
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv(ENV.siteBaseUrl, 'https://site.example/');
  vi.stubEnv(ENV.contactUrl, 'https://desk.example/about');
  for (const resource of WORKER_RESOURCES[worker]) vi.stubEnv(ENV[resource], `the-${resource}`);
}

beforeEach(() => {
  calls.length = 0;
  vi.resetModules();
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

describe('handlers', () => {
  it('poll runs its step once', async () => {
    setEnvironment('poll');
    const { handler } = await HANDLERS.poll();
    await handler();
    expect(calls.map(({ step }) => step)).toEqual(['poll']);
  });

  it.each(ON_QUEUES)('%s runs its own step on each message', async (worker) => {
    setEnvironment(worker);
    const { handler } = await HANDLERS[worker]();
    expect(await handler(sqsEvent({ n: 1 }, { n: 2 }))).toEqual({ batchItemFailures: [] });
    expect(calls.map(({ step, body }) => [step, body])).toEqual([
      [worker, { n: 1 }],
      [worker, { n: 2 }],
    ]);
  });

  it.each([
    ['fetch', ['m2']],
    ['read', ['m2']],
    ['analyse', ['m2']],
    ['publish', ['m2', 'm3']],
    ['notify', ['m2']],
  ] as const)('%s returns of three messages, the second of which fails, %j', async (worker, returned) => {
    setEnvironment(worker);
    const { handler } = await HANDLERS[worker]();
    const answer = await handler(sqsEvent({ n: 1 }, '"fail"', { n: 3 }));
    expect(answer.batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)).toEqual(returned);
  });

  it('builds the adapters once, not for each event', async () => {
    setEnvironment('fetch');
    const { handler } = await HANDLERS.fetch();
    await handler(sqsEvent({ n: 1 }));
    await handler(sqsEvent({ n: 2 }));
    expect(calls[0]?.deps).toBe(calls[1]?.deps);
  });

  it('does not start without its environment', async () => {
    setEnvironment('poll');
    await expect(HANDLERS.read()).rejects.toThrow(`${ENV.articleBucket} is not set; the read worker needs it`);
  });
});
