import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { systemCode } from './file-error.ts';

/** The calls that write: a seam, so that a test can make a disk run full. */
export type WriteCalls = Pick<typeof import('node:fs/promises'), 'open' | 'rename' | 'link' | 'unlink' | 'mkdir'>;
export const NODE_WRITE_CALLS: WriteCalls = { open, rename, link, unlink, mkdir };

/** Ends with `~`, which no key can have: never mistaken for an object. The process id says whether its writer still lives. */
const TEMPORARY = /^\.tmp-(\d+)-([0-9a-f]+)-\d+~$/;
/** In a container every run has the same process id: this tells them apart. */
const RUN = randomBytes(6).toString('hex');
let counter = 0;

/** Who writes the temporary file of this name: this run of the program, or another process; undefined for other files. */
export function temporaryOwner(fileName: string): { pid: number; isThisRun: boolean } | undefined {
  const [, pid, run] = TEMPORARY.exec(fileName) ?? [];
  return pid === undefined ? undefined : { pid: Number(pid), isThisRun: run === RUN };
}

/**
 * Writes the file whole or not at all, and durably: a temporary file in `temporaryFolder` (same volume), synced, put in
 * place in one call, and the folder synced. With `exclusive` a file that is there stays and the answer is false.
 */
export async function writeFileDurably(
  path: string,
  bytes: Uint8Array,
  options: { temporaryFolder: string; exclusive: boolean; calls: WriteCalls },
): Promise<boolean> {
  const { calls, temporaryFolder } = options;
  counter += 1;
  const temporary = join(temporaryFolder, `.tmp-${process.pid}-${RUN}-${counter}~`);
  try {
    const handle = await calls.open(temporary, 'wx', 0o644);
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (options.exclusive) await calls.link(temporary, path);
    else await calls.rename(temporary, path);
  } catch (error) {
    if (options.exclusive && systemCode(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await removeFile(temporary, calls);
  }
  await syncFolder(dirname(path), calls);
  return true;
}

/** Absent is fine. */
export async function removeFile(path: string, calls: WriteCalls): Promise<void> {
  try {
    await calls.unlink(path);
  } catch (error) {
    if (systemCode(error) !== 'ENOENT') throw error;
  }
}

/** Makes a folder and what is missing above it, and makes the new names durable. */
export async function makeFolder(folder: string, calls: WriteCalls): Promise<void> {
  const first = await calls.mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let path = folder; path.length >= first.length; path = dirname(path)) await syncFolder(dirname(path), calls);
}

/** A rename is durable only once its folder is. Some systems do not let a folder be opened or synced; one may be gone again. */
export async function syncFolder(folder: string, calls: WriteCalls): Promise<void> {
  try {
    const handle = await calls.open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['ENOENT', 'EISDIR', 'EPERM', 'EINVAL'].includes(systemCode(error) ?? '')) throw error;
  }
}
