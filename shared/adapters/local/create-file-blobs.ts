import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { open, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { StoreError } from '#shared/errors.ts';
import type { BlobHeaders, BlobInfo, Blobs, StoredBlob } from '#shared/ports.ts';
import { checkBlobKey } from '../rules/blob-key.ts';
import { type HeadersByBody, headersByExtension, readSideFile, renderSideFile, sameHeaders } from './blob-headers.ts';
import { fileError, systemCode } from './file-error.ts';
import { createKeyLock } from './key-lock.ts';
import { listFiles } from './list-files.ts';
import { pruneFolders } from './prune-folders.ts';
import { sweepTemporaryFiles } from './sweep-temporary-files.ts';
import {
  makeFolder,
  NODE_WRITE_CALLS,
  removeFile,
  syncFolder,
  type WriteCalls,
  writeFileDurably,
} from './write-file.ts';

/** A folder that is pruned while an object is put into it is made again; more often than this somebody else is at work. */
const MAX_FOLDER_RACES = 20;
/** What making a folder and putting a file into it say then; `mkdir` may take the one that vanishes for a file. */
const FOLDER_RACE = ['ENOENT', 'ENOTDIR', 'EEXIST'];

/**
 * Objects as plain files under `root`, so that the folder can be served and compared as it is. Headers that the extension
 * does not tell lie in the sibling folder `ROOT.meta`. Writing survives `kill -9` and power loss: an object is the old one
 * or the new one, never a part. Symbolic links below `root` are not followed.
 * Throws `StoreError`: `bad-key`, `unsafe-path`, `disk-full`, `not-writable`, `io`.
 */
export function createFileBlobs(root: string, calls: WriteCalls = NODE_WRITE_CALLS): Blobs {
  const base = resolve(root);
  const metaBase = `${base}.meta`;
  sweepTemporaryFiles(base);
  sweepTemporaryFiles(metaBase);
  const withKey = createKeyLock();

  async function write(folder: string, path: string, bytes: Uint8Array, exclusive = false): Promise<boolean> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await makeFolder(folder, calls);
        await makeFolder(dirname(path), calls);
        await checkNoLinks(folder, path);
        return await writeFileDurably(path, bytes, { temporaryFolder: folder, exclusive, calls });
      } catch (error) {
        if (!FOLDER_RACE.includes(systemCode(error) ?? '') || attempt === MAX_FOLDER_RACES) throw error;
      }
    }
  }

  async function writeHeaders(key: string, before: HeadersByBody, after: HeadersByBody): Promise<void> {
    if (sameSideFile(before, after)) return;
    const path = join(metaBase, `${key}.json`);
    if (after.size > 0) await write(metaBase, path, renderSideFile(after));
    else await remove(metaBase, path);
  }

  async function remove(folder: string, path: string): Promise<void> {
    if (!(await checkNoLinks(folder, path))) return;
    await removeFile(path, calls);
    await syncFolder(dirname(path), calls);
    await pruneFolders(folder, dirname(path));
  }

  async function put(
    key: string,
    body: Uint8Array,
    headers: BlobHeaders,
    ifAbsent: boolean,
  ): Promise<'written' | 'unchanged' | 'exists'> {
    const current = await readBody(base, key);
    if (current !== undefined && ifAbsent) return 'exists';
    const stored = await readSideFile(join(metaBase, `${key}.json`));
    const sha = sha256(body);
    const currentSha = current === undefined ? undefined : sha256(current);
    if (sha === currentSha && sameHeaders(headers, stored.get(sha) ?? headersByExtension(key))) return 'unchanged';
    const next = new Map<string, BlobHeaders>();
    const currentHeaders = currentSha === undefined ? undefined : stored.get(currentSha);
    if (currentSha !== undefined && currentHeaders !== undefined) next.set(currentSha, currentHeaders);
    next.delete(sha);
    if (!sameHeaders(headers, headersByExtension(key))) next.set(sha, headers);
    await writeHeaders(key, stored, next);
    if (sha === currentSha) return 'written';
    return (await write(base, join(base, key), body, ifAbsent)) ? 'written' : 'exists';
  }

  async function get(key: string): Promise<StoredBlob | undefined> {
    const body = await readBody(base, key);
    if (body === undefined) return undefined;
    const sha = sha256(body);
    const stored = await readSideFile(join(metaBase, `${key}.json`));
    return { ...(stored.get(sha) ?? headersByExtension(key)), body, etag: `"${sha}"` };
  }

  /** All errors of the file system leave this adapter as `StoreError`. */
  async function guarded<T>(key: string, task: () => Promise<T>): Promise<T> {
    checkBlobKey(key);
    try {
      return await task();
    } catch (error) {
      throw fileError(error, join(base, key));
    }
  }

  return {
    put: (key, body, headers, options) =>
      guarded(key, () =>
        withKey(key, () =>
          put(key, typeof body === 'string' ? Buffer.from(body) : body, headers, options?.ifAbsent ?? false),
        ),
      ),
    get: (key) => guarded(key, () => get(key)),
    async *list(prefix): AsyncGenerator<BlobInfo> {
      for await (const key of listFiles(base, prefix)) {
        const body = await guarded(key, () => readBody(base, key));
        if (body !== undefined) yield { key, etag: `"${sha256(body)}"`, sizeBytes: body.byteLength };
      }
    },
    delete: (key) =>
      guarded(key, () =>
        withKey(key, async () => {
          await remove(base, join(base, key));
          await remove(metaBase, join(metaBase, `${key}.json`));
        }),
      ),
  };
}

/** Undefined when there is no such file. */
async function readBody(base: string, key: string): Promise<Buffer | undefined> {
  const path = join(base, key);
  if (!(await checkNoLinks(base, path))) return undefined;
  try {
    const handle = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      return (await handle.stat()).isFile() ? await handle.readFile() : undefined;
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(systemCode(error) ?? '')) return undefined;
    throw error;
  }
}

/** False when the folder of `path` is not there; `StoreError` `unsafe-path` when a link on the way leads elsewhere. */
async function checkNoLinks(base: string, path: string): Promise<boolean> {
  let realBase: string;
  let realFolder: string;
  try {
    realBase = await realpath(base);
    realFolder = await realpath(dirname(path));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
  if (relative(realBase, realFolder).split(sep).join('/') === relative(base, dirname(path)).split(sep).join('/'))
    return true;
  throw new StoreError('unsafe-path', `${path} leads through a symbolic link, which is not followed`);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

function sameSideFile(a: HeadersByBody, b: HeadersByBody): boolean {
  return (
    a.size === b.size &&
    [...a].every(([sha, headers]) => {
      const other = b.get(sha);
      return other !== undefined && sameHeaders(headers, other);
    })
  );
}
