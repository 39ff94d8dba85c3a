import { describe, expect, test } from 'vitest';
import { jsonLines, runCli } from './run-cli.ts';

const TROOPS =
  'North Korean soldiers have arrived in Russia, officials in Seoul said. They will train near Vladivostok.';
const LINES = [
  { id: 'a', title: 'North Korean troops reach Russia', text: TROOPS, publishedAt: '2024-10-20T10:00:00Z' },
  { id: 'b', title: 'Apple harvest fails', text: 'Frost killed the blossom. Growers are in despair.' },
  { id: 'c', title: 'North Korean troops reach Russia', text: TROOPS, publishedAt: '2019-10-20T10:00:00Z' },
];
const stdin = [...LINES.map((line) => JSON.stringify(line)), 'no json', '{"id": "e"}'].join('\n');

describe('match', () => {
  test('answers one story a line, in order, errors included', async () => {
    const { status, stdout } = await runCli(['match', '--story', 'dprk-troops-russia', '--jsonl'], { stdin });
    expect(status).toBe(0);
    expect(jsonLines(stdout)).toEqual([
      { id: 'a', tier: 'main', score: expect.any(Number), reasons: expect.any(Array) },
      { id: 'b', tier: 'none', score: 0, reasons: [] },
      { id: 'c', tier: 'none', score: 0, reasons: [{ rule: 'window', text: expect.stringContaining('2019-10-20') }] },
      { id: '', error: { code: 'not-json', message: expect.any(String) } },
      { id: 'e', error: { code: 'bad-input', message: expect.stringContaining('text') } },
    ]);
  });

  test('answers all stories without --story', async () => {
    const { stdout } = await runCli(['match', '--jsonl'], { stdin: JSON.stringify(LINES[0]) });
    expect(jsonLines(stdout)).toEqual([
      {
        id: 'a',
        stories: expect.arrayContaining([
          expect.objectContaining({ story: 'dprk-troops-russia', tier: 'main' }),
          expect.objectContaining({ story: 'mpox-clade-1b', tier: 'none' }),
        ]),
      },
    ]);
  });

  test('reads a raw text with what the options say about it', async () => {
    const argv = ['match', '--story', 'dprk-troops-russia', '--published-at', '2019-01-01T00:00:00Z'];
    const { stdout } = await runCli(argv, { stdin: TROOPS });
    expect(JSON.parse(stdout)).toMatchObject({ id: 'stdin', tier: 'none' });
  });

  test('names the stories that there are when one is unknown', async () => {
    const { status, stderr } = await runCli(['match', '--story', 'nothing'], { stdin: TROOPS });
    expect(status).toBe(2);
    expect(stderr).toContain('dprk-troops-russia');
  });
});
