import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeFolder, NODE_WRITE_CALLS, type WriteCalls, writeFileDurably } from '#shared/adapters/local/write-file.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwire-write-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Notes what is called on which file, in order; temporary files are called `temporary`. */
function recording(log: string[]): WriteCalls {
  const nameOf = (path: unknown) => (String(path).endsWith('~') ? 'temporary' : basename(String(path)));
  return {
    ...NODE_WRITE_CALLS,
    open: async (path, flags, mode) => {
      const handle = await NODE_WRITE_CALLS.open(path, flags, mode);
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        log.push(`sync ${nameOf(path)}`);
        await sync();
      };
      return handle;
    },
    rename: async (from, to) => {
      log.push(`rename ${nameOf(from)} ${nameOf(to)}`);
      await NODE_WRITE_CALLS.rename(from, to);
    },
    link: async (from, to) => {
      log.push(`link ${nameOf(from)} ${nameOf(to)}`);
      await NODE_WRITE_CALLS.link(from, to);
    },
  };
}

const write = (name: string, text: string, exclusive: boolean, calls: WriteCalls) =>
  writeFileDurably(join(folder, name), Buffer.from(text), { temporaryFolder: folder, exclusive, calls });

it('syncs the bytes before they get their name, and the folder after', async () => {
  const log: string[] = [];
  expect(await write('a', 'x', false, recording(log))).toBe(true);
  expect(log).toEqual(['sync temporary', 'rename temporary a', `sync ${basename(folder)}`]);
});

it('does the same with a link where nothing may be replaced', async () => {
  const log: string[] = [];
  expect(await write('a', 'x', true, recording(log))).toBe(true);
  expect(await write('a', 'y', true, NODE_WRITE_CALLS)).toBe(false);
  expect(log).toEqual(['sync temporary', 'link temporary a', `sync ${basename(folder)}`]);
  expect(await readFile(join(folder, 'a'), 'utf8')).toBe('x');
});

it('syncs every folder in which a new one got its name', async () => {
  const log: string[] = [];
  await makeFolder(join(folder, 'a', 'b', 'c'), recording(log));
  expect(log).toEqual(['sync b', 'sync a', `sync ${basename(folder)}`]);
  await makeFolder(join(folder, 'a', 'b', 'c'), recording(log));
  expect(log).toHaveLength(3);
});
