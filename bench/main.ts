import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Every other file of this folder exports one of these; `run` answers the lines to print. */
export type Benchmark = { name: string; run(): Promise<string[]> };

const Module = z.object({
  benchmark: z.object({ name: z.string(), run: z.custom<Benchmark['run']>((value) => typeof value === 'function') }),
});

const wanted = process.argv.slice(2);
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.ts') && name !== 'main.ts');
const names = files.map((name) => name.slice(0, -'.ts'.length)).sort();
const unknown = wanted.filter((name) => !names.includes(name));
if (wanted.includes('--help') || unknown.length > 0) {
  process.stdout.write(`usage: npm run bench -- [NAME…]\n\nbenchmarks: ${names.join(', ')}; all when none is named\n`);
  process.exit(wanted.includes('--help') ? 0 : 2);
}
for (const name of names.filter((each) => wanted.length === 0 || wanted.includes(each))) {
  const { benchmark } = Module.parse(await import(join(import.meta.dirname, `${name}.ts`)));
  process.stdout.write(`== ${benchmark.name}\n`);
  for (const line of await benchmark.run()) process.stdout.write(`${line}\n`);
}
