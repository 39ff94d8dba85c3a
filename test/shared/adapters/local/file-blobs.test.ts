import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { blobsContract } from '../contract/blobs.ts';

blobsContract('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claimwire-blobs-'));
  return { blobs: createFileBlobs(join(folder, 'site')), close: () => rm(folder, { recursive: true }) };
});
