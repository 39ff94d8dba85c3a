import {
  GetQueueAttributesCommand,
  type Message,
  ReceiveMessageCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Json } from '#shared/ports.ts';
import { awsError } from './aws-error.ts';

/** How many messages wait, run and were given up, about: SQS counts on many machines. */
export type QueueDepth = { visible: number; delayed: number; inFlight: number; dead: number };

export type DeadMessage = { id: string; body: Json; reason: string; receiveCount: number; at: string };

/** What a person does with a queue. */
export type QueueDesk = {
  depth(): Promise<QueueDepth>;
  /** Dead letters, without taking them away; on AWS some of them, at most a hundred. */
  deadLetters(): Promise<DeadMessage[]>;
  /** Gives the dead letters back to their queue; answers about how many. */
  redrive(): Promise<number>;
};

/** Looks at one sample after the other; SQS gives ten at most. */
const MAX_SAMPLES = 10;
/** For so long a dead letter that was looked at is hidden from others, in seconds. */
const LOOK_SECONDS = 10;

/** The desk of a queue in SQS and of its dead letters. Throws `StoreError` as the queue does. */
export function createSqsDesk(options: { client: SQSClient; queueUrl: string; deadLetterUrl: string }): QueueDesk {
  const { client, queueUrl, deadLetterUrl } = options;

  async function attributes(url: string) {
    const command = new GetQueueAttributesCommand({ QueueUrl: url, AttributeNames: ['All'] });
    return (await guarded(url, () => client.send(command))).Attributes ?? {};
  }

  return {
    async depth() {
      const [queue, dead] = await Promise.all([attributes(queueUrl), attributes(deadLetterUrl)]);
      return {
        visible: Number(queue.ApproximateNumberOfMessages ?? 0),
        delayed: Number(queue.ApproximateNumberOfMessagesDelayed ?? 0),
        inFlight: Number(queue.ApproximateNumberOfMessagesNotVisible ?? 0),
        dead: Number(dead.ApproximateNumberOfMessages ?? 0),
      };
    },
    async deadLetters() {
      const found = new Map<string, DeadMessage>();
      for (let sample = 0; sample < MAX_SAMPLES; sample += 1) {
        const command = new ReceiveMessageCommand({
          QueueUrl: deadLetterUrl,
          MaxNumberOfMessages: 10,
          VisibilityTimeout: LOOK_SECONDS,
          WaitTimeSeconds: 1,
          MessageSystemAttributeNames: ['ApproximateReceiveCount', 'SentTimestamp'],
          MessageAttributeNames: ['reason'],
        });
        const messages = (await guarded(deadLetterUrl, () => client.send(command))).Messages ?? [];
        for (const message of messages) found.set(message.MessageId ?? '', deadMessage(message));
        if (messages.length === 0) break;
      }
      return [...found.values()];
    },
    async redrive() {
      const dead = await attributes(deadLetterUrl);
      const count = Number(dead.ApproximateNumberOfMessages ?? 0);
      if (count === 0) return 0;
      const command = new StartMessageMoveTaskCommand({ SourceArn: dead.QueueArn });
      await guarded(deadLetterUrl, () => client.send(command));
      return count;
    },
  };
}

async function guarded<T>(url: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw awsError(error, `queue ${url.split('/').at(-1)}`);
  }
}

function deadMessage({ MessageId = '', Body = '', Attributes = {}, MessageAttributes = {} }: Message): DeadMessage {
  return {
    id: MessageId,
    body: jsonOf(Body),
    reason: MessageAttributes.reason?.StringValue ?? 'see the log of its worker',
    receiveCount: Number(Attributes.ApproximateReceiveCount ?? 0),
    at: new Date(Number(Attributes.SentTimestamp ?? 0)).toISOString(),
  };
}

function jsonOf(text: string): Json {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
