import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import {
  CreateQueueCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { describe, vi } from 'vitest';
import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { createS3Blobs } from '#shared/adapters/aws/create-s3-blobs.ts';
import { createSqsQueue } from '#shared/adapters/aws/create-sqs-queue.ts';
import { blobsContract } from '../contract/blobs.ts';
import { type Dead, queueContract } from '../contract/queue.ts';
import { tableContract } from '../contract/table.ts';
import { makeTable } from './local-dynamo.ts';

/**
 * The contract on a real endpoint, e.g. an emulator: `AWS_ENDPOINT_URL`, or one for a service alone
 * (`AWS_ENDPOINT_URL_S3`, `_DYNAMODB`, `_SQS`). The SDK reads region and credentials from the environment as ever.
 * All resources carry this prefix and are removed again.
 */
const PREFIX = `claimwire-contract-${randomUUID().slice(0, 8)}`;
const endpoint = (service: 'S3' | 'DYNAMODB' | 'SQS') =>
  process.env[`AWS_ENDPOINT_URL_${service}`] ?? process.env.AWS_ENDPOINT_URL;
let made = 0;
const newName = () => {
  made += 1;
  return `${PREFIX}-${made}`;
};

/** Time passes for real, and a server may need some of its own. */
const VISIBILITY_SECONDS = 2;
const MAX_RECEIVES = 2;

describe.runIf(endpoint('S3'))('S3 on an endpoint', () => {
  const config = () => ({ endpoint: endpoint('S3'), forcePathStyle: true });
  blobsContract('the bucket', async () => {
    const client = new S3Client(config());
    const bucket = newName();
    await client.send(new CreateBucketCommand({ Bucket: bucket }));
    const blobs = createS3Blobs({ client, bucket });
    const close = async () => {
      for await (const { key } of blobs.list('')) await blobs.delete(key);
      await client.send(new DeleteBucketCommand({ Bucket: bucket }));
      client.destroy();
    };
    return { blobs, close };
  });
});

describe.runIf(endpoint('DYNAMODB'))('DynamoDB on an endpoint', () => {
  tableContract('the table', async () => {
    const client = new DynamoDBClient({ endpoint: endpoint('DYNAMODB') });
    const tableName = newName();
    await makeTable(client, tableName);
    const close = async () => {
      await client.send(new DeleteTableCommand({ TableName: tableName }));
      client.destroy();
    };
    return { table: createDynamoTable({ client, tableName }), close };
  });
});

describe.runIf(endpoint('SQS'))('SQS on an endpoint', () => {
  vi.setConfig({ testTimeout: 90_000 });

  queueContract('the queue', async ({ fifo }) => {
    const client = new SQSClient({ endpoint: endpoint('SQS') });
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
  });
});
