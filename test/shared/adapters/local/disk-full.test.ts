import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { createSqliteQueue } from '#shared/adapters/local/create-sqlite-queue.ts';
import { createSqliteTable } from '#shared/adapters/local/create-sqlite-table.ts';
import { openDatabase } from '#shared/adapters/local/open-database.ts';
import { NODE_WRITE_CALLS, type WriteCalls } from '#shared/adapters/local/write-file.ts';
import { childArguments } from './children/start.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'claimwire-full-'));
});
afterEach(() => rm(folder, { recursive: true }));

const HTML = { contentType: 'text/html' };
const FULL = {
  name: 'StoreError',
  code: 'disk-full',
  retryable: true,
  message: expect.stringMatching(/no space left/),
};

/** A disk that takes half of what is written and then is full. */
function fullAfterHalf(error: 'ENOSPC' | 'EDQUOT'): WriteCalls {
  return {
    ...NODE_WRITE_CALLS,
    open: async (path, flags, mode) => {
      const handle = await NODE_WRITE_CALLS.open(path, flags, mode);
      const writeWhole = handle.writeFile.bind(handle);
      handle.writeFile = async (data) => {
        await writeWhole(Buffer.from(String(data)).subarray(0, 3));
        throw Object.assign(new Error(`${error}: no space left on device, write`), { code: error });
      };
      return handle;
    },
  };
}

describe.each(['ENOSPC', 'EDQUOT'] as const)('files on a disk that says %s', (error) => {
  it('keep the old object and leave nothing of the new one', async () => {
    const root = join(folder, 'site');
    await createFileBlobs(root).put('a.html', 'old', { ...HTML, cacheControl: 'no-cache' });
    const full = createFileBlobs(root, fullAfterHalf(error));
    await expect(full.put('a.html', 'new and longer', HTML)).rejects.toMatchObject(FULL);
    await expect(full.put('b.html', 'new and longer', HTML, { ifAbsent: true })).rejects.toMatchObject(FULL);
    expect(await readdir(root)).toEqual(['a.html']);
    expect(await full.get('a.html')).toMatchObject({ body: Buffer.from('old'), cacheControl: 'no-cache' });
    expect(await createFileBlobs(root).put('b.html', 'new', HTML, { ifAbsent: true })).toBe('written');
  });
});

describe('SQLite on a full disk', () => {
  it('says so, keeps what was there and goes on when there is room', async () => {
    const database = openDatabase(join(folder, 'data.sqlite'));
    const table = createSqliteTable(database, 'things');
    const queue = createSqliteQueue(database, { name: 'work', fifo: false, now: () => new Date(0) });
    await table.put({ pk: 'a', sk: 'before' });
    database.exec('PRAGMA max_page_count = 30');
    const text = 'x'.repeat(200_000);
    await expect(table.put({ pk: 'a', sk: 'large', text })).rejects.toMatchObject(FULL);
    await expect(queue.send([{ body: 'small' }, { body: text }])).rejects.toMatchObject(FULL);
    expect(queue.depth().visible).toBe(0);
    expect((await table.query({ pk: 'a' })).items).toEqual([{ pk: 'a', sk: 'before' }]);
    database.exec('PRAGMA max_page_count = 10000');
    expect(await table.put({ pk: 'a', sk: 'large', text })).toBe(true);
    database.close();
  });
});

/** A volume of 512 KB that only the command sees, and that goes with it: needs user namespaces, or root. */
const inSmallVolume = (path: string, ...command: string[]) =>
  spawnSync('unshare', [
    '--map-root-user',
    '--mount',
    'sh',
    '-c',
    'dir="$1"; shift; mount -t tmpfs -o size=512k tmpfs "$dir" && exec "$@"',
    'sh',
    path,
    ...command,
  ]);

describe.runIf(inSmallVolume(tmpdir(), 'true').status === 0)('a volume that is really full', () => {
  const Report = z.object({
    rows: z.object({ written: z.number(), error: z.unknown() }),
    readable: z.number(),
    files: z.object({ written: z.number(), error: z.unknown() }),
    whole: z.number(),
    names: z.array(z.string()),
    afterRoom: z.string(),
  });

  it('stops files and SQLite with one clear sentence, and loses nothing', () => {
    const result = inSmallVolume(folder, process.execPath, ...childArguments('disk-filler.ts', folder));
    expect(result.stderr.toString()).toBe('');
    const report = Report.parse(JSON.parse(result.stdout.toString()));
    const { code, retryable, message } = FULL;
    expect(report.rows.error).toEqual({ code, retryable, message });
    expect(report.files.error).toEqual({ code, retryable, message });
    expect(report.rows.written).toBeGreaterThan(0);
    expect(report.readable).toBe(report.rows.written);
    expect(report.files.written).toBeGreaterThan(0);
    expect(report.whole).toBe(report.files.written);
    expect(report.names.filter((name) => name.includes('~'))).toEqual([]);
    expect(report.afterRoom).toBe('written');
  });
});
