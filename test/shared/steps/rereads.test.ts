import { beforeEach, expect, test } from 'vitest';
import { loadStories } from '#local/config.ts';
import { StoryId } from '#shared/model/ids.ts';
import { createDueStore } from '#shared/stores/due-store.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { makeDeps, SOURCE, type TestDeps } from './make-deps.ts';
import { FIRST, type Item, runSteps } from './run-steps.ts';

const NO_CLAIM: Item = {
  guid: 'summit',
  title: 'Leaders meet for two days in Busan',
  text: 'The leaders will meet for two days in Busan next week. The alleged sending of North Korean troops to Russia is on the list. Trade, tariffs and the harbour’s new cranes come first.',
};
const STORY = StoryId.parse('dprk-troops-russia');
const AT = '2024-10-21T06:00:00Z';

let deps: TestDeps;
beforeEach(() => {
  const stories = loadStories().filter(({ story }) => story.id === STORY);
  deps = makeDeps(stories, [{ ...SOURCE, fullText: 'feed' }]);
});

const dueLater = async () => {
  const week = new Date('2024-10-29T00:00:00Z');
  return (await createDueStore(deps.feedTable).due('reread', week, 10)).map(({ dueAt }) => dueAt).sort();
};

test('an article with claims of a story is read again after an hour, a day and a week', async () => {
  await runSteps(deps, AT, [FIRST]);
  expect(await dueLater()).toEqual([
    '2024-10-21T07:00:00.000Z',
    '2024-10-22T06:00:00.000Z',
    '2024-10-28T06:00:00.000Z',
  ]);
});

test('one that names it and carries no claim about it is not', async () => {
  await runSteps(deps, AT, [NO_CLAIM]);
  const { articles } = await createStoryStore(deps.storyTable).load(STORY);
  expect(articles.map(({ tier }) => tier)).toEqual(['main']);
  expect(await dueLater()).toEqual([]);
});
