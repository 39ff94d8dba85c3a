import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { z } from 'zod';
import type { BlobHeaders } from '#shared/ports.ts';
import { systemCode } from './file-error.ts';

const StoredHeaders = z.object({
  contentType: z.string(),
  cacheControl: z.string().optional(),
  contentEncoding: z.literal('gzip').optional(),
});

/**
 * Headers by the SHA-256 of the body they belong to. A side file holds those of the body that is there and of the one about
 * to replace it, so that whatever moment a crash picks, the body in place finds its own.
 */
export type HeadersByBody = ReadonlyMap<string, BlobHeaders>;

const SideFile = z.record(z.string(), StoredHeaders);

/** What a file without a side file is served as. Entries stay as they are: stored objects rest on them. */
const TYPES: Readonly<Record<string, string>> = {
  '.atom': 'application/atom+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

export function headersByExtension(key: string): BlobHeaders {
  if (extname(key) === '.gz') return { ...headersByExtension(key.slice(0, -'.gz'.length)), contentEncoding: 'gzip' };
  return { contentType: TYPES[extname(key)] ?? 'application/octet-stream' };
}

export function sameHeaders(a: BlobHeaders, b: BlobHeaders): boolean {
  return (
    a.contentType === b.contentType && a.cacheControl === b.cacheControl && a.contentEncoding === b.contentEncoding
  );
}

/** An absent or unreadable side file holds nothing: the extension decides then. */
export async function readSideFile(path: string): Promise<HeadersByBody> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return new Map();
    throw error;
  }
  const parsed = SideFile.safeParse(parseOrUndefined(text));
  return new Map(parsed.success ? Object.entries(parsed.data) : []);
}

export function renderSideFile(headers: HeadersByBody): Uint8Array {
  return Buffer.from(JSON.stringify(Object.fromEntries(headers)));
}

function parseOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
