import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadStories, STORIES_FOLDER } from '#local/config.ts';
import { openStores } from '#local/open-stores.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { makeDeps, SOURCE, type TestDeps } from '../shared/steps/make-deps.ts';
import { FIRST, runSteps, SECOND } from '../shared/steps/run-steps.ts';
import { runCli } from './run-cli.ts';

const STORY = 'dprk-troops-russia';
const ADDRESS = 'https://www.harbour.example/second';

let deps: TestDeps;
beforeAll(async () => {
  deps = makeDeps(loadStories(), [{ ...SOURCE, fullText: 'feed' }]);
  await runSteps(deps, '2024-10-21T06:00:00Z', [FIRST]);
  await runSteps(deps, '2024-10-22T06:00:00Z', [SECOND, FIRST]);
});
afterAll(() => deps.close());

const cli = (...argv: string[]) => runCli([...argv, '--data', deps.dataDir]);

test('alerts: a line each for people, the whole entry as JSON, a table as CSV', async () => {
  const table = await cli('alerts', '--story', STORY);
  expect(table.stdout).toContain('Dmitry Peskov');
  const Entries = z.array(z.object({ development: z.object({ kind: z.string() }) }));
  expect(Entries.parse(JSON.parse((await cli('alerts', '--json')).stdout)).length).toBeGreaterThan(0);
  expect((await cli('alerts', '--format', 'csv')).stdout).toMatch(
    /^published,kind,outlets,origins,title\r\n2024-10-22/,
  );
  expect((await cli('alerts', '--since', '2024-10-23')).stdout).toBe('no alerts yet\n');
});

test('ledger: every speaker with stance and day', async () => {
  const { stdout } = await cli('ledger', '--story', STORY);
  expect(stdout).toMatch(/2024-10-18 +National Intelligence Service +asserts/);
  expect(stdout).toMatch(/2024-10-21 +Dmitry Peskov +denies/);
  const only = await cli('ledger', '--story', STORY, '--speaker', 'peskov');
  expect(only.stdout).not.toContain('National Intelligence Service');
  expect(JSON.parse((await cli('ledger', '--story', STORY, '--format', 'stix')).stdout)).toMatchObject({
    type: 'bundle',
  });
});

describe('explain', () => {
  test('an article that alerts: tag, claims with their ids, and the alerts', async () => {
    const { status, stdout } = await cli('explain', `${ADDRESS}?utm_source=x`);
    expect(status).toBe(0);
    expect(stdout).toContain('tier: main');
    expect(stdout).toMatch(/Dmitry Peskov denies sent/);
    expect(stdout).toMatch(/It is part of \d+ alert/);
  });

  test('an article of the first read says so, and names the alert that it is one side of', async () => {
    const { stdout } = await cli('explain', 'https://www.harbour.example/first');
    expect(stdout).toContain('It came with the first read of its feed');
    expect(stdout).toContain('It is part of 1 alert:');
  });

  test('an address that was never seen', async () => {
    const { status, stderr } = await cli('explain', 'https://www.harbour.example/never');
    expect(status).toBe(2);
    expect(stderr).toContain('not seen');
  });
});

describe('replay', () => {
  const window = ['replay', '--story', STORY, '--since', '2024-10-20', '--until', '2024-10-23'];
  const folder = mkdtempSync(join(tmpdir(), 'claimwire-replay-'));

  test('the same rules give the same alerts', async () => {
    const same = join(folder, 'same.yaml');
    copyFileSync(join(STORIES_FOLDER, `${STORY}.yaml`), same);
    const { status, stdout } = await cli(...window, '--story-file', same, '--fail-on-change');
    expect(stdout).toContain('2 articles: 0 alerts gained, 0 lost, 0 changed');
    expect(status).toBe(0);
  });

  test('rules that let nothing through lose the alerts, and the status says so', async () => {
    const closed = join(folder, 'closed.yaml');
    const text = readFileSync(join(STORIES_FOLDER, `${STORY}.yaml`), 'utf8');
    writeFileSync(closed, text.replace(/from: .*/, "from: '2030-01-01'"));
    const { status, stdout } = await cli(...window, '--story-file', closed, '--fail-on-change');
    expect(stdout).toMatch(/0 alerts gained, [1-9]\d* lost/);
    expect(status).toBe(1);
  });

  test('--apply hands the articles of the window to the next run', async () => {
    const { stdout } = await cli(...window, '--apply');
    expect(stdout).toBe('2 articles handed to the next run\n');
    const queue = JSON.parse((await cli('queue', '--json')).stdout);
    expect(queue).toContainEqual(expect.objectContaining({ name: 'analyse', visible: 2 }));
  });
});

test('correct: a person’s word is kept with its reason, and the next run publishes it', async () => {
  const Explained = z.object({
    stories: z.array(z.object({ id: z.string(), claims: z.array(z.object({ id: z.string() })) })),
  });
  const explained = Explained.parse(JSON.parse((await cli('explain', ADDRESS, '--json')).stdout));
  const claimId = explained.stories.find(({ id }) => id === STORY)?.claims[0]?.id ?? '';
  expect((await cli('correct', claimId, '--drop')).stderr).toContain('say why with --reason');
  expect((await cli('correct', 'nope', '--drop', '--reason', 'x')).stderr).toContain('no claim "nope"');
  const { status } = await cli('correct', claimId, '--stance', 'cannot-confirm', '--reason', 'he refused to say');
  expect(status).toBe(0);
  const stores = openStores(deps.dataDir, () => new Date('2024-10-24T12:00:00Z'));
  const story = loadStories().find((each) => each.story.id === STORY);
  const rows = story && (await createStoryStore(stores.storyTable).load(story.story.id));
  expect(rows?.corrections).toMatchObject([{ claimId, change: { kind: 'stance', stance: 'cannot-confirm' } }]);
  expect(stores.queues.publish.depth().visible).toBe(1);
  stores.close();
});

test('feeds and queue show how things stand', async () => {
  expect((await cli('feeds')).stdout).toContain(SOURCE.id);
  expect((await cli('queue', 'dead')).stdout).toBe('no dead letters\n');
});
