import { z } from 'zod';
import type { SiteObject } from '../render/site-object.ts';
import type { StepDeps } from './deps.ts';

/** Objects that are written at a time. */
const LANES = 8;

/** The marks of what was written last, by key: spares rendering every object that has not changed. */
const Manifest = z.record(z.string(), z.string());

/**
 * Writes the objects that differ from the last time, takes away those that are no longer made, and answers how many were
 * touched. The manifest goes last: a crash before it writes the same objects again.
 */
export async function writeSite(
  deps: StepDeps,
  part: string,
  objects: ReadonlyMap<string, SiteObject>,
): Promise<number> {
  const manifestKey = `manifests/${part}.json`;
  const { programVersion } = deps.settings;
  const before = await readManifest(deps, manifestKey);
  // A new program may render the same input in another way.
  const after = Object.fromEntries([...objects].map(([key, { mark }]) => [key, `${programVersion} ${mark}`]));
  const changed = [...objects].filter(([key]) => before[key] !== after[key]);
  const gone = Object.keys(before).filter((key) => !Object.hasOwn(after, key));
  await inLanes(changed, async ([key, { render }]) => {
    const { body, contentType, cacheControl } = render();
    await deps.siteBlobs.put(key, body, { contentType, cacheControl });
  });
  await inLanes(gone, (key) => deps.siteBlobs.delete(key));
  const touched = changed.length + gone.length;
  if (touched > 0) {
    await deps.articleBlobs.put(manifestKey, JSON.stringify(after), { contentType: 'application/json' });
  }
  return touched;
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
