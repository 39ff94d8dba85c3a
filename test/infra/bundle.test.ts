import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENV, WORKER_RESOURCES, WORKERS, type WorkerName } from '#shared/names.ts';
import { type Bundles, bundleWorkers } from '../../infra/bundle.ts';

const run = promisify(execFile);
const PROJECT = join(import.meta.dirname, '..', '..');
let bundles: Bundles;
/** What went into each bundle, from its source map, as paths in the project: `shared/…`, `node_modules/…`. */
const sources = new Map<WorkerName, string[]>();

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'claimwire-bundles-'));
  writeFileSync(join(root, 'config.json'), '{"feeds":[],"stories":[]}');
  bundles = await bundleWorkers({ outFolder: join(root, 'lambdas'), configFile: join(root, 'config.json') });
  for (const worker of WORKERS) {
    const map: { sources: string[] } = JSON.parse(readFileSync(join(bundles[worker], 'index.mjs.map'), 'utf8'));
    sources.set(
      worker,
      map.sources.map((path) => {
        const [, ...packages] = path.split('node_modules/');
        return packages.length > 0
          ? `node_modules/${packages.at(-1)}`
          : relative(PROJECT, resolve(bundles[worker], path));
      }),
    );
  }
});

const carries = (worker: WorkerName, folder: string) =>
  sources.get(worker)?.some((path) => path.startsWith(`${folder}/`));
const carried = (worker: WorkerName, folders: readonly string[]) => folders.filter((each) => carries(worker, each));

describe('bundles', () => {
  it.each(WORKERS)('%s has its program, its configuration and its version', (worker) => {
    const files = ['config.json', 'index.mjs', 'index.mjs.map', 'version.txt'];
    expect(readdirSync(bundles[worker]).sort()).toEqual([...(worker === 'publish' ? ['assets'] : []), ...files]);
    expect(readFileSync(join(bundles[worker], 'version.txt'), 'utf8')).toMatch(/^[0-9a-f]{16}\n$/);
  });

  it.each(WORKERS)('%s knows the version of the program, and nothing else of package.json', (worker) => {
    const { version } = JSON.parse(readFileSync(join(PROJECT, 'package.json'), 'utf8'));
    const code = readFileSync(join(bundles[worker], 'index.mjs'), 'utf8');
    expect(code).toContain(`{version:"${version}"}`);
    expect(code).not.toContain('cdk-nag');
  });

  it('has the site’s assets beside publish', () => {
    expect(readdirSync(join(bundles.publish, 'assets')).sort()).toEqual(['page.js', 'style.css']);
  });

  it.each([
    ['poll', ['wink-nlp', 'linkedom', '@mozilla/readability', 'feedsmith', 'undici', '@aws-sdk/client-s3']],
    ['fetch', ['wink-nlp', 'linkedom', '@mozilla/readability']],
    ['read', ['wink-nlp', 'feedsmith']],
    ['analyse', ['linkedom', '@mozilla/readability', 'feedsmith', 'undici']],
    ['publish', ['wink-nlp', 'linkedom', '@mozilla/readability', 'feedsmith', 'undici']],
    ['notify', ['wink-nlp', 'linkedom', '@mozilla/readability', 'feedsmith', '@aws-sdk/client-s3']],
  ] as const)('%s does not carry %j', (worker, packages) => {
    const folders = packages.map((name) => `node_modules/${name}`);
    expect(carried(worker, folders)).toEqual([]);
  });

  it.each(WORKERS)('%s carries nothing of CDK, tests or the command line', (worker) => {
    const folders = ['node_modules/aws-cdk-lib', 'node_modules/constructs', 'node_modules/vitest'];
    expect(carried(worker, [...folders, 'cli', 'local', 'infra', 'test', 'bench'])).toEqual([]);
  });

  it.each([
    ['poll', 800],
    ['fetch', 1200],
    ['read', 1800],
    ['analyse', 4300],
    ['publish', 1000],
    ['notify', 800],
  ] as const)('%s is no larger than %i KB', (worker, limitKb) => {
    expect(statSync(join(bundles[worker], 'index.mjs')).size / 1000).toBeLessThanOrEqual(limitKb);
  });

  it.each(['poll', 'fetch'] as const)('%s carries nothing that reads languages or pages', (worker) => {
    const packages = [
      'wink-nlp',
      'wink-eng-lite-web-model',
      'tinyld',
      'linkedom',
      'htmlparser2',
      '@mozilla/readability',
    ];
    const ours = ['claims', 'stories', 'origins', 'developments', 'render'].map((folder) => `shared/${folder}`);
    expect(carried(worker, [...packages.map((name) => `node_modules/${name}`), ...ours])).toEqual([]);
  });

  it('can tell what a bundle carries', () => {
    expect(carried('fetch', ['shared', 'node_modules/feedsmith', 'node_modules/@aws-sdk/client-s3'])).toHaveLength(3);
    expect(carried('analyse', ['node_modules/wink-nlp'])).toHaveLength(1);
  });

  it.each(WORKERS)('%s starts from its folder alone, with its environment', async (worker) => {
    const file = pathToFileURL(join(bundles[worker], 'index.mjs')).href;
    const program = `const { handler } = await import(${JSON.stringify(file)}); console.log(typeof handler);`;
    const env = {
      AWS_REGION: 'eu-west-1',
      [ENV.siteBaseUrl]: 'https://site.example/',
      [ENV.contactUrl]: 'https://desk.example/',
      ...Object.fromEntries(WORKER_RESOURCES[worker].map((resource) => [ENV[resource], resource])),
    };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { cwd: tmpdir(), env });
    expect(stdout).toBe('function\n');
  });
});
