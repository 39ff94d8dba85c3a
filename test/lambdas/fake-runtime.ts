import type { LogFields, LogLevel } from '#shared/log.ts';
import type { WorkerName } from '#shared/names.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import type { Runtime } from '../../lambdas/runtime/deps.ts';
import { blobsNotGiven, httpNotGiven, queueNotGiven, tableNotGiven } from '../../lambdas/runtime/not-given.ts';

export type FakeRuntime = Runtime & {
  lines: (LogFields & { level: LogLevel })[];
  counted: [name: string, value: number][];
  flushes: () => number;
};

/** A runtime in which nothing outside can be reached, and everything said is kept. */
export function fakeRuntime(worker: WorkerName = 'fetch'): FakeRuntime {
  const lines: FakeRuntime['lines'] = [];
  const counted: FakeRuntime['counted'] = [];
  let flushes = 0;
  const deps: StepDeps = {
    articleBlobs: blobsNotGiven('articleBucket'),
    siteBlobs: blobsNotGiven('siteBucket'),
    feedTable: tableNotGiven('feedTable'),
    articleTable: tableNotGiven('articleTable'),
    storyTable: tableNotGiven('storyTable'),
    queues: {
      fetch: queueNotGiven('fetch'),
      read: queueNotGiven('read'),
      analyse: queueNotGiven('analyse'),
      publish: queueNotGiven('publish'),
      notify: queueNotGiven('notify'),
    },
    http: httpNotGiven,
    now: () => new Date('2024-10-23T12:00:00.000Z'),
    log: (level, fields) => lines.push({ level, ...fields }),
    metrics: (name, value) => counted.push([name, value]),
    config: { feeds: [], stories: [] },
    settings: {
      siteBaseUrl: 'https://site.example/',
      contactUrl: 'https://desk.example/',
      keepRaw: false,
      programVersion: 'test',
      fullText: false,
    },
    loadAssets: () => ({ css: '', js: '' }),
    webhooks: new Map(),
  };
  return {
    worker,
    deps,
    flushMetrics: () => {
      flushes += 1;
    },
    lines,
    counted,
    flushes: () => flushes,
  };
}

/** An event as SQS sends it, as far as anybody reads it. Texts are sent as they are. */
export function sqsEvent(...bodies: unknown[]): { Records: object[] } {
  return {
    Records: bodies.map((body, index) => ({
      messageId: `m${index + 1}`,
      receiptHandle: `handle-${index + 1}`,
      body: typeof body === 'string' ? body : JSON.stringify(body),
      attributes: { ApproximateReceiveCount: '2', SentTimestamp: '1729684800000' },
      messageAttributes: {},
      eventSource: 'aws:sqs',
      eventSourceARN: 'arn:aws:sqs:eu-west-1:111122223333:fetch',
      awsRegion: 'eu-west-1',
    })),
  };
}
