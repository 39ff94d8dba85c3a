import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

const ROOT = join(import.meta.dirname, '..', '..');
const PURE = ['feeds', 'articles', 'text', 'claims', 'stories', 'origins', 'developments', 'render'];

/** A small tree in which every rule of the layers is broken once. */
const LAYER_FAULTS: Record<string, string> = {
  'shared/errors.ts': '',
  'shared/names.ts': "import './errors.ts';",
  'shared/above.ts': "import '../cli/plain.ts';",
  'shared/model/greedy.ts': "import '../errors.ts';",
  'shared/stores/plain.ts': '',
  'shared/stores/greedy.ts': "import '../adapters/plain.ts';",
  'shared/steps/greedy.ts': "import '../adapters/plain.ts';",
  'shared/adapters/plain.ts': '',
  'shared/adapters/greedy.ts': "import '../stores/plain.ts';",
  'shared/adapters/http/sdk.ts': "import '@aws-sdk/client-s3';",
  'shared/adapters/dev.ts': "import 'vitest';",
  'shared/text/chicken.ts': "import './egg.ts';",
  'shared/text/egg.ts': "import './chicken.ts';",
  'shared/text/lost.ts': "import './nowhere.ts';",
  ...Object.fromEntries(PURE.map((folder) => [`shared/${folder}/greedy.ts`, "import '../stores/plain.ts';"])),
  'lambdas/one.ts': "import './two.ts';",
  'lambdas/two.ts': '',
  'local/greedy.ts': "import '../cli/plain.ts';",
  'cli/plain.ts': '',
  'cli/greedy.ts': "import '../lambdas/two.ts';\nimport 'aws-cdk-lib';",
  'infra/greedy.ts': "import '../shared/errors.ts';",
};

/** One file in which every rule of style is broken. */
const STYLE_FAULTS = `import { readFileSync } from 'fs';
import { Unused } from './plain.ts';
import { Type } from './type.ts';
import './type';
let never = 1;
export const value: Type = (readFileSync as any)(never!);
export default value;
export function change(text: string): string {
  text = 'b';
  [1].forEach(() => console.log(text));
  const idle = 1;
  return text;
}
export const clock = [Date.now(), new Date(), Math.random(), process.pid, fetch('x')];
`;
const STYLE_TEST_FAULTS = `import { test } from 'vitest';
test.skip('a', () => {});
test.only('b', () => {});
`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwire-lint-'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const name of ['package.json', 'tsconfig.json', '.dependency-cruiser.cjs', 'lint']) {
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  const style = { ...JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8')), vcs: { enabled: false } };
  write('biome.json', JSON.stringify(style));
  for (const [name, text] of Object.entries(LAYER_FAULTS)) write(name, `${text}\nexport {};\n`);
  write('shared/claims/StyleFaults.ts', STYLE_FAULTS);
  write('shared/claims/type.ts', 'export type Type = number;\n');
  write('test/style-faults.test.ts', STYLE_TEST_FAULTS);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(name: string, text: string): void {
  mkdirSync(dirname(join(folder, name)), { recursive: true });
  writeFileSync(join(folder, name), text);
}

function runTool(name: string, args: string[]): string {
  return spawnSync(join(ROOT, 'node_modules', '.bin', name), args, { cwd: folder, encoding: 'utf8' }).stdout;
}

test('every rule of the layers fails on its planted fault', () => {
  const Report = z.object({
    summary: z.object({ violations: z.array(z.object({ rule: z.object({ name: z.string() }) })) }),
  });
  const output = runTool('depcruise', [
    '--config',
    '.dependency-cruiser.cjs',
    '-T',
    'json',
    'shared',
    'lambdas',
    'local',
    'cli',
    'infra',
  ]);
  const violated = new Set(Report.parse(JSON.parse(output)).summary.violations.map(({ rule }) => rule.name));
  const Rules = z.object({ forbidden: z.array(z.object({ name: z.string() })) });
  const { forbidden } = Rules.parse(createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')));
  expect([...violated].sort()).toEqual(forbidden.map(({ name }) => name).sort());
});

test('every rule of style that is set fails on its planted fault', () => {
  const Report = z.object({ diagnostics: z.array(z.object({ category: z.string().nullish() })) });
  const output = runTool('biome', ['lint', '--reporter=json', '--max-diagnostics=200', 'shared/claims', 'test']);
  const found = new Set(Report.parse(JSON.parse(output)).diagnostics.map(({ category }) => category));
  const style = JSON.parse(readFileSync(join(ROOT, 'biome.json'), 'utf8'));
  const set = [
    style.linter.rules,
    ...style.overrides.map((each: { linter: { rules: object } }) => each.linter.rules),
  ].flatMap((rules: Record<string, unknown>) =>
    Object.entries(rules).flatMap(([group, named]) =>
      typeof named === 'object' && named !== null
        ? Object.entries(named).flatMap(([rule, level]) => (level === 'off' ? [] : [`lint/${group}/${rule}`]))
        : [],
    ),
  );
  expect([...new Set(set)].filter((rule) => !found.has(rule))).toEqual([]);
  expect(found).toContain('plugin');
});
