import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { WORKERS, type WorkerName } from '#shared/names.ts';

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

/** zod brings its messages in fifty languages, a quarter of a megabyte that nobody reads here. */
const englishOnly: Plugin = {
  name: 'english-only',
  setup({ onLoad }) {
    onLoad({ filter: /zod.v4.locales.index\.js$/ }, () => ({ contents: "export { default as en } from './en.js';" }));
  },
};

/** Of package.json the program reads its version. With the rest, every new development tool would make other bundles. */
const versionOnly: Plugin = {
  name: 'version-only',
  setup({ onLoad }) {
    onLoad({ filter: /[/\\]package\.json$/ }, ({ path }) => {
      if (path !== join(ROOT, 'package.json')) return undefined;
      const { version } = JSON.parse(readFileSync(path, 'utf8'));
      return { contents: JSON.stringify({ version }), loader: 'json' };
    });
  },
};

async function bundleWorker(name: WorkerName, folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: [join('lambdas', `${name}.ts`)],
    outfile: join(folder, 'index.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minify: true,
    // Names stand in logs and stacks.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    mainFields: ['module', 'main'],
    banner: { js: REQUIRE_BANNER },
    // linkedom draws only where this optional package is installed; it is not.
    external: ['canvas'],
    plugins: [englishOnly, versionOnly],
    logLevel: 'error',
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
