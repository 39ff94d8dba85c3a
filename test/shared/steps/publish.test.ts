import { beforeEach, describe, expect, test } from 'vitest';
import { loadStories } from '#local/config.ts';
import { PublishMessage } from '#shared/model/message.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import { publishStep } from '#shared/steps/publish.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { makeDeps, SOURCE, type TestDeps } from './make-deps.ts';
import { FIRST, runSteps, SECOND } from './run-steps.ts';

const STORY = loadStories().filter(({ story }) => story.id === 'dprk-troops-russia');
let deps: TestDeps;
let stories: LoadedStory[];
beforeEach(() => {
  stories = STORY;
  deps = makeDeps(stories, [{ ...SOURCE, fullText: 'feed' }]);
});

const rows = () => createStoryStore(deps.storyTable).load(stories[0]?.story.id ?? STORY[0]?.story.id ?? raise());
function raise(): never {
  throw new Error('no story');
}
async function page(key: string): Promise<string> {
  const blob = await deps.siteBlobs.get(key);
  return Buffer.from(blob?.body ?? []).toString('utf8');
}

describe('publish', () => {
  test('what came with the first read of a feed fills the page and alerts nobody', async () => {
    await runSteps(deps, '2024-10-21T06:00:00Z', [FIRST]);
    const { articles, claims, entries } = await rows();
    expect(articles).toMatchObject([{ tier: 'main', backfill: true }]);
    expect(claims.length).toBeGreaterThan(0);
    expect(entries).toEqual([]);
    expect(await page('stories/dprk-troops-russia/index.html')).toContain('National Intelligence Service');
  });

  test('what comes later alerts, in feeds and on the front page', async () => {
    await runSteps(deps, '2024-10-21T06:00:00Z', [FIRST]);
    await runSteps(deps, '2024-10-22T06:00:00Z', [SECOND, FIRST]);
    const { entries } = await rows();
    expect(entries.map(({ development }) => development.speaker)).toContain('Dmitry Peskov');
    for (const key of ['stories/dprk-troops-russia/atom.xml', 'atom.xml', 'feed.json']) {
      expect(await page(key)).toContain('Peskov');
    }
  });

  test('a message that comes again changes nothing', async () => {
    await runSteps(deps, '2024-10-21T06:00:00Z', [FIRST]);
    await runSteps(deps, '2024-10-22T06:00:00Z', [SECOND, FIRST]);
    const before = { rows: await rows(), page: await page('stories/dprk-troops-russia/index.html') };
    deps.setNow('2024-10-22T07:00:00Z');
    const body = PublishMessage.parse({ version: 1, kind: 'story', storyId: 'dprk-troops-russia', cause: 'again' });
    await publishStep(deps, body);
    expect(await rows()).toEqual(before.rows);
    expect(await page('stories/dprk-troops-russia/index.html')).toBe(before.page);
    expect(deps.sent.publish).toEqual([]);
  });

  test('a run that died while it wrote the pages ends with the same entries and pages', async () => {
    await runSteps(deps, '2024-10-21T06:00:00Z', [FIRST]);
    const { put } = deps.siteBlobs;
    let writes = 0;
    deps.siteBlobs.put = (...args) => {
      writes += 1;
      return writes > 3 ? Promise.reject(new Error('lost')) : put(...args);
    };
    await expect(runSteps(deps, '2024-10-22T06:00:00Z', [SECOND, FIRST])).rejects.toThrow('lost');
    const half = (await rows()).entries;
    deps.siteBlobs.put = put;
    deps.setNow('2024-10-22T06:05:00Z');
    await publishStep(deps, { version: 1, kind: 'story', storyId: 'dprk-troops-russia', cause: 'again' });
    expect((await rows()).entries).toEqual(half);
    expect(await page('stories/dprk-troops-russia/atom.xml')).toContain('Peskov');
  });

  test('a story that is not configured any more is left alone', async () => {
    await publishStep(deps, { version: 1, kind: 'story', storyId: 'gone', cause: 'x' });
    expect(deps.sent.publish).toEqual([]);
  });
});
