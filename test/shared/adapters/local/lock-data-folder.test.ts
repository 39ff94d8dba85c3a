import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockDataFolder } from '#shared/adapters/local/lock-data-folder.ts';
import { kill, linesOf, startChild } from './children/start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwire-lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const inUse = (by: string) => ({
  name: 'StoreError',
  code: 'data-in-use',
  message: `${folder} is in use by ${by}: stop it first, or name another folder with --data`,
});

it('names the process that holds the folder, and takes over when it is killed', async () => {
  const child = startChild('lock-holder.ts', folder);
  await linesOf(child).next();
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining(inUse(`process ${child.pid}`)));
  await kill(child);
  lockDataFolder(folder).release();
});

it('is not fooled by what a killed process left, nor by a strange file', async () => {
  await writeFile(join(folder, 'lock.json'), JSON.stringify({ pid: process.pid }));
  lockDataFolder(folder).release();
  await writeFile(join(folder, 'lock.json'), '{half');
  lockDataFolder(folder).release();
});

it('holds also against this very process, until released', () => {
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining(inUse(`process ${process.pid}`)));
  lock.release();
  lock.release();
  const again = lockDataFolder(folder);
  lock.release();
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ code: 'data-in-use' }));
  again.release();
});

it('says "another process" while the holder has not yet written its name', async () => {
  const lock = lockDataFolder(folder);
  await rm(join(folder, 'lock.json'));
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining(inUse('another process')));
  const noProcess = 2 ** 22 + 1;
  await writeFile(join(folder, 'lock.json'), JSON.stringify({ pid: noProcess }));
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining(inUse('another process')));
  lock.release();
});

it('makes the folder where there is none', () => {
  lockDataFolder(join(folder, 'new', 'data')).release();
});
