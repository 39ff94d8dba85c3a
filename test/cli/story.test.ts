import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
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

  test.each<[string, string, string, RegExp]>([
    ['an impossible window', 'to: 2024-03-31', 'to: 2023-03-31', /:4: window\.to: .*before the start/],
    ['an empty group', 'terms: [dredg*]', 'terms: []', /:17: groups\.dredging\.terms/],
    ['a pattern that matches everything', 'all: [last trip]', 'all: ["*"]', /:\d+: .*would match everything/],
    ['a doubled id', 'key: last-trip', 'key: closes', /:\d+: .*a second proposition "closes"/],
    ['an alias of two entities', 'name: Ada Muster', 'name: Town Hall', /:\d+: .*"Town Hall" is claimed by/],
  ])('%s is refused with its line, at the check, at synth and at the start', async (_sentence, from, to, expected) => {
    const cwd = folder();
    writeFileSync(join(cwd, 'ferry.yaml'), FERRY_STORY.replace(from, to));
    for (const argv of [
      ['story', 'check', 'ferry.yaml'],
      // What `cdk synth` begins with.
      ['story', 'compile', '--stories', cwd, '--out', 'config.json'],
      ['run', '--once', '--stories', cwd, '--data', join(cwd, 'data')],
    ]) {
      const { status, stderr } = await runCli(argv, { cwd });
      expect(status).toBe(1);
      expect(existsSync(join(cwd, 'config.json'))).toBe(false);
      expect(stderr).toMatch(new RegExp(`ferry\\.yaml${expected.source}`));
    }
  });

  test('a second file with the id of another story is refused', async () => {
    const cwd = folder();
    for (const name of ['a.yaml', 'b.yaml']) writeFileSync(join(cwd, name), FERRY_STORY);
    const { status, stderr } = await runCli(['match', '--stories', cwd], { cwd, stdin: 'text' });
    expect(status).toBe(1);
    expect(stderr).toContain('the story id "ferry" is taken by another file');
  });

  describe('eval', () => {
    const line = (id: string, tier: string, title: string) => JSON.stringify({ id, tier, title, text: `${title}.` });

    test('fails where a story falls short of the limits, and says by what', async () => {
      const cwd = folder();
      writeFileSync(join(cwd, 'ferry.yaml'), FERRY_STORY);
      const gold = [line('a', 'main', 'The ferry line closes'), line('b', 'main', 'The bus line ends')];
      writeFileSync(join(cwd, 'ferry.gold.jsonl'), gold.join('\n'));
      const { status, stdout } = await runCli(['story', 'eval', '--stories', cwd]);
      expect(status).toBe(1);
      expect(stdout).toContain('ferry: b is main, tagged none: The bus line ends');
      expect(stdout).toContain('ferry: FAILS: recall 0.500 is below 0.95');
    });

    test.each<[string, string | undefined, RegExp]>([
      ['no documents', undefined, /ferry\.gold\.jsonl: no such file/],
      ['a line that is no document', '{"id": "a"}', /ferry\.gold\.jsonl:1: tier/],
      ['an id twice', `${line('a', 'main', 'x')}\n${line('a', 'main', 'y')}`, /:2: a second document "a"/],
    ])('%s: status 1 with file and line', async (_sentence, gold, expected) => {
      const cwd = folder();
      writeFileSync(join(cwd, 'ferry.yaml'), FERRY_STORY);
      if (gold !== undefined) writeFileSync(join(cwd, 'ferry.gold.jsonl'), gold);
      const { status, stderr } = await runCli(['story', 'eval', 'ferry', '--stories', cwd]);
      expect(status).toBe(1);
      expect(stderr).toMatch(expected);
    });

    test('the stories of config/stories pass', async () => {
      const { status, stdout } = await runCli(['story', 'eval']);
      expect(status).toBe(0);
      expect(stdout).toContain('mpox-clade-1b');
    });
  });

  describe('suggest', () => {
    const document = (id: string, tier: string, text: string) => JSON.stringify({ id, tier, text });
    const report =
      'The crossing to the island ends in autumn after ninety years, and captain Ida Holm will carry the last of her guests over for nothing.';
    const others = [1, 2, 3, 4].map((number) => document(`o${number}`, 'none', `Rain fell for ${number} days.`));

    test('counts texts of one origin once', async () => {
      const cwd = folder();
      writeFileSync(join(cwd, 'ferry.yaml'), FERRY_STORY);
      const run = (lines: string[]) =>
        runCli(['story', 'suggest', 'ferry', '--stories', cwd], { stdin: [...lines, ...others].join('\n') });
      const copies = ['a', 'b', 'c'].map((id) => document(id, 'main', report));
      expect((await run(copies)).stdout).toContain('nothing to suggest from 1 documents');
      const second = document('d', 'main', 'For Ida Holm it is a farewell, she says on deck.');
      expect((await run([...copies, second])).stdout).toMatch(/Ida Holm +\d/);
    });

    test('a document without a tier is named by its line', async () => {
      const { status, stderr } = await runCli(['story', 'suggest', 'mpox-clade-1b'], {
        stdin: `${document('a', 'main', 'x')}\n{"id": "b", "text": "y"}`,
      });
      expect(status).toBe(1);
      expect(stderr).toMatch(/stdin:2: tier/);
    });
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
    [['story', 'suggest']],
    [['story', 'eval', 'no-such-story']],
    [['story', 'list', 'x']],
  ])('%j is wrong usage', async (argv) => {
    expect((await runCli(argv)).status).toBe(2);
  });
});
