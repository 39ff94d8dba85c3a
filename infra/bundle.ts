import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { WORKERS, type WorkerName } from '#shared/names.ts';
import { slimPackages } from './slim-packages.ts';

const ROOT = join(import.meta.dirname, '..');

/** A folder a worker: `index.mjs`, `index.mjs.map`, `version.txt`, `config.json`, and for `publish` also `assets/`. */
export type Bundles = Readonly<Record<WorkerName, string>>;

export type BundleOptions = {
  /** Where the folders go; what lies there is replaced. */
  outFolder?: string;
  /** What `claimwire story compile` wrote. */
  configFile?: string;
};

/** Some packages in the bundles are CommonJS and call `require` for Node's own modules, which an ES module does not have. */
const REQUIRE_BANNER = `import { createRequire as bundledRequire } from 'node:module';const require = bundledRequire(import.meta.url);`;

/** Bundles every Lambda with all it needs, the AWS SDK as well: what is tested is what runs. Takes about two seconds. */
export async function bundleWorkers(options: BundleOptions = {}): Promise<Bundles> {
  const { outFolder = join(ROOT, 'build', 'lambdas'), configFile = join(ROOT, 'build', 'config.json') } = options;
  rmSync(outFolder, { recursive: true, force: true });
  const folders = WORKERS.map((name) => [name, join(outFolder, name)] as const);
  await Promise.all(folders.map(([name, folder]) => bundleWorker(name, folder)));
  for (const [, folder] of folders) copyFileSync(configFile, join(folder, 'config.json'));
  const folderOf = (name: WorkerName) => join(outFolder, name);
  copyAssets(join(folderOf('publish'), 'assets'));
  return {
    poll: folderOf('poll'),
    fetch: folderOf('fetch'),
    read: folderOf('read'),
    analyse: folderOf('analyse'),
    publish: folderOf('publish'),
    notify: folderOf('notify'),
  };
}

/** How every worker is bundled; tests bundle parts of one with the same. */
export const BUNDLING: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minify: true,
  // Escapes would make two letters of a table six.
  charset: 'utf8',
  // The runtime takes the names in stacks from it.
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  mainFields: ['module', 'main'],
  banner: { js: REQUIRE_BANNER },
  // linkedom draws only where this optional package is installed; it is not.
  external: ['canvas'],
  plugins: [slimPackages],
  logLevel: 'error',
};

async function bundleWorker(name: WorkerName, folder: string): Promise<void> {
  await build({
    ...BUNDLING,
    entryPoints: [join('lambdas', `${name}.ts`)],
    outfile: join(folder, 'index.mjs'),
  });
  const version = createHash('sha256')
    .update(readFileSync(join(folder, 'index.mjs')))
    .digest('hex');
  writeFileSync(join(folder, 'version.txt'), `${version.slice(0, 16)}\n`);
}

/** What `publish` reads at run time and puts on the site. */
function copyAssets(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const file of ['style.css', 'page.js']) copyFileSync(join(ROOT, 'site', file), join(folder, file));
}
