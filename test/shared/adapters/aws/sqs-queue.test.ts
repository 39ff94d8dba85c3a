import { ReceiveMessageCommand, SendMessageBatchCommand, SQSServiceException } from '@aws-sdk/client-sqs';
import { describe, expect, it, vi } from 'vitest';
import { createSqsQueue } from '#shared/adapters/aws/create-sqs-queue.ts';
import { UnreadableMessageError } from '#shared/errors.ts';
import { queueContract } from '../contract/queue.ts';
import { createTestClock } from '../contract/test-clock.ts';
import { endpointOf, openQueue } from './endpoint.ts';
import { createFakeSqs } from './fake-sqs.ts';

const VISIBILITY_MS = 1000;
const MAX_RECEIVES = 3;
const QUEUE_URL = 'https://sqs.test/work';
const DEAD_URL = 'https://sqs.test/dead';

function open(fifo: boolean, options: { deadLetterUrl?: string } = { deadLetterUrl: DEAD_URL }) {
  const { now, advance } = createTestClock();
  const fake = createFakeSqs({ now, visibilityMs: VISIBILITY_MS, maxReceives: MAX_RECEIVES });
  fake.addQueue(QUEUE_URL, fifo, DEAD_URL);
  fake.addQueue(DEAD_URL, fifo);
  const queue = createSqsQueue({ client: fake.client, queueUrl: QUEUE_URL, name: 'work', fifo, ...options });
  return { ...fake, queue, advance };
}

const endpoint = endpointOf('SQS');
if (endpoint !== undefined) vi.setConfig({ testTimeout: 120_000 });

queueContract(`SQS at ${endpoint ?? 'the mocked client'}`, async ({ fifo }) => {
  if (endpoint !== undefined) return openQueue(endpoint, { fifo });
  const { queue, advance, messages } = open(fifo);
  return {
    queue,
    advance,
    visibilityMs: VISIBILITY_MS,
    maxReceives: MAX_RECEIVES,
    dead: async () =>
      messages(DEAD_URL).map(({ Body, MessageAttributes }) => ({
        body: JSON.parse(Body ?? ''),
        reason: MessageAttributes?.reason?.StringValue,
      })),
    isClockOurs: true,
  };
});

describe('SQS', () => {
  const failed = (Id: string, SenderFault: boolean) => ({ Id, SenderFault, Code: 'Trouble', Message: 'no luck' });

  it('sends again what was refused in part, and only that', async () => {
    const { queue, mock } = open(false);
    mock
      .on(SendMessageBatchCommand)
      .resolvesOnce({ Successful: [{ Id: '0', MessageId: 'x', MD5OfMessageBody: 'x' }], Failed: [failed('1', false)] })
      .resolves({});
    await queue.send([{ body: 'a' }, { body: 'b' }]);
    const calls = mock.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries);
    expect(calls.map((entries) => entries?.map(({ MessageBody }) => MessageBody))).toEqual([['"a"', '"b"'], ['"b"']]);
  });

  it('gives up after four tries, and may be called again', async () => {
    const { queue, mock } = open(false);
    mock.on(SendMessageBatchCommand).resolves({ Failed: [failed('0', false)] });
    await expect(queue.send([{ body: 'a' }])).rejects.toMatchObject({ code: 'unavailable', retryable: true });
    expect(mock.commandCalls(SendMessageBatchCommand)).toHaveLength(4);
  });

  it('does not try again what is our own fault', async () => {
    const { queue, mock } = open(false);
    mock.on(SendMessageBatchCommand).resolves({ Failed: [failed('0', true)] });
    await expect(queue.send([{ body: 'a' }])).rejects.toMatchObject({ code: 'bad-message', retryable: false });
    expect(mock.commandCalls(SendMessageBatchCommand)).toHaveLength(1);
  });

  it('keeps batches within ten entries and 256 KiB', async () => {
    const { queue, mock } = open(false);
    await queue.send([
      ...Array.from({ length: 11 }, () => ({ body: 'x' })),
      { body: 'y'.repeat(200_000) },
      { body: 'z'.repeat(70_000) },
    ]);
    const sizes = mock.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input.Entries?.length);
    expect(sizes).toEqual([10, 2, 1]);
  });

  it('treats a body that is not JSON as unreadable', async () => {
    const { queue, messages, advance } = open(false);
    messages(QUEUE_URL).push({ id: 7, Body: '{half', visibleAt: 0, receives: 0 });
    expect(await queue.deliver(async () => {})).toEqual({ received: 1, failed: 1 });
    advance(VISIBILITY_MS);
    expect(messages(QUEUE_URL)).toEqual([]);
    expect(messages(DEAD_URL)).toMatchObject([{ Body: '{half' }]);
  });

  it('leaves an unreadable message to the redrive policy where it knows no dead letters', async () => {
    const { queue, messages } = open(false, {});
    await queue.send([{ body: 'gibberish' }]);
    const result = await queue.deliver(async () => {
      throw new UnreadableMessageError('no field called kind');
    });
    expect(result).toEqual({ received: 1, failed: 1 });
    expect(messages(QUEUE_URL)).toHaveLength(1);
    expect(messages(DEAD_URL)).toEqual([]);
  });

  it('says what an error of the service means', async () => {
    const { queue, mock } = open(false);
    const error = new SQSServiceException({
      name: 'RequestThrottled',
      message: 'slower',
      $fault: 'client',
      $metadata: { httpStatusCode: 403 },
    });
    mock.on(SendMessageBatchCommand).rejects(error).on(ReceiveMessageCommand).rejects(error);
    const known = {
      name: 'StoreError',
      code: 'throttled',
      retryable: true,
      message: expect.stringContaining('queue work'),
    };
    await expect(queue.send([{ body: 'a' }])).rejects.toMatchObject(known);
    await expect(queue.deliver(async () => {})).rejects.toMatchObject(known);
  });
});
