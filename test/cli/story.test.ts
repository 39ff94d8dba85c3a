import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { FeedSource } from '#shared/model/feed.ts';
import { LoadedStory } from '#shared/model/story.ts';
import { FERRY_STORY } from '../shared/stories/small-story.ts';
import { runCli } from './run-cli.ts';

const folder = () => mkdtempSync(join(tmpdir(), 'claimwire-story-'));

describe('story', () => {
  test('check says ok with id and version', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'ferry.yaml'), FERRY_STORY);
    const { status, stdout } = await runCli(['story', 'check', 'ferry.yaml'], { cwd });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^ferry\.yaml: ok \(ferry, version [0-9a-f]{16}\)\n$/);
  });

  test('check fails with file, line and what to do', async () => {
    const cwd = folder();
    writeFileSync(join(cwd, 'ferry.yaml'), FERRY_STORY.replace('group: ferry', 'group: fery'));
    const { status, stdout, stderr } = await runCli(['story', 'check', 'ferry.yaml'], { cwd });
    expect(status).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toMatch(/ferry\.yaml:\d+: should\.0\.group: no group "fery"; there are: ferry/);
  });

  test('check of a file that is not there says so', async () => {
    const { status, stderr } = await runCli(['story', 'check', 'none.yaml'], { cwd: folder() });
    expect(status).toBe(1);
    expect(stderr).toContain('no such file');
  });

  test('compile writes feeds and stories as a deployment reads them', async () => {
    const cwd = folder();
    const { status } = await runCli(['story', 'compile', '--out', 'build/config.json'], { cwd });
    expect(status).toBe(0);
    const written: unknown = JSON.parse(readFileSync(join(cwd, 'build/config.json'), 'utf8'));
    const { feeds, stories } = z
      .strictObject({ feeds: z.array(FeedSource), stories: z.array(LoadedStory) })
      .parse(written);
    expect(feeds.length).toBeGreaterThan(0);
    expect(stories.map(({ story }) => story.id)).toContain('dprk-troops-russia');
  });

  test('list shows the stories, schema is JSON', async () => {
    expect((await runCli(['story', 'list'])).stdout).toContain('dprk-troops-russia');
    expect(JSON.parse((await runCli(['story', 'schema'])).stdout)).toHaveProperty('properties.groups');
  });

  test.each([
    [['story']],
    [['story', 'chekc']],
    [['story', 'check']],
    [['story', 'compile']],
    [['story', 'list', 'x']],
  ])('%j is wrong usage', async (argv) => {
    expect((await runCli(argv)).status).toBe(2);
  });
});
