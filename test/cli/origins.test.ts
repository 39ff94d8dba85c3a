import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { BRIDGE, BRIDGE_ELSEWHERE, cut } from '../shared/origins/sample-texts.ts';
import { jsonLines, runCli } from './run-cli.ts';

async function lines(documents: readonly object[]): Promise<unknown[]> {
  const { status, stdout } = await runCli(['origins', '--jsonl'], {
    stdin: documents.map((document) => JSON.stringify(document)).join('\n'),
  });
  expect(status).toBe(0);
  return jsonLines(stdout);
}

describe('origins', () => {
  test('takes all lines as one corpus and answers in their order', async () => {
    const answers = await lines([
      { id: 'copy', text: cut(BRIDGE, 0, 4), publishedAt: '2024-03-02' },
      { id: 'first', text: BRIDGE, publishedAt: '2024-03-01' },
      { id: 'other', text: BRIDGE_ELSEWHERE },
    ]);
    expect(answers).toMatchObject([
      { id: 'copy', relation: 'reprint', of: 'first', score: expect.any(Number) },
      { id: 'first', relation: 'original' },
      { id: 'other', relation: 'original' },
    ]);
    const groups = answers.map((answer) => z.object({ origin: z.string() }).parse(answer).origin);
    expect(groups[0]).toBe(groups[1]);
    expect(groups[2]).not.toBe(groups[0]);
  });

  test('finds the credit in the text', async () => {
    const [answer] = await lines([{ id: 'a', outlet: 'Valley', text: `ALDER (Reuters) - ${BRIDGE}` }]);
    expect(answer).toMatchObject({ relation: 'reprint', credited: { outlet: 'Reuters' } });
  });

  test('sets unreadable lines aside with an error', async () => {
    const { stdout } = await runCli(['origins', '--jsonl'], {
      stdin: `no json\n${JSON.stringify({ id: 'a', text: BRIDGE })}`,
    });
    expect(jsonLines(stdout)).toMatchObject([{ error: { code: 'not-json' } }, { id: 'a', relation: 'original' }]);
  });

  test('answers nothing for an empty corpus', async () => {
    expect(await lines([])).toEqual([]);
  });
});
