import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StepDeps } from './deps.ts';

export type SiteFile = { body: string; contentType: string; cacheControl: string };

/** Objects that are written at a time. */
const LANES = 8;

/** What was written last, by key: spares a look at every object that has not changed. */
const Manifest = z.record(z.string(), z.string());

/**
 * Writes the files that differ from the last time, takes away those that are no longer made, and answers how many were
 * touched. The manifest goes last: a crash before it writes the same files again.
 */
export async function writeSite(deps: StepDeps, part: string, files: ReadonlyMap<string, SiteFile>): Promise<number> {
  const manifestKey = `manifests/${part}.json`;
  const before = await readManifest(deps, manifestKey);
  const after = Object.fromEntries([...files].map(([key, file]) => [key, hashOf(file)]));
  const changed = [...files].filter(([key]) => before[key] !== after[key]);
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  await inLanes(changed, async ([key, { body, contentType, cacheControl }]) => {
    await deps.siteBlobs.put(key, body, { contentType, cacheControl });
  });
  await inLanes(gone, (key) => deps.siteBlobs.delete(key));
  const touched = changed.length + gone.length;
  if (touched > 0) {
    await deps.articleBlobs.put(manifestKey, JSON.stringify(after), { contentType: 'application/json' });
  }
  return touched;
}

function hashOf({ body, contentType, cacheControl }: SiteFile): string {
  return createHash('sha256')
    .update(JSON.stringify([body, contentType, cacheControl]))
    .digest('hex');
}

/** Ends when all are done, or with the first error when all lanes have come to rest. */
async function inLanes<T>(work: readonly T[], task: (each: T) => Promise<void>): Promise<void> {
  const left = work.values();
  const lane = async () => {
    for (const each of left) await task(each);
  };
  const ended = await Promise.allSettled(Array.from({ length: LANES }, lane));
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

async function readManifest(deps: StepDeps, key: string): Promise<Record<string, string>> {
  const blob = await deps.articleBlobs.get(key);
  return blob ? Manifest.parse(JSON.parse(Buffer.from(blob.body).toString('utf8'))) : {};
}
