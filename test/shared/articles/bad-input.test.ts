import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const Report = z.object({
  outcomes: z.array(z.object({ name: z.string(), outcome: z.string(), cpuMs: z.number() })),
  wasRun: z.boolean(),
  maxRssMib: z.number(),
});

/** A Lambda of 512 MB gives its process about this much heap, in MiB. */
const HEAP_MIB = 300;
/** Of the processor, so that a busy machine does not fail the test. */
const MAX_CPU_MS = 4000;

let report: z.infer<typeof Report>;
beforeAll(() => {
  const script = join(import.meta.dirname, 'children/read-bad-pages.ts');
  const args = ['--disable-warning=ExperimentalWarning', `--max-old-space-size=${HEAP_MIB}`, script];
  report = Report.parse(JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })));
}, 60_000);

describe('bad input', () => {
  it('gives an article or a reason with a name', () => {
    expect(Object.fromEntries(report.outcomes.map(({ name, outcome }) => [name, outcome]))).toEqual({
      'ten megabytes of text': 'too-large',
      'a novel': 'page',
      'ten megabytes of script': 'page',
      'ten megabytes of attributes': 'page',
      'ten megabytes of paragraphs': 'too-large',
      'more than ten megabytes': 'too-large',
      'nested tags': 'page',
      'nested tags of many kinds': 'page',
      'no body': 'no-text',
      'no bytes': 'no-text',
      'frames only': 'no-text',
      'a PDF': 'not-html',
      'a picture': 'not-html',
      'bytes of nothing': 'not-html',
      'a wrong charset': 'page',
      'a script': 'page',
    });
  });

  it('is answered soon', () => {
    for (const { name, cpuMs } of report.outcomes) expect(cpuMs, name).toBeLessThan(MAX_CPU_MS);
  });

  it('takes less memory than a small Lambda has', () => {
    expect(report.maxRssMib).toBeLessThan(512);
  });

  it('runs no script of a page', () => {
    expect(report.wasRun).toBe(false);
  });
});
