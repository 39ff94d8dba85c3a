import { expect, test } from 'vitest';
import { jsonLines, runCli } from './run-cli.ts';

test('compares one text with a claim', async () => {
  const { status, stdout } = await runCli(['stance', '--claim', 'Ships were sent'], {
    stdin: 'Talk of ships is a hoax',
  });
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    id: 'stdin',
    stance: 'against',
    reasons: [{ rule: 'called-false', text: 'hoax' }],
  });
});

test('answers each line in order', async () => {
  const stdin = [
    { id: 'a', claim: 'Ships were sent', text: 'Ships were sent to Odda' },
    { id: 'b', claim: 'Ships were sent', text: 'Ships reportedly sent to Odda' },
  ]
    .map((line) => JSON.stringify(line))
    .join('\n');
  expect(jsonLines((await runCli(['stance', '--jsonl'], { stdin })).stdout)).toEqual([
    { id: 'a', stance: 'for', reasons: [] },
    { id: 'b', stance: 'observing', reasons: [{ rule: 'hedged', text: 'reportedly' }] },
  ]);
});

test('wants a claim', async () => {
  const { status, stderr } = await runCli(['stance'], { stdin: 'Ships were sent' });
  expect(status).toBe(2);
  expect(stderr).toContain('--claim');
});
