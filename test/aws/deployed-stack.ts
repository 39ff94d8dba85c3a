import { join } from 'node:path';
import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { z } from 'zod';
import { ENV, QUEUES, type QueueName, type ResourceName, WORKERS, type WorkerName } from '#shared/names.ts';
import { WORKER_PRESETS } from '../../infra/worker-presets.ts';
import { restCall, type StackResource } from './aws-api.ts';
import { type Lambda, startLambda } from './lambda.ts';

const FunctionAnswer = z.object({
  Configuration: z.object({ Environment: z.object({ Variables: z.record(z.string(), z.string()) }) }),
});
const BatchAnswer = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export type DeployedStack = {
  lambdas: Readonly<Record<WorkerName, Lambda>>;
  /** Names and addresses as the deployed functions have them in their environment. */
  resource: (name: ResourceName) => string;
  sqs: SQSClient;
  /** What EventBridge Scheduler sends. */
  wake(nowMs: number): Promise<void>;
  /** Hands every queue's messages to its function, as an event source mapping does, until none is left; answers how many failed. */
  drain(nowMs: number): Promise<number>;
  stop(): Promise<void>;
};

/** The deployed functions, each in a process of its own with the bundle and the environment that were deployed. */
export async function startStack(
  resources: readonly StackResource[],
  options: {
    folder: string;
    newsroomPort: number;
    /** What a function is given on top of what was deployed, or in its place. */
    extra?: Partial<Record<WorkerName, Record<string, string>>>;
  },
): Promise<DeployedStack> {
  const endpoint = process.env.AWS_ENDPOINT_URL ?? '';
  const environments = new Map<WorkerName, Record<string, string>>();
  const deployed: Record<string, string> = {};
  for (const worker of WORKERS) {
    const variables = await environmentOf(worker, resources, endpoint);
    Object.assign(deployed, variables);
    environments.set(worker, { ...variables, ...runtimeVariables(endpoint), ...options.extra?.[worker] });
  }
  const start = (worker: WorkerName) =>
    startLambda(join(options.folder, 'lambdas', worker), environments.get(worker) ?? {}, options.newsroomPort);
  const lambdas: Record<WorkerName, Lambda> = {
    poll: await start('poll'),
    fetch: await start('fetch'),
    read: await start('read'),
    analyse: await start('analyse'),
    publish: await start('publish'),
    notify: await start('notify'),
  };
  const resource = (name: ResourceName): string => z.string().parse(deployed[ENV[name]]);
  const sqs = new SQSClient({ endpoint });

  async function deliver(name: QueueName, nowMs: number): Promise<{ received: number; failed: number }> {
    const url = resource(`${name}Queue`);
    const asked = new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: WORKER_PRESETS[name].batch?.size,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    });
    const { Messages: messages = [] } = await sqs.send(asked);
    if (messages.length === 0) return { received: 0, failed: 0 };
    const answer = await lambdas[name].invoke({ Records: messages.map((each) => recordOf(each, name)) }, nowMs);
    const failed = new Set(BatchAnswer.parse(answer).batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    for (const { MessageId = '', ReceiptHandle } of messages) {
      const place = { QueueUrl: url, ReceiptHandle };
      // Not to wait for the time-out of minutes: a failed message may come again at once.
      if (failed.has(MessageId)) await sqs.send(new ChangeMessageVisibilityCommand({ ...place, VisibilityTimeout: 0 }));
      else await sqs.send(new DeleteMessageCommand(place));
    }
    return { received: messages.length, failed: failed.size };
  }

  return {
    lambdas,
    resource,
    sqs,
    wake: async (nowMs) => {
      await lambdas.poll.invoke(scheduledEvent(nowMs), nowMs);
    },
    drain: async (nowMs) => {
      let failures = 0;
      for (let isIdle = false; !isIdle; ) {
        isIdle = true;
        for (const name of QUEUES) {
          const { received, failed } = await deliver(name, nowMs);
          failures += failed;
          if (received > 0) isIdle = false;
        }
      }
      return failures;
    },
    stop: async () => {
      for (const lambda of Object.values(lambdas)) await lambda.stop();
      sqs.destroy();
    },
  };
}

/** As deployed; queue addresses are those of AWS, which the endpoint of the tests answers for. */
async function environmentOf(
  worker: WorkerName,
  resources: readonly StackResource[],
  endpoint: string,
): Promise<Record<string, string>> {
  const prefix = `${worker.charAt(0).toUpperCase()}${worker.slice(1)}Function`;
  const fn = resources.find(({ type, logicalId }) => type === 'AWS::Lambda::Function' && logicalId.startsWith(prefix));
  const text = fn && (await restCall('lambda', `/2015-03-31/functions/${fn.physicalId}`));
  if (text === undefined) throw new Error(`the stack has no function for ${worker}`);
  const { Variables } = FunctionAnswer.parse(JSON.parse(text)).Configuration.Environment;
  return Object.fromEntries(
    Object.entries(Variables).map(([name, value]) => [
      name,
      value.replace(/^https:\/\/sqs\.[^/]+/, endpoint.replace(/\/$/, '')),
    ]),
  );
}

/** What Lambda itself puts there. */
function runtimeVariables(endpoint: string): Record<string, string> {
  return {
    AWS_REGION: process.env.AWS_REGION ?? '',
    AWS_ACCESS_KEY_ID: process.env.AWS_ACCESS_KEY_ID ?? '',
    AWS_SECRET_ACCESS_KEY: process.env.AWS_SECRET_ACCESS_KEY ?? '',
    AWS_ENDPOINT_URL: endpoint,
  };
}

/** https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
function recordOf(message: Message, queue: QueueName): object {
  return {
    messageId: message.MessageId,
    receiptHandle: message.ReceiptHandle,
    body: message.Body,
    attributes: message.Attributes,
    messageAttributes: message.MessageAttributes ?? {},
    md5OfBody: message.MD5OfBody,
    eventSource: 'aws:sqs',
    eventSourceARN: `arn:aws:sqs:${process.env.AWS_REGION}:123456789012:${queue}`,
    awsRegion: process.env.AWS_REGION,
  };
}

function scheduledEvent(nowMs: number): object {
  return {
    version: '0',
    id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
    'detail-type': 'Scheduled Event',
    source: 'aws.scheduler',
    account: '123456789012',
    time: new Date(nowMs).toISOString(),
    region: process.env.AWS_REGION,
    resources: ['arn:aws:scheduler:eu-central-1:123456789012:schedule/default/poll'],
    detail: '{}',
  };
}
