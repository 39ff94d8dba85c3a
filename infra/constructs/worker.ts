import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import type { Table } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import {
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ENV, type ResourceName, TABLE_KEYS, type WorkerName } from '#shared/names.ts';
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
  isTraced: boolean;
  /** With what its tables, queues and articles are encrypted. */
  key: IKey | undefined;
};

/** What a worker does with a table, by the name of the port's call. */
export type TableCall = 'get' | 'put' | 'delete' | 'query' | 'queryDue';
const TABLE_ACTIONS: Readonly<Record<TableCall, string>> = {
  get: 'dynamodb:GetItem',
  put: 'dynamodb:PutItem',
  delete: 'dynamodb:DeleteItem',
  query: 'dynamodb:Query',
  queryDue: 'dynamodb:Query',
};

/** Patterns of keys, `*` for anything. Listing comes with reading. */
export type BucketAccess = { reads?: readonly string[]; writes?: readonly string[]; deletes?: readonly string[] };

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
    if (props.key) this.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [props.key.keyArn]);
    this.fn = new LambdaFunction(this, 'Function', {
      description: `${props.name}: ${preset.description}`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      code: Code.fromAsset(props.bundle),
      handler: 'index.handler',
      memorySize: preset.memoryMb,
      timeout: Duration.seconds(preset.timeoutSeconds),
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      ...(props.isTraced && { tracing: Tracing.ACTIVE }),
      environment: { ...props.environment, NODE_OPTIONS: '--enable-source-maps' },
      // The schedule wakes poll again in a minute; what the others fail at comes back from their queues.
      ...(preset.batch === undefined && { retryAttempts: 0 }),
    });
    if (props.isTraced) this.acknowledgeTracing();
    props.alarms.add(this, 'ErrorAlarm', {
      metric: this.fn.metricErrors({ period: FAILURE_PERIOD, statistic: 'Sum' }),
      threshold: FAILURES_THAT_RING,
      meaning: `The ${props.name} worker failed ${FAILURES_THAT_RING} times within 15 minutes.`,
      runbook: 'a-worker-fails',
    });
  }

  useTable(resource: ResourceName, table: Table, calls: readonly TableCall[]): this {
    this.fn.addEnvironment(ENV[resource], table.tableName);
    const actions = calls.filter((call) => call !== 'queryDue').map((call) => TABLE_ACTIONS[call]);
    this.allow(actions, [table.tableArn]);
    if (calls.includes('queryDue')) {
      this.allow([TABLE_ACTIONS.queryDue], [`${table.tableArn}/index/${TABLE_KEYS.dueIndex}`]);
    }
    return this;
  }

  useBucket(resource: ResourceName, bucket: Bucket, access: BucketAccess): this {
    const { reads = [], writes = [], deletes = [] } = access;
    this.fn.addEnvironment(ENV[resource], bucket.bucketName);
    const allowObjects = (action: string, keys: readonly string[]) => {
      if (keys.length > 0)
        this.allow(
          [action],
          keys.map((key) => bucket.arnForObjects(key)),
        );
    };
    // Without it S3 answers "access denied", not "not found", for an object that is not there.
    if (reads.length > 0) this.allow(['s3:ListBucket'], [bucket.bucketArn]);
    allowObjects('s3:GetObject', reads);
    allowObjects('s3:PutObject', writes);
    allowObjects('s3:DeleteObject', deletes);
    this.acknowledgeWildcards(bucket, [...reads, ...writes, ...deletes]);
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

  private acknowledgeTracing(): void {
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes records for no resource in particular; the two calls only write.',
    });
  }

  private acknowledgeWildcards(bucket: Bucket, keys: readonly string[]): void {
    const resource = bucket.node.defaultChild;
    if (!(resource instanceof CfnBucket)) throw new Error(`${bucket.node.path}: is not a bucket of this stack`);
    const logicalId = Stack.of(this).resolve(resource.logicalId);
    for (const key of new Set(keys)) {
      Validations.of(this.role).acknowledge({
        id: `AwsSolutions-IAM5[Resource::<${logicalId}.Arn>/${key}]`,
        reason: 'Keys are made at run time; the pattern is the narrowest name that the objects share.',
      });
    }
  }
}
