import { createHash } from 'node:crypto';
import type { Blobs, StoredBlob } from '#shared/ports.ts';

/** Objects in memory, with the ways of the port. */
export function createMemoryBlobs(): Blobs {
  const blobs = new Map<string, StoredBlob>();
  return {
    async put(key, body, headers, { ifAbsent = false } = {}) {
      const bytes = Buffer.from(body);
      const etag = `"${createHash('md5').update(bytes).digest('hex')}"`;
      const there = blobs.get(key);
      if (there && ifAbsent) return 'exists';
      if (there?.etag === etag && there.contentType === headers.contentType) return 'unchanged';
      blobs.set(key, { ...headers, body: bytes, etag });
      return 'written';
    },
    get: async (key) => blobs.get(key),
    async *list(prefix) {
      for (const key of [...blobs.keys()].filter((each) => each.startsWith(prefix)).sort()) {
        const { etag = '', body } = blobs.get(key) ?? {};
        yield { key, etag, sizeBytes: body?.byteLength ?? 0 };
      }
    },
    async delete(key) {
      blobs.delete(key);
    },
  };
}
