import { createHash } from 'node:crypto';
import type { SiteFile } from './page-frame.ts';

/**
 * One object of the site before it is rendered. Equal marks mean equal bytes, so that what has not changed since the last
 * time need not be rendered to find that out.
 */
export type SiteObject = { mark: string; render: () => SiteFile };

/** An object whose mark is made of what its rendering reads. */
export function siteObject(inputs: readonly unknown[], render: () => SiteFile): SiteObject {
  return { mark: markOf(JSON.stringify(inputs)), render };
}

/** An object that is rendered already, marked by its own bytes. */
export function renderedObject(file: SiteFile): SiteObject {
  return { mark: markOf(file.contentType, file.cacheControl, file.body), render: () => file };
}

/** Equal for equal texts only. */
export function markOf(...texts: string[]): string {
  const digest = createHash('sha256');
  for (const text of texts) digest.update(text).update('\0');
  return digest.digest('base64url').slice(0, 27);
}
