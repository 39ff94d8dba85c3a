import { join } from 'node:path';
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Code, Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENV, type ResourceName, type WorkerName } from '#shared/names.ts';
import { WORKER_PRESETS } from '../worker-presets.ts';
import { type Alarms, FAILURE_PERIOD } from './alarms.ts';
import type { WorkQueue } from './work-queue.ts';

/** This many crashes, time-outs or lost invocations in 15 minutes are no accident. */
const FAILURES_THAT_RING = 3;

export type WorkerProps = {
  name: WorkerName;
  /** Folder with `index.mjs` and what it reads. */
  bundle: string;
  logRetention: RetentionDays;
  /** Settings that are no resource. */
  environment: Readonly<Record<string, string>>;
  alarms: Alarms;
};

/**
 * One Lambda with a role and a log group of its own. Each `use…` gives it a resource: the environment variable by which
 * it finds it and the permission for exactly what it does with it, in one call, so that neither is forgotten.
 */
export class Worker extends Construct {
  readonly name: WorkerName;
  readonly fn: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, id: string, props: WorkerProps) {
    super(scope, id);
    this.name = props.name;
    const preset = WORKER_PRESETS[props.name];
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.logRetention,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    logGroup.grantWrite(this.role);
    this.fn = new LambdaFunction(this, 'Function', {
      description: `${props.name}: ${preset.description}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(join(props.bundle)),
      handler: 'index.handler',
      memorySize: preset.memoryMb,
      timeout: Duration.seconds(preset.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      // The schedule wakes poll again in a minute; the queues call the others and count for themselves.
      retryAttempts: 0,
    });
    props.alarms.add(this, 'ErrorAlarm', {
      metric: this.fn.metricErrors({ period: FAILURE_PERIOD, statistic: 'Sum' }),
      threshold: FAILURES_THAT_RING,
      meaning: `The ${props.name} worker failed ${FAILURES_THAT_RING} times within 15 minutes.`,
      runbook: 'a-worker-fails',
    });
  }

  /** Every worker that knows a table reads and writes it, unless it says that it only reads. */
  useTable(resource: ResourceName, table: Table, options: { readOnly?: boolean; index?: string } = {}): this {
    this.fn.addEnvironment(ENV[resource], table.tableName);
    this.allow(
      options.readOnly
        ? ['dynamodb:GetItem', 'dynamodb:Query']
        : ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
      [table.tableArn],
    );
    if (options.index !== undefined) this.allow(['dynamodb:Query'], [`${table.tableArn}/index/${options.index}`]);
    return this;
  }

  /** `reads` and `writes` are prefixes of keys; an empty one is the whole bucket. Listing comes with reading. */
  useBucket(resource: ResourceName, bucket: Bucket, access: { reads?: string[]; writes?: string[] }): this {
    const { reads = [], writes = [] } = access;
    this.fn.addEnvironment(ENV[resource], bucket.bucketName);
    if (reads.length > 0) {
      // Without it S3 answers "access denied", not "not found", for an object that is not there.
      this.allow(['s3:ListBucket'], [bucket.bucketArn]);
      this.allow(
        ['s3:GetObject'],
        reads.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
      );
    }
    if (writes.length > 0)
      this.allow(
        ['s3:PutObject'],
        writes.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
      );
    this.acknowledgePrefixes(bucket, [...reads, ...writes]);
    return this;
  }

  sendTo(work: WorkQueue): this {
    this.fn.addEnvironment(ENV[`${work.name}Queue`], work.queue.queueUrl);
    return this.allow(['sqs:SendMessage'], [work.queue.queueArn]);
  }

  /** Wakes it with batches of the queue; what a batch could not do is answered message by message. */
  consume(work: WorkQueue): this {
    const { batch } = WORKER_PRESETS[this.name];
    if (batch === undefined) throw new Error(`${this.name} has no batch size; see infra/worker-presets.ts`);
    this.fn.addEventSource(
      new SqsEventSource(work.queue, {
        batchSize: batch.size,
        maxConcurrency: batch.maxConcurrency,
        reportBatchItemFailures: true,
      }),
    );
    return this;
  }

  private allow(actions: string[], resources: string[]): this {
    this.role.addToPolicy(new PolicyStatement({ actions, resources }));
    return this;
  }

  private acknowledgePrefixes(bucket: Bucket, prefixes: string[]): void {
    const resource = bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path}: is not a bucket of this stack`);
    const logicalId = Stack.of(this).resolve(resource.logicalId);
    for (const prefix of new Set(prefixes)) {
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${prefix}*]`,
        reason: 'Objects have one key each, made at run time; the prefix is the narrowest name that they share.',
      });
    }
  }
}
