import { attributeOf, createTagReader } from './xml-tag.ts';

/** Pages name their feed in the head; the rest is not looked at. In UTF-16 units. */
const HEAD_LENGTH = 256 * 1024;

export function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype\s{1,9}html|html|head|body|title|meta|script|div|p)[\s>]/i.test(text.slice(0, HEAD_LENGTH));
}

/** The first feed that a page links to (`rel="alternate"`, the feed autodiscovery convention), absolute where `url` is given. */
export function linkedFeed(page: string, url?: string): string | undefined {
  const head = page.slice(0, HEAD_LENGTH);
  const readTag = createTagReader(head);
  for (let at = head.indexOf('<link'); at >= 0; at = head.indexOf('<link', at + 5)) {
    const tag = readTag(at);
    if (!tag || !/(?:^|\s)alternate(?:\s|$)/i.test(attributeOf(tag, 'rel') ?? '')) continue;
    const href = attributeOf(tag, 'href');
    if (!href || !/^application\/(?:rss|atom|rdf|feed)\+(?:xml|json)/i.test(attributeOf(tag, 'type') ?? '')) continue;
    return URL.parse(href.replaceAll('&amp;', '&'), url)?.href ?? href;
  }
  return undefined;
}
