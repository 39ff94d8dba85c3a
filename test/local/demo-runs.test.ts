import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { expectedLines, knownDifferences, lookName, toldText } from './demo/reader-newsroom.ts';

const BIN = join(import.meta.dirname, '..', '..', 'cli', 'bin.ts');
const KILLS = 10;

const root = mkdtempSync(join(tmpdir(), 'claimwire-demo-'));
const undisturbed = join(root, 'undisturbed');
const killed = join(root, 'killed');
let durationMs = 0;

type Ended = { code: number | null; stdout: string; stderr: string };

/** `killAfterMs`: SIGKILL, to the process that does the work. */
function demo(dataDir: string, killAfterMs?: number): Promise<Ended> {
  return run(['demo', '--once', '--json', '--data', dataDir], killAfterMs);
}

function run(args: string[], killAfterMs?: number): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args]);
    let stdout = '';
    let stderr = '';
    child.stdout.on('data', (chunk) => {
      stdout += chunk;
    });
    child.stderr.on('data', (chunk) => {
      stderr += chunk;
    });
    const timer = killAfterMs === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, stdout, stderr });
    });
  });
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .sort();
}

function bytesOf(folder: string): Record<string, string> {
  const hash = (file: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('hex');
  return Object.fromEntries(filesBelow(folder).map((file) => [file, hash(file)]));
}

/** Every row of every table, as text. */
function rowsOf(dataDir: string): string {
  const db = new DatabaseSync(join(dataDir, 'claimwire.sqlite'), { readOnly: true });
  const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").all();
  const dump = tables.map(({ name }) => db.prepare(`SELECT * FROM "${name}" ORDER BY 1, 2`).all());
  db.close();
  return JSON.stringify(dump, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value));
}

beforeAll(async () => {
  const started = performance.now();
  const { code, stderr } = await demo(undisturbed);
  durationMs = performance.now() - started;
  if (code !== 0) throw new Error(`the demo ended with ${code}: ${stderr}`);
}, 120_000);

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the demo ends with nothing left to do, and with something to read', async () => {
  const Summary = z.object({
    feeds: z.object({ configured: z.number(), read: z.number() }),
    entries: z.number(),
    stories: z.array(z.object({ id: z.string(), main: z.number(), developments: z.number(), alerts: z.number() })),
    deadLetters: z.number(),
  });
  const { stdout } = await demo(undisturbed);
  const summary = Summary.parse(JSON.parse(stdout));
  expect(summary.deadLetters).toBe(0);
  expect(summary.feeds.read).toBe(summary.feeds.configured);
  expect(summary.entries).toBeGreaterThanOrEqual(60);
  const story = summary.stories.find(({ id }) => id === 'dprk-troops-russia');
  expect(story?.main).toBeGreaterThan(30);
  expect(story?.alerts).toBeGreaterThan(10);
}, 60_000);

test('the program tells what the careful reader does, but for the differences that expected.md names', async () => {
  const Alerts = z.array(
    z.object({ publishedAt: z.string(), development: z.object({ kind: z.string(), title: z.string() }) }),
  );
  const { stdout } = await run(['alerts', '--story', 'dprk-troops-russia', '--json', '--data', undisturbed]);
  const told = Alerts.parse(JSON.parse(stdout)).map(({ publishedAt, development }) =>
    toldText({ seen: lookName(publishedAt), ...development }),
  );
  const expected = expectedLines().map(toldText);
  const { missed, added } = knownDifferences();
  expect(expected).toEqual(expect.arrayContaining(missed.map(toldText)));
  const allowed = { missed: new Set(missed.map(toldText)), added: new Set(added.map(toldText)) };
  expect(expected.filter((line) => !told.includes(line) && !allowed.missed.has(line))).toEqual([]);
  expect(told.filter((line) => !expected.includes(line) && !allowed.added.has(line))).toEqual([]);
  expect(new Set(told).size).toBe(told.length);
}, 60_000);

test('a second run writes nothing', async () => {
  const files = filesBelow(join(undisturbed, 'site')).map((file) => statSync(join(undisturbed, 'site', file)).mtimeMs);
  const before = {
    site: bytesOf(join(undisturbed, 'site')),
    articles: bytesOf(join(undisturbed, 'articles')),
    rows: rowsOf(undisturbed),
  };
  const { code } = await demo(undisturbed);
  expect(code).toBe(0);
  expect(bytesOf(join(undisturbed, 'site'))).toEqual(before.site);
  expect(bytesOf(join(undisturbed, 'articles'))).toEqual(before.articles);
  expect(rowsOf(undisturbed)).toBe(before.rows);
  const after = filesBelow(join(undisturbed, 'site')).map((file) => statSync(join(undisturbed, 'site', file)).mtimeMs);
  expect(after).toEqual(files);
}, 60_000);

test('kill -9 at ten random moments, then a run to the end, gives the same site', async () => {
  let killedRuns = 0;
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { code } = await demo(killed, 200 + Math.random() * (durationMs / 4));
    if (code === null) killedRuns += 1;
  }
  const { code, stderr } = await demo(killed);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(killedRuns).toBeGreaterThan(0);
  expect(bytesOf(join(killed, 'site'))).toEqual(bytesOf(join(undisturbed, 'site')));
}, 300_000);
