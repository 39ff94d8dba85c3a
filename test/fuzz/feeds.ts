import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { z } from 'zod';
import { feedVerdict } from './feed-verdict.ts';
import { mutantOf } from './mutant.ts';

const USAGE = `usage: npm run fuzz -- [FOLDER…] [--runs N] [--seed N]

Reads N mutants (default 10000) of the feeds in the folders (default: the fixtures) and says what became of them.
Exit status 1 at the first that is neither read nor refused with a code, with its bytes in Base64.
`;
const FIXTURES = join(import.meta.dirname, '../fixtures/feeds');
/** A document that holds a core for longer is a hang, also on a slow and busy machine. */
const HANG_MS = 20_000;

const Plan = z.object({ folders: z.array(z.string()), runs: z.int().positive(), seed: z.int().nonnegative() });
type Plan = z.infer<typeof Plan>;
const Report = z.object({
  read: z.int(),
  refused: z.record(z.string(), z.int()),
  slowest: z.object({ run: z.int(), milliseconds: z.number() }),
  fault: z.object({ run: z.int(), why: z.string() }).optional(),
});
type Report = z.infer<typeof Report>;

if (isMainThread) await main();
else parentPort?.postMessage(runAll(Plan.parse(workerData.plan), new Int32Array(workerData.progress)));

function corpusOf(folders: readonly string[]): Uint8Array[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => /\.(?:xml|rss|atom|rdf|jsonfeed)$/.test(name))
      .sort()
      .map((name) => join(folder, name)),
  );
  return files.map((file) => readFileSync(file));
}

/** In a thread of its own, so that a hang can be seen from outside: `progress` is the run that is being tried. */
function runAll({ folders, runs, seed }: Plan, progress: Int32Array): Report {
  const corpus = corpusOf(folders);
  const report: Report = { read: 0, refused: {}, slowest: { run: 0, milliseconds: 0 } };
  for (let run = 0; run < runs; run++) {
    Atomics.store(progress, 0, run);
    const mutant = mutantOf(corpus, seed, run);
    const start = performance.now();
    const verdict = feedVerdict(mutant);
    const milliseconds = performance.now() - start;
    if (milliseconds > report.slowest.milliseconds) report.slowest = { run, milliseconds };
    if (verdict.kind === 'fault') return { ...report, fault: { run, why: verdict.why } };
    if (verdict.kind === 'read') report.read++;
    else report.refused[verdict.code] = (report.refused[verdict.code] ?? 0) + 1;
  }
  return report;
}

async function main(): Promise<void> {
  const plan = planFrom(process.argv.slice(2));
  if (!plan || corpusOf(plan.folders).length === 0) {
    process.stderr.write(USAGE);
    process.exit(2);
  }
  const progress = new SharedArrayBuffer(4);
  const worker = new Worker(new URL(import.meta.url), { workerData: { plan, progress } });
  const report = await Promise.race([answerOf(worker), hangOf(new Int32Array(progress))]);
  await worker.terminate();
  const { read, refused, slowest, fault } = report;
  const codes = Object.entries(refused).map(([code, count]) => `${code} ${count}`);
  process.stdout.write(
    `runs ${plan.runs}, seed ${plan.seed}: read ${read}, refused ${codes.join(', ') || 0}; slowest ${slowest.milliseconds.toFixed(0)} ms (run ${slowest.run})\n`,
  );
  if (!fault) return;
  const bytes = Buffer.from(mutantOf(corpusOf(plan.folders), plan.seed, fault.run)).toString('base64');
  process.stdout.write(`run ${fault.run} of seed ${plan.seed} failed: ${fault.why}\n${bytes}\n`);
  process.exitCode = 1;
}

function planFrom(args: string[]): Plan | undefined {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { runs: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
    });
    const folders = positionals.length > 0 ? positionals : [FIXTURES];
    return Plan.parse({ folders, runs: Number(values.runs), seed: Number(values.seed) });
  } catch {
    return undefined;
  }
}

function answerOf(worker: Worker): Promise<Report> {
  return new Promise((resolve, reject) => {
    worker.once('message', (report) => resolve(Report.parse(report)));
    worker.once('error', reject);
  });
}

/** Resolves when the same run has been tried for too long. */
function hangOf(progress: Int32Array): Promise<Report> {
  return new Promise((resolve) => {
    let seen = -1;
    const timer = setInterval(() => {
      const run = Atomics.load(progress, 0);
      const slowest = { run, milliseconds: HANG_MS };
      if (run === seen) resolve({ read: run, refused: {}, slowest, fault: { run, why: 'it holds the core' } });
      seen = run;
    }, HANG_MS);
    timer.unref();
  });
}
