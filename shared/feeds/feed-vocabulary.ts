/** Elements of feeds by their lower-case names: which ones hold elements, which ones hold text. */

export const ROOTS = new Set(['rss', 'feed', 'rdf', 'channel']);

/** Names that end whatever stands open inside an entry. */
export const ENTRY_NAMES = new Set(['item', 'entry']);
export const CONTAINER_NAMES = new Set(['rss', 'feed', 'rdf', 'channel']);

/** Elements whose children matter; all others are read as text, with whatever markup they hold. */
const STRUCTURED = new Set(['author', 'source', 'group', 'image']);

/** Names that, inside an unclosed field of an entry, show that the next field has begun. */
const FIELD_STARTS = new Set([
  'title',
  'link',
  'description',
  'guid',
  'pubdate',
  'author',
  'category',
  'comments',
  'enclosure',
  'id',
  'updated',
  'published',
  'summary',
  'content',
]);
const FIELD_PREFIXES = new Set(['dc', 'dcterms', 'content', 'media', 'itunes', 'atom', 'slash', 'wfw', 'feedburner']);

type Named = { local: string; prefix: string; isEnd: boolean };

export function isStructured({ local }: Named, hasUrl: boolean): boolean {
  return STRUCTURED.has(local) || (local === 'content' && hasUrl);
}

export function isFieldStart({ local, prefix, isEnd }: Named): boolean {
  if (isEnd) return false;
  return prefix === '' ? FIELD_STARTS.has(local) : FIELD_PREFIXES.has(prefix);
}

/** Ends an entry or the feed, or begins an entry: no field reaches over it. */
export function isBoundary({ local, isEnd }: Named): boolean {
  return ENTRY_NAMES.has(local) || (isEnd && CONTAINER_NAMES.has(local));
}
