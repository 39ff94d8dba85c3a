import { describe, expect, it } from 'vitest';
import { createMetrics } from '../../lambdas/runtime/metrics.ts';

const NOW = new Date('2024-10-23T12:00:00.000Z');

function gathering() {
  const lines: string[] = [];
  const buffer = createMetrics(
    'fetch',
    (line) => lines.push(line),
    () => NOW,
  );
  return { ...buffer, read: (): unknown[] => lines.map((line) => JSON.parse(line)) };
}

describe('createMetrics', () => {
  it('writes a line of the embedded metric format, with units by name', () => {
    const { metrics, flush, read } = gathering();
    metrics('records', 3);
    metrics('durationMs', 120);
    metrics('durationMs', 80);
    metrics('bodyBytes', 2048);
    flush();
    expect(read()).toEqual([
      {
        _aws: {
          Timestamp: NOW.getTime(),
          CloudWatchMetrics: [
            {
              Namespace: 'claimwire',
              Dimensions: [['worker']],
              Metrics: [
                { Name: 'records', Unit: 'Count' },
                { Name: 'durationMs', Unit: 'Milliseconds' },
                { Name: 'bodyBytes', Unit: 'Bytes' },
              ],
            },
          ],
        },
        worker: 'fetch',
        records: [3],
        durationMs: [120, 80],
        bodyBytes: [2048],
      },
    ]);
  });

  it('keeps each set of dimensions on a line of its own, in whatever order they are named', () => {
    const { metrics, flush, read } = gathering();
    metrics('feeds', 1, { outcome: 'ok', country: 'KR' });
    metrics('feeds', 1, { outcome: 'gone' });
    metrics('feeds', 1, { country: 'KR', outcome: 'ok' });
    flush();
    expect(read()).toMatchObject([
      { outcome: 'ok', country: 'KR', feeds: [1, 1] },
      { outcome: 'gone', feeds: [1] },
    ]);
  });

  it('writes nothing when nothing was counted, and nothing twice', () => {
    const { metrics, flush, read } = gathering();
    flush();
    metrics('records', 1);
    flush();
    flush();
    expect(read()).toHaveLength(1);
  });

  it('never puts more than 100 values into one line, and loses none', () => {
    const { metrics, flush, read } = gathering();
    for (let n = 0; n < 250; n += 1) metrics('durationMs', n);
    flush();
    const values = read().map((line) =>
      typeof line === 'object' && line && 'durationMs' in line ? line.durationMs : [],
    );
    expect(values.map((each) => (Array.isArray(each) ? each.length : 0))).toEqual([100, 100, 50]);
    expect(values.flat()).toEqual(Array.from({ length: 250 }, (_, n) => n));
  });
});
