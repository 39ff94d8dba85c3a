import { setTimeout as sleep } from 'node:timers/promises';
import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { StoreError, UnreadableMessageError } from '#shared/errors.ts';
import type { Delivery, Json, Queue } from '#shared/ports.ts';
import { awsError } from './aws-error.ts';
import { sqsBatches, sqsId } from './sqs-batches.ts';

export type SqsQueueOptions = {
  client: SQSClient;
  queueUrl: string;
  /** For messages and logs, e.g. `fetch`. */
  name: string;
  fifo: boolean;
  /** Where unreadable messages go at once. Without it they fail until the queue's own redrive policy moves them. */
  deadLetterUrl?: string;
};

/** SQS accepts a batch in part; what it refused for reasons of its own is sent again so often. */
const MAX_SENDS = 4;
const RESEND_WAIT_MS = 100;
/** SQS: what one receive gives at most. */
const MAX_BATCH = 10;
/** SQS: an attribute may have 256 KiB together with the body; a reason needs far less. */
const MAX_REASON_LENGTH = 1000;

/**
 * An SQS queue. `deliver` is for programs without an event source: Lambdas are given their messages. Visibility time-out and
 * allowed receives are the queue's. From a FIFO queue messages are received singly: those held back behind a failed one
 * would otherwise each lose a receive, and end among the dead letters without a single try.
 * Throws `StoreError`: `bad-message`, `message-too-large`, `throttled`, `unavailable`, `access-denied`, `resource-missing`, `aws`.
 */
export function createSqsQueue(options: SqsQueueOptions): Queue {
  const { client, queueUrl, name, fifo, deadLetterUrl } = options;

  async function guarded<T>(call: string, task: () => Promise<T>): Promise<T> {
    try {
      return await task();
    } catch (error) {
      throw awsError(error, `${call} on queue ${name}`);
    }
  }

  async function sendBatch(entries: SendMessageBatchRequestEntry[]): Promise<void> {
    let left = entries;
    for (let sends = 1; ; sends += 1) {
      const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: queueUrl, Entries: left }));
      const failed = answer.Failed ?? [];
      if (failed.length === 0) return;
      const [first] = failed;
      const isOurFault = failed.some((entry) => entry.SenderFault);
      if (isOurFault || sends === MAX_SENDS) {
        throw new StoreError(
          isOurFault ? 'bad-message' : 'unavailable',
          `queue ${name} refused ${failed.length} of ${entries.length} messages: ${first?.Code}: ${first?.Message}`,
          { retryable: !isOurFault },
        );
      }
      const failedIds = new Set(failed.map(({ Id }) => Id));
      left = left.filter(({ Id }) => failedIds.has(Id));
      await sleep(RESEND_WAIT_MS * sends);
    }
  }

  async function receive(maxMessages: number): Promise<Message[]> {
    const answer = await client.send(
      new ReceiveMessageCommand({
        QueueUrl: queueUrl,
        MaxNumberOfMessages: maxMessages,
        MessageSystemAttributeNames: ['ApproximateReceiveCount', 'MessageGroupId'],
        // Waiting asks all of the queue's servers; without it a short queue often looks empty.
        WaitTimeSeconds: 1,
      }),
    );
    return answer.Messages ?? [];
  }

  async function bury(message: Message, reason: string): Promise<void> {
    if (deadLetterUrl === undefined) return;
    await client.send(
      new SendMessageCommand({
        QueueUrl: deadLetterUrl,
        MessageBody: message.Body,
        MessageAttributes: {
          reason: { DataType: 'String', StringValue: reason.slice(0, MAX_REASON_LENGTH) || 'unknown' },
        },
        MessageGroupId: fifo ? message.Attributes?.MessageGroupId : undefined,
        MessageDeduplicationId: fifo ? sqsId(message.MessageId ?? '') : undefined,
      }),
    );
    await remove(message);
  }

  function remove(message: Message) {
    return client.send(new DeleteMessageCommand({ QueueUrl: queueUrl, ReceiptHandle: message.ReceiptHandle }));
  }

  /** True when the message was handled; a failed one comes back by itself. */
  async function handle(message: Message, handler: (delivery: Delivery) => Promise<void>): Promise<boolean> {
    try {
      await handler(deliveryOf(message));
    } catch (error) {
      if (error instanceof UnreadableMessageError) await guarded('bury', () => bury(message, error.message));
      return false;
    }
    await guarded('delete', () => remove(message));
    return true;
  }

  return {
    name,
    send: async (messages) => {
      for (const batch of sqsBatches(messages, { name, fifo })) await guarded('send', () => sendBatch(batch));
    },
    deliver: async (handler, { maxMessages = MAX_BATCH } = {}) => {
      const count = Math.max(1, Math.min(maxMessages, MAX_BATCH));
      let received = 0;
      let failed = 0;
      for (let round = 0; round < (fifo ? count : 1); round += 1) {
        const batch = await guarded('receive', () => receive(fifo ? 1 : count));
        for (const message of batch) {
          received += 1;
          if (!(await handle(message, handler))) failed += 1;
        }
        if (batch.length === 0) break;
      }
      return { received, failed };
    },
  };
}

/** `UnreadableMessageError` when the body is not JSON. */
function deliveryOf(message: Message): Delivery {
  let body: Json;
  try {
    body = JSON.parse(message.Body ?? '');
  } catch (cause) {
    throw new UnreadableMessageError(`message ${message.MessageId} is not JSON`, { cause });
  }
  return {
    id: message.MessageId ?? '',
    body,
    group: message.Attributes?.MessageGroupId,
    receiveCount: Number(message.Attributes?.ApproximateReceiveCount ?? 1),
  };
}
