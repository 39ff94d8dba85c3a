import { createHash } from 'node:crypto';
import type { FeedEntry } from '../model/feed.ts';
import { canonicalUrl } from './canonical-url.ts';

/**
 * What makes an entry the same one on the next read, and what makes it a changed one. The key is the feed's id; where that
 * is an address, without tracking parameters and without a counter as its fragment, which some feeds change at each read.
 * `contentHash` (SHA-256, hex) covers title, summary, content and address: a changed author alone is no news.
 */
export function entryKeys(entry: FeedEntry): { key: string; contentHash: string } {
  const parts = [entry.title, entry.summary, entry.contentHtml].map((part) => part?.replace(/\s+/g, ' ').trim() ?? '');
  parts.push((entry.url && canonicalUrl(entry.url)) ?? entry.url ?? '');
  const contentHash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return { key: keyOf(entry.id), contentHash };
}

function keyOf(id: string): string {
  const text = id.trim();
  const canonical = /^https?:/i.test(text) ? canonicalUrl(text) : undefined;
  if (canonical === undefined) return `id:${text}`;
  const fragment = URL.parse(text)?.hash ?? '';
  // BBC News numbers the versions of a story (`#0`, `#1`); longer fragments name a post of a live page.
  return /^#?\d{0,3}$/.test(fragment) ? canonical : canonical + fragment;
}
