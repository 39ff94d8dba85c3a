import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { ENV, WORKER_RESOURCES, WORKERS, type WorkerName } from '#shared/names.ts';
import { bundleWorkers } from '../infra/bundle.ts';

const run = promisify(execFile);
/** Each import runs in a process of its own, as a cold start does. */
const IMPORTS = 20;
const COMPILED = join(import.meta.dirname, '..', 'build', 'config.json');

/** Size of each Lambda's program, and how long it takes to load and to build its adapters: the part of a cold start that is ours. */
export const benchmark = {
  name: 'bundles',
  async run(): Promise<string[]> {
    const root = mkdtempSync(join(tmpdir(), 'claimwire-bundles-'));
    try {
      const bundles = await bundleWorkers({ outFolder: join(root, 'lambdas'), configFile: configFile(root) });
      const rows: string[] = [
        `bundles: KB, KB gzipped, init in ms on Node ${process.versions.node} (median of ${IMPORTS})`,
      ];
      for (const worker of WORKERS) rows.push(await measure(worker, join(bundles[worker], 'index.mjs')));
      return rows;
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  },
};

/** The compiled configuration where there is one, else an empty one. */
function configFile(root: string): string {
  if (existsSync(COMPILED)) return COMPILED;
  const file = join(root, 'config.json');
  writeFileSync(file, JSON.stringify({ feeds: [], stories: [] }));
  return file;
}

async function measure(worker: WorkerName, file: string): Promise<string> {
  const times: number[] = [];
  for (let n = 0; n < IMPORTS; n += 1) times.push(await importMs(worker, file));
  const median = times.sort((a, b) => a - b)[Math.floor(IMPORTS / 2)] ?? 0;
  const gzipped = gzipSync(readFileSync(file)).length;
  const cells = [statSync(file).size / 1024, gzipped / 1024, median].map((value) => value.toFixed(0).padStart(6));
  return `${worker.padEnd(8)}${cells.join('')}`;
}

async function importMs(worker: WorkerName, file: string): Promise<number> {
  const program = `const from = performance.now(); await import(${JSON.stringify(pathToFileURL(file).href)}); console.log(performance.now() - from);`;
  const { stdout } = await run(process.execPath, ['--enable-source-maps', '--input-type=module', '-e', program], {
    env: environmentOf(worker),
  });
  return Number(stdout);
}

function environmentOf(worker: WorkerName): NodeJS.ProcessEnv {
  return {
    AWS_REGION: 'eu-west-1',
    [ENV.siteBaseUrl]: 'https://site.example/',
    [ENV.contactUrl]: 'https://desk.example/',
    ...Object.fromEntries(WORKER_RESOURCES[worker].map((resource) => [ENV[resource], resource])),
  };
}
