import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { StepDeps } from './deps.ts';

export type SiteFile = { body: string; contentType: string; cacheControl: string };

/** What was written last, by key: spares a look at every object that has not changed. */
const Manifest = z.record(z.string(), z.string());

/**
 * Writes the files that differ from the last time, takes away those that are no longer made, and answers how many were
 * touched. The manifest goes last: a crash before it writes the same files again.
 */
export async function writeSite(deps: StepDeps, part: string, files: ReadonlyMap<string, SiteFile>): Promise<number> {
  const manifestKey = `manifests/${part}.json`;
  const before = await readManifest(deps, manifestKey);
  const after: Record<string, string> = {};
  let touched = 0;
  for (const [key, file] of files) {
    const hash = createHash('sha256')
      .update(JSON.stringify([file.body, file.contentType, file.cacheControl]))
      .digest('hex');
    after[key] = hash;
    if (before[key] === hash) continue;
    await deps.siteBlobs.put(key, file.body, { contentType: file.contentType, cacheControl: file.cacheControl });
    touched += 1;
  }
  for (const key of Object.keys(before)) {
    if (Object.hasOwn(after, key)) continue;
    await deps.siteBlobs.delete(key);
    touched += 1;
  }
  if (touched > 0) {
    await deps.articleBlobs.put(manifestKey, JSON.stringify(after), { contentType: 'application/json' });
  }
  return touched;
}

async function readManifest(deps: StepDeps, key: string): Promise<Record<string, string>> {
  const blob = await deps.articleBlobs.get(key);
  return blob ? Manifest.parse(JSON.parse(Buffer.from(blob.body).toString('utf8'))) : {};
}
