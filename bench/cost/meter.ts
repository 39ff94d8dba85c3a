import { TABLE_KEYS, type WorkerName } from '#shared/names.ts';
import type { Blobs, Item, Queue, Table } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { PRICES } from '../../infra/prices.ts';

/** What one worker has used: units as AWS bills them, and time. */
export type Usage = {
  units: number;
  writeUnits: number;
  readUnits: number;
  puts: number;
  gets: number;
  sqsRequests: number;
  logBytes: number;
  /** Of one core of this machine. */
  cpuMs: number;
  /** What the calls would have waited, one after the other. */
  waitMs: number;
  storedBytes: number;
};

export const noUsage = (): Usage => ({
  units: 0,
  writeUnits: 0,
  readUnits: 0,
  puts: 0,
  gets: 0,
  sqsRequests: 0,
  logBytes: 0,
  cpuMs: 0,
  waitMs: 0,
  storedBytes: 0,
});

/** How long a call takes inside a region, in ms; assumptions, said in docs/cost.md. */
const WAIT_MS = { table: 5, blob: 25, queue: 8, http: 400 } as const;
const SQS_BATCH = 10;

const bytesOf = (item: Item | undefined) => (item ? Buffer.byteLength(JSON.stringify(item)) : 0);
const units = (bytes: number, size: number) => Math.max(1, Math.ceil(bytes / size));

/** The same adapters, with everything that AWS would bill noted in `usage`. */
export function meteredDeps(deps: StepDeps, usage: Usage): StepDeps {
  return {
    ...deps,
    feedTable: meteredTable(deps.feedTable, usage),
    articleTable: meteredTable(deps.articleTable, usage),
    storyTable: meteredTable(deps.storyTable, usage),
    articleBlobs: meteredBlobs(deps.articleBlobs, usage),
    siteBlobs: meteredBlobs(deps.siteBlobs, usage),
    queues: {
      fetch: meteredQueue(deps.queues.fetch, usage),
      read: meteredQueue(deps.queues.read, usage),
      analyse: meteredQueue(deps.queues.analyse, usage),
      publish: meteredQueue(deps.queues.publish, usage),
      notify: meteredQueue(deps.queues.notify, usage),
    },
    http: (request) => {
      usage.waitMs += WAIT_MS.http;
      return deps.http(request);
    },
    log: (level, fields) => {
      usage.logBytes += Buffer.byteLength(JSON.stringify(fields)) + LOG_LINE_BYTES;
      deps.log(level, fields);
    },
  };
}

/** Time and level of a line, and what CloudWatch counts for each event. */
const LOG_LINE_BYTES = 26 + 60;

/** An item that changes costs its larger size; on the index `due` an entry that moves is taken away and put again. */
function meteredTable(table: Table, usage: Usage): Table {
  const write = (before: Item | undefined, after: Item | undefined) => {
    usage.waitMs += WAIT_MS.table;
    usage.writeUnits += units(Math.max(bytesOf(before), bytesOf(after)), 1024);
    usage.writeUnits += indexWrites(before) + indexWrites(after);
    if (before?.duePk !== undefined && before.duePk === after?.duePk && before.dueSk === after.dueSk)
      usage.writeUnits -= indexWrites(after);
  };
  return {
    async get(key) {
      const item = await table.get(key);
      usage.waitMs += WAIT_MS.table;
      usage.readUnits += units(bytesOf(item), 4096);
      return item;
    },
    async put(item, condition) {
      const before = await table.get({ pk: item.pk, sk: item.sk });
      const isWritten = await table.put(item, condition);
      write(before, isWritten ? item : before);
      return isWritten;
    },
    async delete(key, condition) {
      write(await table.get(key), undefined);
      return table.delete(key, condition);
    },
    async query(query) {
      const page = await table.query(query);
      usage.waitMs += WAIT_MS.table;
      const read = units(
        page.items.reduce((sum, item) => sum + bytesOf(item), 0),
        4096,
      );
      usage.readUnits += query.index === undefined ? read : read / 2;
      return page;
    },
  };
}

/** The index holds keys alone. */
function indexWrites(item: Item | undefined): number {
  return item?.[TABLE_KEYS.duePartition] === undefined ? 0 : 1;
}

function meteredBlobs(blobs: Blobs, usage: Usage): Blobs {
  return {
    async put(key, body, headers, options) {
      const outcome = await blobs.put(key, body, headers, options);
      usage.waitMs += WAIT_MS.blob;
      if (!options?.ifAbsent) {
        usage.waitMs += WAIT_MS.blob;
        usage.gets += 1;
      }
      if (outcome !== 'unchanged') usage.puts += 1;
      if (outcome === 'written') usage.storedBytes += Buffer.byteLength(body);
      return outcome;
    },
    get(key) {
      usage.waitMs += WAIT_MS.blob;
      usage.gets += 1;
      return blobs.get(key);
    },
    list(prefix) {
      usage.puts += 1;
      return blobs.list(prefix);
    },
    delete: (key) => blobs.delete(key),
  };
}

function meteredQueue(queue: Queue, usage: Usage): Queue {
  return {
    name: queue.name,
    send(messages) {
      const requests = Math.ceil(messages.length / SQS_BATCH);
      usage.sqsRequests += requests;
      usage.waitMs += requests * WAIT_MS.queue;
      return queue.send(messages);
    },
    deliver: queue.deliver,
  };
}

/** What a worker is made of, as the stack makes it. */
export type Shape = { worker: WorkerName; memoryMb: number; batchSize: number; isFifo: boolean };

/** A whole core of Lambda; with less memory the same work takes longer. */
const CORE_MB = 1769;
/** START, END and REPORT of each invocation, and the line of its metrics. */
const INVOCATION_LOG_BYTES = 1500;
/** What Lambda adds to a run of our code, in ms. */
const INVOCATION_MS = 5;

export type Bill = { lambda: number; dynamo: number; s3: number; sqs: number; logs: number; total: number };

/** Dollars for what a worker has used, with its messages in batches of `fill` and side by side in each. */
export function billOf(usage: Usage, shape: Shape, fill = shape.batchSize): Bill {
  const perBatch = Math.max(1, Math.min(fill, shape.batchSize));
  const invocations = usage.units / perBatch;
  const cpuMs = usage.cpuMs * Math.max(1, CORE_MB / shape.memoryMb);
  const isSideBySide = !shape.isFifo;
  const seconds = (cpuMs + usage.waitMs / (isSideBySide ? perBatch : 1) + invocations * INVOCATION_MS) / 1000;
  const lambda = seconds * (shape.memoryMb / 1024) * PRICES.lambda.gbSecondArm + invocations * PRICES.lambda.request;
  const { writeUnit, readUnit } = PRICES.dynamo;
  const dynamo = usage.writeUnits * writeUnit + usage.readUnits * readUnit;
  const s3 = usage.puts * PRICES.s3.put + usage.gets * PRICES.s3.get;
  // Each batch is received and deleted by one request each.
  const received = shape.worker === 'poll' ? 0 : 2 * invocations;
  const receivePrice = shape.isFifo ? PRICES.sqs.fifoRequest : PRICES.sqs.standardRequest;
  const sqs = usage.sqsRequests * PRICES.sqs.standardRequest + received * receivePrice;
  const logs = ((usage.logBytes + invocations * INVOCATION_LOG_BYTES) / 2 ** 30) * PRICES.cloudWatch.logGb;
  return { lambda, dynamo, s3, sqs, logs, total: lambda + dynamo + s3 + sqs + logs };
}
