import { createHash } from 'node:crypto';

/** What a key segment may hold; see the port `Blobs`. */
const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9_=-]*$/;

/** The id itself where it fits into a key, or else its hash. */
export function keySegment(id: string): string {
  return SEGMENT.test(id) && id.length <= 120 ? id : `x${createHash('sha256').update(id).digest('hex').slice(0, 24)}`;
}

/** An article or a speaker can be in several stories, and its page tells of one: hence the story in the name. */
export const siteKeys = {
  index: 'index.html',
  about: 'about.html',
  feedHealth: 'feeds.html',
  feedHealthJson: 'feeds.json',
  style: 'assets/style.css',
  script: 'assets/page.js',
  story: (storyId: string) => `stories/${storyId}/index.html`,
  day: (storyId: string, day: string) => `stories/${storyId}/days/${day}.html`,
  archive: (storyId: string, month: string) => `stories/${storyId}/archive/${month}.xml`,
  ledger: (storyId: string, form: 'csv' | 'json' | 'stix.json') => `stories/${storyId}/ledger.${form}`,
  article: (storyId: string, articleId: string) => `articles/${storyId}--${keySegment(articleId)}.html`,
  speaker: (storyId: string, speakerId: string) => `speakers/${storyId}--${keySegment(speakerId)}.html`,
  /** The feeds of one story, or of all. */
  feed: (form: 'atom.xml' | 'rss.xml' | 'feed.json', storyId?: string) =>
    storyId === undefined ? form : `stories/${storyId}/${form}`,
} as const;

/** The way from one object to another, always to a whole key: buckets know no index files. */
export function relativeLink(from: string, to: string): string {
  const up = from.split('/').slice(0, -1);
  const down = to.split('/');
  let shared = 0;
  while (shared < up.length && shared < down.length - 1 && up[shared] === down[shared]) shared += 1;
  return '../'.repeat(up.length - shared) + down.slice(shared).join('/');
}

/** An absolute address; `siteBaseUrl` with or without its closing slash. */
export function absoluteLink(siteBaseUrl: string, key: string): string {
  return `${siteBaseUrl.replace(/\/$/, '')}/${key}`;
}

/** An element id out of any text. */
export function anchorId(prefix: string, id: string): string {
  return `${prefix}-${/^[\w-]+$/.test(id) ? id : keySegment(id)}`;
}
