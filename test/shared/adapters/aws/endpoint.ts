import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, DeleteBucketCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { createS3Blobs } from '#shared/adapters/aws/create-s3-blobs.ts';
import { createSqsQueue } from '#shared/adapters/aws/create-sqs-queue.ts';
import type { BlobsHarness } from '../contract/blobs.ts';
import type { Dead, QueueHarness } from '../contract/queue-harness.ts';
import type { TableHarness } from '../contract/table.ts';
import { makeTable } from './local-dynamo.ts';

/**
 * Adapters on a real endpoint, e.g. an emulator, for the contract: where `AWS_ENDPOINT_URL` is set, or one for a service alone
 * (`AWS_ENDPOINT_URL_S3`, `_DYNAMODB`, `_SQS`), the contract runs there instead of on what the tests bring along. The SDK
 * reads region and credentials from the environment as ever. All resources carry this prefix and are removed again.
 */
const PREFIX = `${process.env.CLAIMWIRE_TEST_ACCOUNT_PREFIX ?? 'claimwire-contract'}-${randomUUID().slice(0, 8)}`;
let made = 0;

function newName(): string {
  made += 1;
  return `${PREFIX}-${made}`;
}

/** What the suite runs on: the endpoint of the service, or the SDK's own where a prefix stands for a real account. */
export function endpointOf(service: 'S3' | 'DYNAMODB' | 'SQS'): string | undefined {
  const given = process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env.AWS_ENDPOINT_URL;
  if (given !== undefined || process.env.CLAIMWIRE_TEST_ACCOUNT_PREFIX === undefined) return given;
  return `https://${service.toLowerCase()}.${process.env.AWS_REGION}.amazonaws.com`;
}

export async function openBucket(config: S3ClientConfig): Promise<BlobsHarness> {
  const client = new S3Client({ ...config, forcePathStyle: true });
  const bucket = newName();
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  const blobs = createS3Blobs({ client, bucket });
  const close = async () => {
    for await (const { key } of blobs.list('')) await blobs.delete(key);
    await client.send(new DeleteBucketCommand({ Bucket: bucket }));
    client.destroy();
  };
  return { blobs, close };
}

export async function openTable(endpoint: string): Promise<TableHarness> {
  const client = new DynamoDBClient({ endpoint });
  const tableName = newName();
  await makeTable(client, tableName);
  const close = async () => {
    await client.send(new DeleteTableCommand({ TableName: tableName }));
    client.destroy();
  };
  return { table: createDynamoTable({ client, tableName }), close };
}

/** Time passes for real; longer than it takes to find a queue empty twice. */
const VISIBILITY_SECONDS = 6;
const MAX_RECEIVES = 2;

export async function openQueue(endpoint: string, { fifo }: { fifo: boolean }): Promise<QueueHarness> {
  const client = new SQSClient({ endpoint });
  const make = async (Attributes: Record<string, string>) => {
    const QueueName = `${newName()}${fifo ? '.fifo' : ''}`;
    const command = new CreateQueueCommand({
      QueueName,
      Attributes: { ...Attributes, ...(fifo ? { FifoQueue: 'true' } : {}) },
    });
    return (await client.send(command)).QueueUrl ?? '';
  };
  const deadLetterUrl = await make({});
  const attributes = await client.send(
    new GetQueueAttributesCommand({ QueueUrl: deadLetterUrl, AttributeNames: ['QueueArn'] }),
  );
  const queueUrl = await make({
    VisibilityTimeout: `${VISIBILITY_SECONDS}`,
    RedrivePolicy: JSON.stringify({
      deadLetterTargetArn: attributes.Attributes?.QueueArn,
      maxReceiveCount: MAX_RECEIVES,
    }),
  });
  const dead = async (): Promise<Dead[]> => {
    const command = {
      QueueUrl: deadLetterUrl,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageAttributeNames: ['All'],
    };
    const { Messages = [] } = await client.send(new ReceiveMessageCommand(command));
    return Messages.map(({ Body, MessageAttributes }) => ({
      body: JSON.parse(Body ?? ''),
      reason: MessageAttributes?.reason?.StringValue,
    }));
  };
  return {
    queue: createSqsQueue({ client, queueUrl, name: 'work', fifo, deadLetterUrl }),
    advance: (ms) => sleep(ms),
    visibilityMs: VISIBILITY_SECONDS * 1000,
    maxReceives: MAX_RECEIVES,
    dead,
    isClockOurs: false,
    close: async () => {
      for (const QueueUrl of [queueUrl, deadLetterUrl]) await client.send(new DeleteQueueCommand({ QueueUrl }));
      client.destroy();
    },
  };
}
