import { FIFO_QUEUE, QUEUES, WORKERS, type WorkerName } from '#shared/names.ts';
import { PRICES } from '../../infra/prices.ts';
import { WORKER_PRESETS } from '../../infra/worker-presets.ts';
import { type Bill, billOf, type Shape, type Usage } from './meter.ts';
import { play, type Usages } from './play.ts';
import { dayScene, newsroomScene } from './scenes.ts';

const MINUTES_A_MONTH = 730 * 60;
const MILLION = 1_000_000;

/** Alarms and custom metrics that a quiet stack has, and how the idle queues are asked: five pollers each, for 20 s. */
const FIXED = { alarms: 18, metrics: 20, queuePolls: (QUEUES.length * 5 * MINUTES_A_MONTH * 60) / 20 } as const;

const write = (line = '') => process.stdout.write(`${line}\n`);
const dollars = (value: number) => `$${value.toFixed(2)}`.padStart(10);

function shapeOf(worker: WorkerName): Shape {
  const { memoryMb, batch } = WORKER_PRESETS[worker];
  return { worker, memoryMb, batchSize: batch?.size ?? 1, isFifo: worker === FIFO_QUEUE };
}

const times = (bill: Bill, factor: number): Bill => ({
  lambda: bill.lambda * factor,
  dynamo: bill.dynamo * factor,
  s3: bill.s3 * factor,
  sqs: bill.sqs * factor,
  logs: bill.logs * factor,
  total: bill.total * factor,
});

function row(name: string, bill: Bill): void {
  write(
    [name.padEnd(34), ...[bill.lambda, bill.dynamo, bill.s3, bill.sqs, bill.logs, bill.total].map(dollars)].join(''),
  );
}

function head(title: string): void {
  write();
  write(
    [title.padEnd(34), ...['Lambda', 'DynamoDB', 'S3', 'SQS', 'logs', 'all'].map((each) => each.padStart(10))].join(''),
  );
}

const sum = (bills: readonly Bill[]): Bill => {
  const all = (key: keyof Bill) => bills.reduce((total, bill) => total + bill[key], 0);
  return {
    lambda: all('lambda'),
    dynamo: all('dynamo'),
    s3: all('s3'),
    sqs: all('sqs'),
    logs: all('logs'),
    total: all('total'),
  };
};

/** What a million new articles cost: all but asking for feeds that have nothing new. */
function articles(title: string, usages: Usages, fetchOfNothing: Usage | undefined): void {
  const count = usages.read.units;
  head(`${title}, per million`);
  const parts = (['fetch', 'read', 'analyse', 'publish'] as const).map((worker) => {
    const usage = worker === 'fetch' && fetchOfNothing ? less(usages.fetch, fetchOfNothing) : usages[worker];
    const bill = times(billOf(usage, shapeOf(worker)), MILLION / count);
    row(worker, bill);
    return bill;
  });
  row(`all (${count} articles counted)`, sum(parts));
}

/** What a worker used beyond as many units of another one. */
function less(usage: Usage, other: Usage): Usage {
  const share = usage.units / other.units;
  const rest = (key: keyof Usage) => Math.max(0, usage[key] - other[key] * share);
  return {
    units: 0,
    writeUnits: rest('writeUnits'),
    readUnits: rest('readUnits'),
    puts: rest('puts'),
    gets: rest('gets'),
    sqsRequests: rest('sqsRequests'),
    logBytes: rest('logBytes'),
    cpuMs: rest('cpuMs'),
    waitMs: rest('waitMs'),
    storedBytes: rest('storedBytes'),
  };
}

function polling(usages: Usages, feeds: number, measured: { feeds: number; minutes: number }): Bill {
  const scale = (MINUTES_A_MONTH / measured.minutes) * (feeds / measured.feeds);
  return sum([
    times(billOf(usages.poll, shapeOf('poll')), scale),
    times(billOf(usages.fetch, shapeOf('fetch')), scale),
  ]);
}

write(
  `prices of ${PRICES.region} as of ${PRICES.writtenOn}, unchecked, without free tiers; processor time as measured here`,
);
const quietScene = { feeds: 300, hours: 0.7, entryEveryMinutes: 100_000 };
const quiet = await play(dayScene(quietScene));
const minutes = quietScene.hours * 60 - 30 + 1;
if (process.argv.includes('--units')) for (const worker of WORKERS) write(`${worker} ${JSON.stringify(quiet[worker])}`);

head('a month of polling every 5 minutes');
for (const feeds of [300, 10_000, 100_000])
  row(`${feeds} feeds`, polling(quiet, feeds, { feeds: quietScene.feeds, minutes }));
write(
  `(${(quiet.fetch.writeUnits / quiet.fetch.units + quiet.poll.writeUnits / quiet.fetch.units).toFixed(1)} write units a poll)`,
);

articles('newsroom: most articles of one story', await play(newsroomScene()), undefined);
const day = await play(dayScene({ feeds: 40, hours: 2, entryEveryMinutes: 20 }));
articles('a day of news: one in 50 of a story', day, quiet.fetch);
if (process.argv.includes('--units')) for (const worker of WORKERS) write(`${worker} ${JSON.stringify(day[worker])}`);

const { cloudWatch, sqs, lambda, scheduler } = PRICES;
write();
write('each month, whatever happens');
write(
  `  ${FIXED.alarms} alarms, ${FIXED.metrics} metrics, a dashboard${dollars(FIXED.alarms * cloudWatch.alarmMonth + FIXED.metrics * cloudWatch.metricMonth + cloudWatch.dashboardMonth)}`,
);
write(`  asking idle queues${dollars(FIXED.queuePolls * sqs.standardRequest)}`);
write(`  the schedule${dollars(MINUTES_A_MONTH * (scheduler.invocation + lambda.request))}`);
