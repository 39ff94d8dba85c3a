import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '#shared/errors.ts';
import { ENV, WORKER_RESOURCES, type WorkerName } from '#shared/names.ts';
import { createRuntime, type Parts, s3Blobs } from '../../lambdas/runtime/deps.ts';
import { bundleFolder, FEED } from './bundle-folder.ts';

process.env.AWS_REGION = 'eu-west-1';
const documents = mockClient(DynamoDBDocumentClient);
const dynamo = mockClient(DynamoDBClient);
const s3 = mockClient(S3Client);
const sqs = mockClient(SQSClient);

beforeEach(() => {
  for (const mock of [documents, dynamo, s3, sqs]) mock.reset();
});

function environmentOf(worker: WorkerName): Record<string, string> {
  return {
    ...Object.fromEntries(WORKER_RESOURCES[worker].map((name) => [ENV[name], `the-${name}`])),
    [ENV.siteBaseUrl]: 'https://site.example/',
    [ENV.contactUrl]: 'https://desk.example/about',
  };
}

function runtimeOf(
  worker: WorkerName,
  parts: Parts = {},
  changes: Record<string, string> = {},
  folder = bundleFolder(),
) {
  const lines: string[] = [];
  const runtime = createRuntime(worker, parts, {
    env: { ...environmentOf(worker), ...changes },
    folder,
    write: (line) => lines.push(line),
    now: () => new Date('2024-10-23T12:00:00.000Z'),
  });
  return { ...runtime, lines };
}

describe('createRuntime', () => {
  it('reads tables by the name in the environment, consistently', async () => {
    documents.on(GetCommand).resolves({});
    await runtimeOf('fetch').deps.feedTable.get({ pk: 'a', sk: 'b' });
    expect(documents.commandCalls(GetCommand).map(({ args }) => args[0].input)).toMatchObject([
      { TableName: 'the-feedTable', Key: { pk: 'a', sk: 'b' }, ConsistentRead: true },
    ]);
    expect(dynamo.commandCalls(GetItemCommand)).toHaveLength(0);
  });

  it('sends to queues by the URL in the environment; the publish queue alone keeps an order', async () => {
    sqs.on(SendMessageBatchCommand).resolves({ Successful: [], Failed: [] });
    const { queues } = runtimeOf('poll').deps;
    await queues.fetch.send([{ body: { n: 1 } }]);
    await queues.publish.send([{ body: { n: 2 }, group: 'site', deduplicationId: 'site#1' }]);
    expect(sqs.commandCalls(SendMessageBatchCommand).map(({ args }) => args[0].input)).toMatchObject([
      { QueueUrl: 'the-fetchQueue', Entries: [{ MessageBody: '{"n":1}' }] },
      { QueueUrl: 'the-publishQueue', Entries: [{ MessageGroupId: 'site', MessageDeduplicationId: 'site#1' }] },
    ]);
    await expect(queues.fetch.send([{ body: 1, group: 'site', deduplicationId: 'x' }])).rejects.toThrow();
  });

  it('writes objects to the bucket in the environment', async () => {
    s3.on(PutObjectCommand).resolves({});
    const { articleBlobs } = runtimeOf('fetch', { blobs: s3Blobs }).deps;
    await articleBlobs.put('entries/a/b.json', '{}', { contentType: 'application/json' }, { ifAbsent: true });
    expect(s3.calls().map(({ args }) => args[0].input)).toMatchObject([
      { Bucket: 'the-articleBucket', Key: 'entries/a/b.json', IfNoneMatch: '*' },
    ]);
  });

  it.each([
    [
      'a table',
      'fetch',
      ENV.storyTable,
      ({ deps }: ReturnType<typeof runtimeOf>) => deps.storyTable.get({ pk: 'a', sk: 'b' }),
    ],
    ['a queue', 'fetch', ENV.publishQueue, ({ deps }: ReturnType<typeof runtimeOf>) => deps.queues.publish.send([])],
    [
      'a bucket',
      'fetch',
      ENV.siteBucket,
      ({ deps }: ReturnType<typeof runtimeOf>) => deps.siteBlobs.delete('index.html'),
    ],
    ['the buckets', 'poll', ENV.articleBucket, ({ deps }: ReturnType<typeof runtimeOf>) => deps.articleBlobs.get('a')],
  ] as const)('refuses %s that the worker is not given, and calls nobody', async (_, worker, variable, call) => {
    const runtime = runtimeOf(worker, worker === 'fetch' ? { blobs: s3Blobs } : {});
    const error: unknown = await (async () => call(runtime))().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConfigError);
    expect(String(error)).toContain(variable);
    expect(s3.commandCalls(DeleteObjectCommand)).toHaveLength(0);
    expect(documents.calls()).toHaveLength(0);
  });

  it('gives the HTTP client our name and address, and refuses without one', async () => {
    const agents: string[] = [];
    const http = async ({ url }: { url: string }) => ({
      kind: 'failure' as const,
      reason: 'dns' as const,
      message: '',
      finalUrl: url,
    });
    const parts: Parts = {
      http: ({ userAgent }) => {
        agents.push(userAgent);
        return http;
      },
    };
    expect(runtimeOf('fetch', parts).deps.http).toBe(http);
    expect(agents).toEqual([expect.stringMatching(/^claimwire\/[0-9.]+ \(\+https:\/\/desk\.example\/about\)$/)]);
    await expect(runtimeOf('poll').deps.http({ url: 'https://post.example/' })).rejects.toThrow(
      'https://post.example/',
    );
  });

  it('takes configuration, version and assets from beside the bundle', () => {
    const { deps } = runtimeOf('publish');
    expect(deps.config).toEqual({ feeds: [FEED], stories: [] });
    expect(deps.loadAssets()).toEqual({ css: 'body { color: black }', js: 'export {};' });
    expect(deps.settings).toEqual({
      siteBaseUrl: 'https://site.example/',
      contactUrl: 'https://desk.example/about',
      keepRaw: false,
      programVersion: '0123456789abcdef',
      fullText: false,
    });
  });

  it.each([
    ['no configuration', { 'config.json': undefined }, 'config.json: cannot be read'],
    ['a configuration that broke off', { 'config.json': '{"feeds": [' }, 'config.json: is not JSON'],
    ['a feed without an address', { 'config.json': '{"feeds":[{"id":"a"}],"stories":[]}' }, 'config.json: feeds.0.url'],
    ['a key that nobody knows', { 'config.json': '{"feeds":[],"stories":[],"storys":[]}' }, 'storys'],
    ['no version', { 'version.txt': undefined }, 'version.txt: cannot be read'],
  ])('fails with %s, and names the file', (_, files, message) => {
    const create = () => runtimeOf('poll', {}, {}, bundleFolder(files));
    expect(create).toThrow(ConfigError);
    expect(create).toThrow(message);
  });

  it('needs the assets only where they are read', () => {
    const { deps } = runtimeOf('poll', {}, {}, bundleFolder({ 'assets/page.js': undefined }));
    expect(() => deps.loadAssets()).toThrow('page.js: cannot be read');
  });

  it('fails on a variable that is not set, and names it', () => {
    expect(() => runtimeOf('poll', {}, { [ENV.feedTable]: '' })).toThrow(`${ENV.feedTable} is not set`);
  });

  it('logs and counts to the same place, from the level that is set', () => {
    const { deps, flushMetrics, lines } = runtimeOf('poll', {}, { [ENV.logLevel]: 'warn' });
    deps.log('info', { what: 'poll' });
    deps.log('error', { what: 'poll', reason: 'no luck' });
    deps.metrics('FeedsDue', 2);
    flushMetrics();
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([{ reason: 'no luck' }, { FeedsDue: [2] }]);
  });
});
