import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { GetQueueAttributesCommand, SendMessageCommand } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createDynamoTable } from '#shared/adapters/aws/create-dynamo-table.ts';
import { createS3Blobs } from '#shared/adapters/aws/create-s3-blobs.ts';
import { ENV, WORKERS } from '#shared/names.ts';
import { runNewsroom, START, STORIES, TICK_MS } from '../faults/newsroom-run.ts';
import { deliveredIds, siteOf, storyOutcome } from '../faults/outcome.ts';
import { type Delivered, FEEDS, smallNewsroom } from '../infra/small-newsroom.ts';
import { type StackResource, stackResources } from './aws-api.ts';
import { cdkIn, STACK_APP } from './cdk.ts';
import { type DeployedStack, startStack } from './deployed-stack.ts';
import { isThere, LOOKED_UP_WITH_ROLE, policiesOf } from './look-up.ts';
import { serveNewsroom } from './newsroom-server.ts';

const HOURS = 4;
const STACK = 'claimwire';
/** What `cdk destroy` leaves on purpose: articles and what is known of them are never deleted by accident. */
const KEPT = ['AWS::DynamoDB::Table', 'AWS::S3::Bucket'];
/** What moto's CloudFormation passes over. Neither may it grow nor name what moto has learnt. */
const MOTO_LACKS = [
  'AWS::CloudFront::Distribution',
  'AWS::CloudFront::OriginAccessControl',
  'AWS::CloudFront::ResponseHeadersPolicy',
  'AWS::CloudWatch::Alarm',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::S3::BucketPolicy',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
  'AWS::Scheduler::Schedule',
];

const folder = mkdtempSync(join(tmpdir(), 'claimwire-deploy-'));
const outFolder = join(folder, 'cdk.out');
const cdk = cdkIn(folder);
const Template = z.object({
  Resources: z.record(
    z.string(),
    z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()).optional() }),
  ),
});
let template: z.infer<typeof Template>;
let resources: StackResource[];
let stack: DeployedStack;
let nowMs = START;
const delivered: Delivered = [];
const newsroom = await serveNewsroom(smallNewsroom(() => Math.floor((nowMs - START) / 3_600_000), delivered));

beforeAll(async () => {
  execFileSync('sh', ['-c', STACK_APP], {
    env: { ...process.env, CDK_OUTDIR: outFolder, CLAIMWIRE_TEST_FOLDER: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  template = Template.parse(JSON.parse(readFileSync(join(outFolder, `${STACK}.template.json`), 'utf8')));
  await cdk('bootstrap', 'aws://123456789012/eu-central-1', '--app', outFolder);
  await deploy();
  resources = (await stackResources(STACK)) ?? [];
  const webhooks = JSON.stringify({ desk: { url: 'http://hooks.example/in', secret: 'whsec_c2VjcmV0' } });
  const extra = { notify: { [ENV.webhooks]: webhooks } };
  stack = await startStack(resources, { folder, newsroomPort: newsroom.port, extra });
}, 300_000);

afterAll(async () => {
  await stack?.stop();
  await newsroom.close();
});

const deploy = () => cdk('deploy', '--app', outFolder, '--require-approval', 'never', '--progress', 'events');

describe('a deployment', () => {
  it('makes every resource of the template, but for the types that moto lacks', () => {
    const made = new Set(resources.map(({ logicalId }) => logicalId));
    const missing = Object.entries(template.Resources).filter(([logicalId]) => !made.has(logicalId));
    expect([...new Set(missing.map(([, { Type }]) => Type))].sort()).toEqual(MOTO_LACKS);
    expect(resources.length + missing.length).toBe(Object.keys(template.Resources).length);
  });

  it('is known to each service itself', async () => {
    for (const resource of resources) {
      if (resource.type === LOOKED_UP_WITH_ROLE) continue;
      expect([resource.logicalId, await isThere(resource)]).toEqual([resource.logicalId, true]);
    }
    const roles = resources.filter(({ type }) => type === 'AWS::IAM::Role');
    const policies = await Promise.all(roles.map(({ physicalId }) => policiesOf(physicalId)));
    expect(policies.flat()).toHaveLength(resources.filter(({ type }) => type === LOOKED_UP_WITH_ROLE).length);
  });

  it('changes nothing the second time', async () => {
    expect(await deploy()).toContain('(no changes)');
  });
});

describe('the bundled functions over the deployed queues, tables and buckets', () => {
  it('leave behind what the same steps leave behind locally: ledger, origins, alerts and every file of the site', async () => {
    const dynamo = new DynamoDBClient({});
    const s3 = new S3Client({});
    for (; nowMs < START + HOURS * 3_600_000; nowMs += TICK_MS) {
      await stack.wake(nowMs);
      expect(await stack.drain(nowMs)).toBe(0);
    }
    const local = await runNewsroom({ hours: HOURS });
    const storyTable = createDynamoTable({ client: dynamo, tableName: stack.resource('storyTable') });
    const outcome = await storyOutcome(storyTable, { feeds: FEEDS, stories: STORIES });
    const { ledger, origins, articles, alerts } = local;
    expect(outcome).toEqual({ ledger, origins, articles, alerts });
    expect(alerts.length).toBeGreaterThan(0);
    expect(deliveredIds(delivered)).toEqual(local.delivered);
    const site = await siteOf(createS3Blobs({ client: s3, bucket: stack.resource('siteBucket') }));
    // The tests' local run has no assets.
    const written = Object.keys(site).filter((key) => !key.startsWith('assets/'));
    expect(written).toEqual(Object.keys(local.site).filter((key) => !key.startsWith('assets/')));
    for (const key of written) expect([key, site[key]]).toEqual([key, local.site[key]]);
  }, 300_000);

  it('write one readable line for each unit of work, and no error', () => {
    for (const worker of WORKERS) {
      const lines = stack.lambdas[worker].lines.filter((line) => !('_aws' in line));
      expect([worker, lines.length > 0]).toEqual([worker, true]);
      for (const line of lines) expect(line).toMatchObject({ what: expect.any(String), level: expect.any(String) });
      expect([worker, lines.filter(({ level }) => level === 'error')]).toEqual([worker, []]);
    }
  });

  it('answer what no step can read, do the rest of the batch, and leave it to the dead letters', async () => {
    const url = stack.resource('readQueue');
    const before = stack.lambdas.read.lines.length;
    const unreadable = ['{half', '{"version":99,"kind":"entry"}'];
    const entry = { version: 1, kind: 'entry', feedId: 'valley-wire', entryKey: 'not-there' };
    for (const MessageBody of [...unreadable, JSON.stringify(entry)]) {
      await stack.sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody }));
    }
    expect(await stack.drain(nowMs)).toBeGreaterThanOrEqual(2);
    const lines = stack.lambdas.read.lines.slice(before);
    expect(lines).toContainEqual(expect.objectContaining({ outcome: 'entry-gone' }));
    const errors = lines.filter(({ level }) => level === 'error');
    for (const line of errors)
      expect(line).toMatchObject({ outcome: 'unreadable', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    const dead = resources.find(({ logicalId }) => logicalId.startsWith('ReadQueueDeadLetters'));
    const asked = { QueueUrl: dead?.physicalId, AttributeNames: ['ApproximateNumberOfMessages' as const] };
    const { Attributes } = await stack.sqs.send(new GetQueueAttributesCommand(asked));
    expect(Attributes?.ApproximateNumberOfMessages).toBe('2');
  });
});

describe('what should not be', () => {
  const sendTo = (queue: 'readQueue' | 'analyseQueue', body: object) =>
    stack.sqs.send(new SendMessageCommand({ QueueUrl: stack.resource(queue), MessageBody: JSON.stringify(body) }));

  it('is named where an older version of the program has left it: the row, the message', async () => {
    const blobs = createS3Blobs({ client: new S3Client({}), bucket: stack.resource('articleBucket') });
    const key = 'entries/valley-wire/left-behind.json';
    await blobs.put(key, '{"schema":0,"item":{}}', { contentType: 'application/json' });
    const before = stack.lambdas.read.lines.length;
    await sendTo('readQueue', { version: 1, kind: 'entry', feedId: 'valley-wire', entryKey: 'left-behind' });
    await stack.drain(nowMs);
    const errors = stack.lambdas.read.lines.slice(before).filter(({ level }) => level === 'error');
    expect(errors.length).toBeGreaterThan(0);
    for (const line of errors) {
      expect(line).toMatchObject({
        code: 'blob-unreadable',
        id: expect.any(String),
        reason: expect.stringContaining(key),
      });
    }
  });

  it.each([
    ['a table', 'articleTable', 'resource-missing'],
    ['a queue', 'analyseQueue', 'resource-missing'],
  ] as const)(
    'is named where %s is missing',
    async (_, resource, code) => {
      const absent = resource === 'analyseQueue' ? `${process.env.AWS_ENDPOINT_URL}/123456789012/absent` : 'absent';
      const lame = await startStack(resources, {
        folder,
        newsroomPort: newsroom.port,
        extra: { read: { [ENV[resource]]: absent } },
      });
      try {
        const [entry] = await entryKeys();
        await sendTo('readQueue', { version: 1, kind: 'entry', feedId: 'valley-wire', entryKey: entry });
        await lame.drain(nowMs);
        const errors = lame.lambdas.read.lines.filter(({ level }) => level === 'error');
        expect(errors.length).toBeGreaterThan(0);
        const named = resource === 'analyseQueue' ? 'queue analyse' : 'absent';
        for (const line of errors) expect(line).toMatchObject({ code, reason: expect.stringContaining(named) });
      } finally {
        await lame.stop();
      }
    },
    120_000,
  );

  async function entryKeys(): Promise<string[]> {
    const blobs = createS3Blobs({ client: new S3Client({}), bucket: stack.resource('articleBucket') });
    const keys: string[] = [];
    for await (const { key } of blobs.list('entries/valley-wire/')) keys.push(key.replace(/^.*\/|\.json$/g, ''));
    return keys.filter((key) => key !== 'left-behind');
  }
});

describe('the template', () => {
  // W3005: CDK names a dependency that a reference implies already.
  it.runIf(process.env.CLAIMWIRE_TEST_CFN_LINT)(
    'has no error for cfn-lint, and no warning',
    () => {
      const program = process.env.CLAIMWIRE_TEST_CFN_LINT ?? '';
      const file = join(outFolder, `${STACK}.template.json`);
      expect(
        execFileSync(program, ['--ignore-checks', 'W3005', '--regions', 'eu-central-1', '--', file]).toString(),
      ).toBe('');
    },
    120_000,
  );
});

describe('cdk destroy', () => {
  it('takes away everything but tables and buckets', async () => {
    await cdk('destroy', '--app', outFolder, '--force');
    const kept = [];
    for (const resource of resources) {
      if (resource.type !== LOOKED_UP_WITH_ROLE && (await isThere(resource))) kept.push(resource.type);
    }
    expect([...new Set(kept)].sort()).toEqual(KEPT);
    expect(kept).toHaveLength(5);
  }, 120_000);
});
