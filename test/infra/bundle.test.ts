import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { ENV, WORKER_RESOURCES, WORKERS, type WorkerName } from '#shared/names.ts';
import { type Bundles, bundleWorkers } from '../../infra/bundle.ts';

const run = promisify(execFile);
let bundles: Bundles;
/** Folders of `node_modules` and of the project that went into each bundle, from its source map. */
const sources = new Map<WorkerName, string[]>();

beforeAll(async () => {
  const root = mkdtempSync(join(tmpdir(), 'claimwire-bundles-'));
  writeFileSync(join(root, 'config.json'), '{"feeds":[],"stories":[]}');
  bundles = await bundleWorkers({ outFolder: join(root, 'lambdas'), configFile: join(root, 'config.json') });
  for (const worker of WORKERS) {
    const map: { sources: string[] } = JSON.parse(readFileSync(join(bundles[worker], 'index.mjs.map'), 'utf8'));
    sources.set(worker, map.sources);
  }
});

const carries = (worker: WorkerName, part: string) => sources.get(worker)?.some((path) => path.includes(part));

describe('bundles', () => {
  it.each(WORKERS)('%s has its program, its configuration and its version', (worker) => {
    const files = ['config.json', 'index.mjs', 'index.mjs.map', 'version.txt'];
    expect(readdirSync(bundles[worker]).sort()).toEqual([...(worker === 'publish' ? ['assets'] : []), ...files]);
    expect(readFileSync(join(bundles[worker], 'version.txt'), 'utf8')).toMatch(/^[0-9a-f]{16}\n$/);
  });

  it('has the site’s assets beside publish', () => {
    expect(readdirSync(join(bundles.publish, 'assets')).sort()).toEqual(['page.js', 'style.css']);
  });

  it.each([
    ['poll', ['wink', 'linkedom', 'readability', 'feedsmith', 'undici', 'client-s3']],
    ['fetch', ['wink', 'linkedom', 'readability']],
    ['notify', ['wink', 'linkedom', 'readability', 'feedsmith', 'client-s3']],
    ['analyse', ['undici', 'feedsmith', 'readability']],
    ['publish', ['undici', 'feedsmith', 'readability']],
  ] as const)('%s does not carry %j', (worker, packages) => {
    expect(packages.filter((name) => carries(worker, `node_modules/${name}`) || carries(worker, `/${name}/`))).toEqual(
      [],
    );
  });

  it.each(WORKERS)('%s carries nothing of CDK, tests or the command line', (worker) => {
    expect(
      ['aws-cdk-lib', 'constructs/', '/vitest/', '/cli/', '/local/', '/infra/'].filter((part) => carries(worker, part)),
    ).toEqual([]);
  });

  it('can tell what a bundle carries', () => {
    expect([carries('fetch', 'node_modules/feedsmith'), carries('analyse', 'node_modules/wink')]).toEqual([true, true]);
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
    expect(existsSync(join(tmpdir(), 'node_modules'))).toBe(false);
  });
});
