import { StoreError } from '#shared/errors.ts';

const SEGMENT = /^[A-Za-z0-9._=-]+$/;
/** A file name may have 255 bytes on the usual file systems; a side file adds `.json`. */
const MAX_SEGMENT_LENGTH = 250;
/** S3 keys may have 1024 bytes; 100 are left for a prefix. */
const MAX_KEY_LENGTH = 924;

/** Whether the text is a relative path as `Blobs` has them: no `..`, no empty segment, nothing a file system minds. */
export function isBlobKey(key: string): boolean {
  if (key.length > MAX_KEY_LENGTH) return false;
  return key
    .split('/')
    .every((part) => SEGMENT.test(part) && part !== '.' && part !== '..' && part.length <= MAX_SEGMENT_LENGTH);
}

/** Throws `StoreError` `bad-key` for what is no key. */
export function checkBlobKey(key: string): void {
  if (!isBlobKey(key)) throw new StoreError('bad-key', `not a blob key: ${JSON.stringify(key.slice(0, 200))}`);
}
