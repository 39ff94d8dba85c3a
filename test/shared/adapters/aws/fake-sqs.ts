import {
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  type SendMessageBatchRequestEntry,
  SendMessageCommand,
  SQSClient,
  SQSServiceException,
} from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import type { Clock } from '#shared/ports.ts';

type Queued = Pick<Message, 'Body' | 'MessageAttributes'> & {
  id: number;
  group?: string;
  visibleAt: number;
  receives: number;
};
type FakeQueue = { fifo: boolean; messages: Queued[]; seen: Map<string, number>; deadLetterUrl?: string };

export type FakeSqsOptions = { now: Clock; visibilityMs: number; maxReceives: number };

/** What SQS does not accept in the text of a message: https://www.w3.org/TR/REC-xml/#charsets */
const REFUSED = /(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|\p{Cs}|[\ufffe\uffff]/u;
const MAX_BATCH_BYTES = 256 * 1024;
const DEDUPLICATION_MS = 5 * 60_000;

/**
 * SQS's semantics as far as `Queue` needs them, behind the SDK's client: visibility, receive counts, redrive to the dead
 * letters at the receive after the last allowed one, FIFO groups and deduplication, and the limits of a batch.
 */
export function createFakeSqs(options: FakeSqsOptions) {
  const queues = new Map<string, FakeQueue>();
  const client = new SQSClient({ region: 'eu-central-1' });
  const mock = mockClient(client);
  let lastId = 0;
  const nowMs = () => options.now().getTime();
  const find = (url: string | undefined): FakeQueue => {
    const queue = queues.get(url ?? '');
    if (queue === undefined) throw sqsError('QueueDoesNotExist', url ?? '');
    return queue;
  };

  const accept = (queue: FakeQueue, entry: Partial<SendMessageBatchRequestEntry>) => {
    const { MessageBody: Body = '', MessageGroupId: group, MessageDeduplicationId: key, DelaySeconds } = entry;
    if (Body === '' || REFUSED.test(Body)) throw sqsError('InvalidMessageContents', 'characters');
    if (queue.fifo !== (group !== undefined) || queue.fifo !== (key !== undefined)) {
      throw sqsError('InvalidParameterValue', 'group and deduplication id are for FIFO queues, and needed there');
    }
    if (queue.fifo && DelaySeconds !== undefined) throw sqsError('InvalidParameterValue', 'DelaySeconds');
    for (const id of [group, key])
      if (id !== undefined && !/^[!-~]{1,128}$/.test(id)) throw sqsError('InvalidParameterValue', id);
    if (key !== undefined) {
      const before = queue.seen.get(key);
      if (before !== undefined && nowMs() - before < DEDUPLICATION_MS) return;
      queue.seen.set(key, nowMs());
    }
    lastId += 1;
    queue.messages.push({
      id: lastId,
      Body,
      MessageAttributes: entry.MessageAttributes,
      group,
      visibleAt: nowMs() + (DelaySeconds ?? 0) * 1000,
      receives: 0,
    });
  };

  mock.on(SendMessageCommand).callsFake((input) => {
    accept(find(input.QueueUrl), input);
    return {};
  });
  mock.on(SendMessageBatchCommand).callsFake((input) => {
    const entries: SendMessageBatchRequestEntry[] = input.Entries;
    const queue = find(input.QueueUrl);
    if (entries.length === 0 || entries.length > 10)
      throw sqsError('TooManyEntriesInBatchRequest', `${entries.length}`);
    if (new Set(entries.map(({ Id }) => Id)).size < entries.length) throw sqsError('BatchEntryIdsNotDistinct', '');
    const bytes = entries.reduce((sum, { MessageBody }) => sum + Buffer.byteLength(MessageBody ?? ''), 0);
    if (bytes > MAX_BATCH_BYTES) throw sqsError('BatchRequestTooLong', `${bytes}`);
    for (const entry of entries) accept(queue, entry);
    return { Successful: entries.map(({ Id }) => ({ Id })) };
  });
  mock.on(ReceiveMessageCommand).callsFake((input) => {
    const queue = find(input.QueueUrl);
    const count = input.MaxNumberOfMessages ?? 1;
    if (count < 1 || count > 10) throw sqsError('InvalidParameterValue', `${count}`);
    const now = nowMs();
    const spent = queue.messages.filter(
      ({ visibleAt, receives }) => visibleAt <= now && receives >= options.maxReceives,
    );
    for (const message of spent) {
      remove(queue, message.id);
      find(queue.deadLetterUrl).messages.push(message);
    }
    const closed = new Set(
      queue.messages.filter(({ visibleAt, receives }) => visibleAt > now && receives > 0).map(({ group }) => group),
    );
    const taken = queue.messages
      .filter(({ visibleAt, group }) => visibleAt <= now && (group === undefined || !closed.has(group)))
      .slice(0, count);
    return {
      Messages: taken.map((message): Message => {
        message.receives += 1;
        message.visibleAt = now + options.visibilityMs;
        return {
          MessageId: `id-${message.id}`,
          ReceiptHandle: `${message.id}`,
          Body: message.Body,
          Attributes: {
            ApproximateReceiveCount: `${message.receives}`,
            ...(message.group === undefined ? {} : { MessageGroupId: message.group }),
          },
        };
      }),
    };
  });
  mock.on(DeleteMessageCommand).callsFake((input) => {
    remove(find(input.QueueUrl), Number(input.ReceiptHandle));
    return {};
  });

  return {
    client,
    mock,
    addQueue: (url: string, fifo: boolean, deadLetterUrl?: string) => {
      queues.set(url, { fifo, messages: [], seen: new Map(), deadLetterUrl });
    },
    messages: (url: string) => find(url).messages,
  };
}

function remove(queue: FakeQueue, id: number): void {
  queue.messages = queue.messages.filter((message) => message.id !== id);
}

export function sqsError(name: string, message: string): SQSServiceException {
  return new SQSServiceException({ name, message, $fault: 'client', $metadata: { httpStatusCode: 400 } });
}
