import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const Names = z.record(z.string(), z.string()).default({});
const Lock = z.object({
  packages: z.record(z.string(), z.object({ optionalDependencies: Names, hasInstallScript: z.boolean().optional() })),
});
const Package = z.object({
  dependencies: Names,
  devDependencies: Names,
  allowScripts: z.record(z.string(), z.boolean()),
});

const read = (name: string): unknown => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const { packages } = Lock.parse(read('package-lock.json'));
const own = Package.parse(read('package.json'));

test('the lock file has every optional package, for machines of other kinds too: without it `npm ci` refuses', () => {
  const known = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies));
  expect(wanted.filter((name) => !known.has(name))).toEqual([]);
});

test('versions are exact', () => {
  const versions = Object.entries({ ...own.dependencies, ...own.devDependencies });
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});

test('every package with an install script is allowed by name, or left alone on purpose', () => {
  const withScript = Object.entries(packages).filter(([, { hasInstallScript }]) => hasInstallScript);
  const names = withScript.map(([path]) => path.split('node_modules/').at(-1) ?? '');
  expect(names.filter((name) => name !== 'fsevents' && !Object.hasOwn(own.allowScripts, name))).toEqual([]);
});
