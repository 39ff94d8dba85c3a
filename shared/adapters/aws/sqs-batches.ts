import { createHash } from 'node:crypto';
import type { SendMessageBatchRequestEntry } from '@aws-sdk/client-sqs';
import type { OutgoingMessage } from '#shared/ports.ts';
import { MAX_MESSAGE_BYTES, prepareMessage } from '../rules/outgoing.ts';

/** SQS: entries of one SendMessageBatch. */
const MAX_ENTRIES = 10;
/** SQS: what a deduplication id may look like. */
const SQS_ID = /^[\x21-\x7e]{1,128}$/;

/** The messages as requests that SQS accepts, in order: at most 10 entries and 256 KiB each. Ids are places in the list. */
export function sqsBatches(
  messages: readonly OutgoingMessage[],
  queue: { name: string; fifo: boolean },
): SendMessageBatchRequestEntry[][] {
  const batches: SendMessageBatchRequestEntry[][] = [];
  let batch: SendMessageBatchRequestEntry[] = [];
  let batchBytes = 0;
  for (const [position, message] of messages.entries()) {
    const body = prepareMessage(message, queue);
    const sizeBytes = Buffer.byteLength(body);
    if (batch.length === MAX_ENTRIES || (batch.length > 0 && batchBytes + sizeBytes > MAX_MESSAGE_BYTES)) {
      batches.push(batch);
      batch = [];
      batchBytes = 0;
    }
    batchBytes += sizeBytes;
    batch.push({
      Id: String(position),
      MessageBody: body,
      MessageGroupId: message.group,
      MessageDeduplicationId: message.deduplicationId === undefined ? undefined : sqsId(message.deduplicationId),
      DelaySeconds: message.delaySeconds,
    });
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

/** An id that SQS takes: the given one, or its hash where it is too long or has other characters. */
export function sqsId(id: string): string {
  return SQS_ID.test(id) ? id : createHash('sha256').update(id).digest('hex');
}
