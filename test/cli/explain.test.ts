import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadStories } from '#local/config.ts';
import { makeDeps, SOURCE, type TestDeps } from '../shared/steps/make-deps.ts';
import { runSteps } from '../shared/steps/run-steps.ts';
import { runCli } from './run-cli.ts';

let deps: TestDeps;
beforeAll(async () => {
  deps = makeDeps(loadStories(), [{ ...SOURCE, fullText: 'feed' }]);
  await runSteps(deps, '2024-10-21T06:00:00Z', [
    {
      guid: 'guarded',
      title: 'South Korean troops on parade',
      text: 'South Korean troops marched past the president. The Russian ambassador stayed away.',
    },
    {
      guid: 'blocked',
      title: 'A quiet day at the border',
      text: 'North Korean soldiers crossed the demarcation line on Sunday, a day after talks in Moscow had ended.',
    },
  ]);
});
afterAll(() => deps.close());

const explain = async (guid: string) =>
  (await runCli(['explain', `https://www.harbour.example/${guid}`, '--data', deps.dataDir])).stdout;

test('an article that a guard kept out: the term and the guard', async () => {
  const stdout = await explain('guarded');
  expect(stdout).toContain('tier: none');
  expect(stdout).toMatch(/guard: ".*troop.*" does not count beside "south/);
  expect(stdout).toContain('Not in this story');
});

test('an article that other words kept out: the rule and the words', async () => {
  const stdout = await explain('blocked');
  expect(stdout).toContain('tier: none');
  expect(stdout).toMatch(/blocked:force-in-place: "demarcation" \(peninsula\) takes the rule back/);
});
