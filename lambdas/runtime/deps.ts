import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { createS3Blobs } from '#shared/adapters/aws/create-s3-blobs.ts';
import { createSqsQueue } from '#shared/adapters/aws/create-sqs-queue.ts';
import type { Http } from '#shared/http.ts';
import { createLog } from '#shared/log.ts';
import { FIFO_QUEUE, type QueueName, type WorkerName } from '#shared/names.ts';
import type { Blobs, Clock, Queue, Table } from '#shared/ports.ts';
import { type EnvironmentVariables, loadSettings, type Settings, userAgent } from '#shared/settings.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { readAssets, readConfig, readVersion } from './bundled-files.ts';
import { createMetrics } from './metrics.ts';
import { blobsNotGiven, httpNotGiven, queueNotGiven, tableNotGiven } from './not-given.ts';

/** What not every worker needs. Handed in by those that do, so that the others' bundles do not carry it. */
export type Parts = {
  blobs?: (settings: Settings) => Pick<StepDeps, 'articleBlobs' | 'siteBlobs'>;
  http?: (options: { userAgent: string }) => Http;
};

export type Runtime = { worker: WorkerName; deps: StepDeps; flushMetrics: () => void };

/** Where the process stands; tests put their own here. `folder` is where the bundle and its files lie. */
export type Surroundings = { env: EnvironmentVariables; folder: URL; write: (line: string) => void; now: Clock };

/**
 * Everything a worker's step works with, built once a cold start from the environment and the files beside the bundle.
 * `ConfigError` names what is missing. Of the resources, only those that the worker is given work; see `WORKER_RESOURCES`.
 */
export function createRuntime(worker: WorkerName, parts: Parts = {}, surroundings = thisProcess()): Runtime {
  const { env, folder, write, now } = surroundings;
  const settings = loadSettings(worker, env);
  const { metrics, flush } = createMetrics(worker, write, now);
  const deps: StepDeps = {
    ...(parts.blobs?.(settings) ?? {
      articleBlobs: blobsNotGiven('articleBucket'),
      siteBlobs: blobsNotGiven('siteBucket'),
    }),
    ...tables(settings),
    queues: queues(settings),
    http: parts.http?.({ userAgent: userAgent(settings.contactUrl) }) ?? httpNotGiven,
    now,
    log: createLog(write, settings.logLevel, now),
    metrics,
    config: readConfig(folder),
    settings: {
      siteBaseUrl: settings.siteBaseUrl,
      contactUrl: settings.contactUrl,
      keepRaw: settings.keepRaw,
      programVersion: readVersion(folder),
      // Other people's articles: the public site quotes, it does not reprint.
      fullText: false,
    },
    loadAssets: () => readAssets(folder),
    webhooks: settings.webhooks,
  };
  return { worker, deps, flushMetrics: flush };
}

/** The two buckets: for the workers that read or write objects. */
export function s3Blobs(settings: Settings): Pick<StepDeps, 'articleBlobs' | 'siteBlobs'> {
  const client = new S3Client({});
  const blobs = (resource: 'articleBucket' | 'siteBucket'): Blobs => {
    const bucket = settings.resources[resource];
    return bucket === undefined ? blobsNotGiven(resource) : createS3Blobs({ client, bucket });
  };
  return { articleBlobs: blobs('articleBucket'), siteBlobs: blobs('siteBucket') };
}

function tables(settings: Settings): Pick<StepDeps, 'feedTable' | 'articleTable' | 'storyTable'> {
  const client = new DynamoDBClient({});
  const table = (resource: 'feedTable' | 'articleTable' | 'storyTable'): Table => {
    const tableName = settings.resources[resource];
    return tableName === undefined ? tableNotGiven(resource) : createDynamoTable({ client, tableName });
  };
  return { feedTable: table('feedTable'), articleTable: table('articleTable'), storyTable: table('storyTable') };
}

function queues(settings: Settings): Record<QueueName, Queue> {
  const client = new SQSClient({});
  const queue = (name: QueueName): Queue => {
    const queueUrl = settings.resources[`${name}Queue`];
    if (queueUrl === undefined) return queueNotGiven(name);
    return createSqsQueue({ client, queueUrl, name, fifo: name === FIFO_QUEUE });
  };
  return {
    fetch: queue('fetch'),
    read: queue('read'),
    analyse: queue('analyse'),
    publish: queue('publish'),
    notify: queue('notify'),
  };
}

function thisProcess(): Surroundings {
  return {
    env: process.env,
    folder: new URL('./', import.meta.url),
    write: (line) => process.stdout.write(line),
    now: () => new Date(),
  };
}
