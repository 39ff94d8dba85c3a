import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Development } from '#shared/model/development.ts';
import { jsonLines, runCli } from './run-cli.ts';

const STORY = `
id: quarry-fire
title: The fire in the Odda quarry
description: Who says that the quarry burns, and how many workers are missing.
window: { from: 2031-03-01 }
groups:
  quarry: { terms: [odda quarry] }
must:
  - { name: the quarry, all: [quarry] }
thresholds: { main: 0.3, mentions: 0.1 }
parties:
  - { id: town, name: The town }
  - { id: owners, name: The owners }
entities:
  - { id: hale, name: Ruth Hale, kind: person, aliases: [Hale], role: Mayor, party: town }
  - { id: graywacke, name: Graywacke Mining, kind: organisation, party: owners }
propositions:
  - key: burns
    label: The quarry burns
    text: The Odda quarry burns.
    patterns:
      - all: [quarry, fire*]
      - all: [quarry, burn*]
`;

const documents = [
  {
    id: 'one',
    title: 'Fire in the Odda quarry',
    outlet: 'Odda Post',
    url: 'https://post.example/1',
    publishedAt: '2031-03-02T08:00:00Z',
    text: 'Mayor Ruth Hale said that the Odda quarry was on fire.\n\n"There is a fire in the quarry," Hale said.',
  },
  {
    id: 'two',
    title: 'Owners of the Odda quarry deny fire',
    outlet: 'Fjord Times',
    url: 'https://fjord.example/2',
    publishedAt: '2031-03-03T08:00:00Z',
    text: 'Graywacke Mining denied that there was a fire in the Odda quarry.',
  },
  { id: 'three', title: 'A recipe for soup', text: 'Cook said that soup needs salt.' },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'developments-'));
  writeFileSync(join(folder, 'quarry-fire.yaml'), STORY);
});
afterAll(() => rmSync(folder, { recursive: true }));

async function developments(lines: readonly unknown[]) {
  const stdin = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const argv = ['developments', '--story', 'quarry-fire', '--stories', folder, '--jsonl'];
  return runCli(argv, { stdin });
}

test('a corpus becomes one line for each development, whatever its order', async () => {
  const { status, stdout, stderr } = await developments(documents);
  expect([status, stderr]).toEqual([0, '']);
  const found = jsonLines(stdout).map((line) => Development.parse(line));
  expect(found.map(({ kind, title }) => `${kind}: ${title}`)).toEqual([
    'first-position: Ruth Hale on “The quarry burns”: asserts',
    expect.stringMatching(/^(first-position: Graywacke Mining on|contradiction: Graywacke Mining denies)/),
    expect.stringMatching(/^(first-position: Graywacke Mining on|contradiction: Graywacke Mining denies)/),
  ]);
  expect((await developments([...documents].reverse())).stdout).toBe(stdout);
});

test('a line that cannot be read answers with an error, and the rest is read', async () => {
  const { status, stdout } = await developments(['{broken', ...documents.slice(0, 1)]);
  expect(status).toBe(0);
  expect(jsonLines(stdout)).toEqual([
    { id: '', error: { code: 'not-json', message: 'the line is not JSON' } },
    expect.objectContaining({ kind: 'first-position', day: '2031-03-02' }),
  ]);
});

test('no corpus, no development; no story, wrong usage', async () => {
  expect(await developments([])).toEqual({ status: 0, stdout: '', stderr: '' });
  const { status, stderr } = await runCli(['developments', '--jsonl'], { stdin: '' });
  expect([status, stderr]).toEqual([2, expect.stringContaining('--story')]);
});

test('a body turns through two speakers, one of them told of by a third; two quantities stay two', async () => {
  const texts = [
    {
      id: 'seoul',
      publishedAt: '2024-10-19T08:00:00Z',
      outlet: 'First',
      text: "North Korea has sent 1,500 special forces soldiers to Russia, South Korea's National Intelligence Service said on Friday. Ukrainian President Volodymyr Zelenskyy said that 10,000 North Korean soldiers were being prepared to join Russian forces.",
    },
    {
      id: 'moscow',
      publishedAt: '2024-10-21T14:00:00Z',
      outlet: 'Second',
      text: 'Kremlin spokesman Dmitry Peskov noted on Monday that the Pentagon had not confirmed that North Korean troops were sent to Russia.',
    },
    {
      id: 'rome',
      publishedAt: '2024-10-23T14:00:00Z',
      outlet: 'Third',
      text: 'There is evidence of North Korean soldiers in Russia, US Defense Secretary Lloyd Austin told reporters in Rome on Wednesday.',
    },
  ];
  for (const corpus of [texts, texts.toReversed()]) {
    const input = corpus.map((text) => JSON.stringify(text)).join('\n');
    const { stdout } = await runCli(['developments', '--story', 'dprk-troops-russia', '--jsonl'], { stdin: input });
    const found = jsonLines(stdout).map((line) => Development.parse(line));
    expect(found.map(({ kind, title }) => `${kind}: ${title}`).sort()).toEqual([
      'changed-position: United States (U.S. Department of Defense (according to Dmitry Peskov), then Lloyd Austin) on “Troops were sent”: cannot confirm → asserts',
      'first-position: U.S. Department of Defense (according to Dmitry Peskov) on “Troops were sent”: cannot confirm',
      'new-figure: National Intelligence Service on “How many troops”: 1,500 soldiers',
      'new-figure: Volodymyr Zelenskyy on “More troops are to come”: 10,000 soldiers',
    ]);
  }
});
