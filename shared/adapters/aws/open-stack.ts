import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { StoreError } from '#shared/errors.ts';
import { FIFO_QUEUE, type QueueName, STACK_OUTPUTS } from '#shared/names.ts';
import type { Blobs, Clock, Queue, Table } from '#shared/ports.ts';
import { createDynamoTable } from './create-dynamo-table.ts';
import { createS3Blobs } from './create-s3-blobs.ts';
import { createSqsQueue } from './create-sqs-queue.ts';
import { createSqsDesk, type QueueDesk } from './sqs-desk.ts';
import { readStackOutputs } from './stack-outputs.ts';

export type StackStores = {
  articleBlobs: Blobs;
  siteBlobs: Blobs;
  feedTable: Table;
  articleTable: Table;
  storyTable: Table;
  queues: Readonly<Record<QueueName, Queue>>;
  desks: Readonly<Record<QueueName, QueueDesk>>;
  close(): void;
};

/**
 * What a deployed stack has stored, found by its outputs; with the credentials and the region that every AWS tool takes from
 * environment and profile. `StoreError`: `no-stack`, `old-stack`, `no-credentials`, and those of the adapters.
 */
export async function openStack(stackName: string, now: Clock): Promise<StackStores> {
  const sqs = new SQSClient({});
  const dynamo = new DynamoDBClient({});
  const s3 = new S3Client({ forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  const outputs = await readStackOutputs(stackName, { ...(await accessOf(sqs)), now: now() });
  const output = (name: string): string => {
    const value = outputs.get(name);
    if (value !== undefined) return value;
    throw new StoreError('old-stack', `the stack "${stackName}" has no output ${name}; deploy it anew`);
  };
  const table = (name: string) => createDynamoTable({ client: dynamo, tableName: output(name) });
  const blobs = (name: string) => createS3Blobs({ client: s3, bucket: output(name) });
  const queue = (name: QueueName) =>
    createSqsQueue({ client: sqs, queueUrl: output(STACK_OUTPUTS.queues[name]), name, fifo: name === FIFO_QUEUE });
  const desk = (name: QueueName) =>
    createSqsDesk({
      client: sqs,
      queueUrl: output(STACK_OUTPUTS.queues[name]),
      deadLetterUrl: output(STACK_OUTPUTS.deadLetters[name]),
    });
  return {
    articleBlobs: blobs(STACK_OUTPUTS.articleBucket),
    siteBlobs: blobs(STACK_OUTPUTS.siteBucket),
    feedTable: table(STACK_OUTPUTS.feedTable),
    articleTable: table(STACK_OUTPUTS.articleTable),
    storyTable: table(STACK_OUTPUTS.storyTable),
    queues: each(queue),
    desks: each(desk),
    close: () => {
      for (const client of [sqs, dynamo, s3]) client.destroy();
    },
  };
}

function each<T>(make: (name: QueueName) => T): Record<QueueName, T> {
  return {
    fetch: make('fetch'),
    read: make('read'),
    analyse: make('analyse'),
    publish: make('publish'),
    notify: make('notify'),
  };
}

async function accessOf(client: SQSClient) {
  try {
    const [region, credentials] = await Promise.all([client.config.region(), client.config.credentials()]);
    return { region, credentials, endpoint: process.env.AWS_ENDPOINT_URL };
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new StoreError('no-credentials', `${why}; set AWS_REGION and AWS_PROFILE, or the keys`, { cause });
  }
}
