import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** A folder as `infra/bundle.ts` leaves it, without the program; `files` replaces or adds, `undefined` takes away. */
export function bundleFolder(files: Record<string, string | undefined> = {}): URL {
  const folder = mkdtempSync(join(tmpdir(), 'claimwire-bundle-'));
  mkdirSync(join(folder, 'assets'));
  const all = {
    'config.json': JSON.stringify({ feeds: [FEED], stories: [] }),
    'version.txt': '0123456789abcdef\n',
    'assets/style.css': 'body { color: black }',
    'assets/page.js': 'export {};',
    ...files,
  };
  for (const [name, text] of Object.entries(all)) {
    if (text !== undefined) writeFileSync(join(folder, name), text);
  }
  return pathToFileURL(`${folder}/`);
}

export const FEED = { id: 'harbour-post', url: 'https://post.example/feed', outlet: 'Harbour Post', fullText: 'page' };
