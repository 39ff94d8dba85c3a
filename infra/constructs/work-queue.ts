import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { FIFO_QUEUE, type QueueName } from '#shared/names.ts';
import type { Alarms } from './alarms.ts';

/** AWS asks for six times the function's time-out, so that a batch which waits for a free invocation is not handed out twice. */
const VISIBILITY_FACTOR = 6;

/** A message that failed this often goes to the dead letters. */
const MAX_RECEIVES = 5;

/** As long as SQS keeps anything: time for a person to look and to send it again. */
const DEAD_LETTER_DAYS = 14;

export type WorkQueueProps = {
  name: QueueName;
  /** Time-out of the worker that reads it. */
  timeoutSeconds: number;
  /** The alarm rings when the oldest message has waited this long. */
  maxAgeMinutes: number;
  alarms: Alarms;
  key: IKey | undefined;
};

/** A queue, its dead letters, and the two alarms that tell that work stands still or was given up. */
export class WorkQueue extends Construct {
  readonly name: QueueName;
  readonly queue: Queue;
  readonly deadLetters: Queue;

  constructor(scope: Construct, id: string, props: WorkQueueProps) {
    super(scope, id);
    this.name = props.name;
    const common = {
      // Deduplication ids are the sender's: story and cause. Two equal bodies may be two causes.
      ...(props.name === FIFO_QUEUE ? { fifo: true, contentBasedDeduplication: false } : {}),
      ...(props.key === undefined
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: props.key }),
      enforceSSL: true,
      removalPolicy: RemovalPolicy.DESTROY,
    };
    this.deadLetters = new Queue(this, 'DeadLetters', { ...common, retentionPeriod: Duration.days(DEAD_LETTER_DAYS) });
    this.queue = new Queue(this, 'Queue', {
      ...common,
      visibilityTimeout: Duration.seconds(VISIBILITY_FACTOR * props.timeoutSeconds),
      deadLetterQueue: { queue: this.deadLetters, maxReceiveCount: MAX_RECEIVES },
    });

    const period = Duration.minutes(5);
    props.alarms.add(this, 'AgeAlarm', {
      metric: this.queue.metricApproximateAgeOfOldestMessage({ period, statistic: 'Maximum' }),
      threshold: props.maxAgeMinutes * 60,
      meaning: `A message has waited ${props.maxAgeMinutes} minutes on the ${props.name} queue.`,
      runbook: 'a-queue-falls-behind',
    });
    props.alarms.add(this, 'DeadLetterAlarm', {
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period, statistic: 'Maximum' }),
      threshold: 1,
      meaning: `The ${props.name} queue gave up on a message after ${MAX_RECEIVES} attempts.`,
      runbook: 'dead-letters',
    });
  }
}
