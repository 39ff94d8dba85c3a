import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runLive } from '#local/live-run.ts';
import { openPipeline, type Pipeline, type PipelineOptions } from '#local/pipeline.ts';
import { StoreError } from '#shared/errors.ts';
import type { Http } from '#shared/http.ts';
import { SOURCE } from '../shared/steps/make-deps.ts';

const signal = new AbortController().signal;
const FEED = `<rss version="2.0"><channel><title>Harbour</title><item><guid>1</guid><link>https://www.harbour.example/1</link>
<title>Ferry runs again</title><description>The ferry between the two harbours runs again.</description></item></channel></rss>`;

let folder: string;
let pipelines: Pipeline[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwire-pipeline-'));
  pipelines = [];
});
afterEach(async () => {
  for (const pipeline of pipelines) await pipeline.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(options: Partial<PipelineOptions> = {}): Promise<Pipeline> {
  const http: Http = async ({ url }) =>
    url === SOURCE.url
      ? { kind: 'response', status: 200, headers: {}, body: Buffer.from(FEED), finalUrl: url }
      : { kind: 'failure', reason: 'dns', message: 'the host name has no address', finalUrl: url };
  const pipeline = await openPipeline({
    dataDir: folder,
    config: { feeds: [{ ...SOURCE, fullText: 'feed' }], stories: [] },
    openHttp: async () => ({ http, close: async () => undefined }),
    now: () => new Date('2024-10-21T06:00:00Z'),
    log: () => () => undefined,
    metrics: () => undefined,
    settings: { contactUrl: 'https://a.example/', keepRaw: false, fullText: true, programVersion: '0.0.0' },
    port: 8080,
    isServing: false,
    webhooks: new Map(),
    ...options,
  });
  pipelines.push(pipeline);
  return pipeline;
}

test('a run with --once ends when the queues are empty, and the shared pages are there', async () => {
  const pipeline = await open();
  await runLive(pipeline, { once: true, signal });
  expect(await pipeline.deps.siteBlobs.get('index.html')).toBeDefined();
  expect(await pipeline.deps.siteBlobs.get('feeds.html')).toBeDefined();
});

test('what no step can read goes to the dead letters with its reason, and the rest is done', async () => {
  const pipeline = await open();
  await pipeline.queues.fetch.send([{ body: { version: 7, kind: 'fetch' } }, { body: 'rubbish' }]);
  await runLive(pipeline, { once: true, signal });
  const letters = pipeline.queues.fetch.deadLetters();
  expect(letters.map(({ receiveCount }) => receiveCount)).toEqual([1, 1]);
  for (const { reason } of letters) expect(reason).toContain('not a message that this step reads');
  expect(await pipeline.deps.siteBlobs.get('feeds.html')).toBeDefined();
});

test('a folder in use is one clear sentence, and is free again after the first run', async () => {
  const first = await open();
  await expect(open()).rejects.toMatchObject({
    code: 'data-in-use',
    message: expect.stringContaining('is in use by process'),
  });
  await first.close();
  await expect(open()).resolves.toBeDefined();
});

test('a port in use leaves the folder free', async () => {
  const first = await open({ port: 0, isServing: true });
  const { port } = new URL(first.deps.settings.siteBaseUrl);
  const other = mkdtempSync(join(tmpdir(), 'claimwire-pipeline-'));
  const taken = { dataDir: other, port: Number(port), isServing: true };
  await expect(open(taken)).rejects.toMatchObject({ code: 'port-in-use' });
  await expect(open({ dataDir: other })).resolves.toBeDefined();
});

test('a full disk ends the run with its sentence, and what was being done is done by the next run', async () => {
  const pipeline = await open();
  const { put } = pipeline.deps.articleBlobs;
  pipeline.deps.articleBlobs.put = () => Promise.reject(new StoreError('disk-full', 'the disk is full: make room'));
  await expect(runLive(pipeline, { once: true, signal })).rejects.toThrow('the disk is full: make room');
  pipeline.deps.articleBlobs.put = put;
  await pipeline.close();
  const later = await open({ now: () => new Date('2024-10-21T06:30:00Z') });
  await runLive(later, { once: true, signal });
  const keys: string[] = [];
  for await (const { key } of later.deps.articleBlobs.list('articles/')) keys.push(key);
  expect(keys).toHaveLength(1);
});
