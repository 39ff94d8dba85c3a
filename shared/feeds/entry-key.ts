import { createHash } from 'node:crypto';
import type { FeedEntry } from '../model/feed.ts';
import { canonicalUrl } from './canonical-url.ts';

/** What an entry can be known again by. `id` and `address` compare equal where they name the same; hashes are hex. */
export type EntryKeys = { id: string; address?: string; contentHash: string };

/**
 * What makes an entry the same one on the next read, and what makes it a changed one. The id is the feed's; where that is
 * an address, without tracking parameters and without the counter that some feeds put behind it at each read. The content
 * is title, summary and text: a changed author, date or picture is no news, and a new counter of clicks in the markup is
 * none either.
 */
export function entryKeys(entry: FeedEntry): EntryKeys {
  const content = [entry.title, entry.summary, entry.contentHtml?.replace(/<[^<>]*>/g, ' ')];
  const contentHash = hashOf(content.map((part) => part?.replace(/\s+/g, ' ').trim() ?? ''));
  const address = entry.url === undefined ? undefined : (canonicalUrl(entry.url) ?? entry.url);
  return { id: sameId(entry.id), address, contentHash };
}

/** SHA-256 of strings that stand apart, hex. */
export function hashOf(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

function sameId(id: string): string {
  const text = id.trim();
  const canonical = /^https?:/i.test(text) ? canonicalUrl(text) : undefined;
  if (canonical === undefined) return text;
  const fragment = URL.parse(text)?.hash ?? '';
  // BBC News numbers the versions of a story (`#0`, `#1`); longer fragments name a post of a live page.
  return /^#?\d{0,3}$/.test(fragment) || canonical.endsWith(fragment) ? canonical : canonical + fragment;
}
