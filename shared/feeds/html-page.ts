import { decodeEntities } from './named-entities.ts';
import { tidy } from './plain-text.ts';
import { attributeOf, createTagReader } from './xml-tag.ts';

/** Pages name their feeds in the head; the rest is not looked at. In UTF-16 units. */
const HEAD_LENGTH = 256 * 1024;
/** A page that links to more has feeds for every section; the first ones are those of the whole site. */
const MAX_LINKED = 10;
const MAX_URL_LENGTH = 2048;
const MAX_TITLE_LENGTH = 100;

export type LinkedFeed = { url: string; title?: string };

export function looksLikeHtml(text: string): boolean {
  return /<(?:!doctype\s{1,9}html|html|head|body|title|meta|script|div|p)[\s>]/i.test(text.slice(0, HEAD_LENGTH));
}

/** The first feed that a page links to, absolute where `url` is given. */
export function linkedFeed(page: string, url?: string): string | undefined {
  return linkedFeeds(page, url)[0]?.url;
}

/**
 * The feeds that a page links to (`rel="alternate"` with a feed's media type, the convention of feed autodiscovery), in the
 * page's order; absolute where `url` is given. Addresses that are not http(s) are none.
 */
export function linkedFeeds(page: string, url?: string): LinkedFeed[] {
  const head = page.slice(0, HEAD_LENGTH);
  const readTag = createTagReader(head);
  const found = new Map<string, LinkedFeed>();
  const element = /<(?:link|base)(?=[\s/])/gi;
  let base = url;
  for (let match = element.exec(head); match && found.size < MAX_LINKED; match = element.exec(head)) {
    const tag = readTag(match.index);
    const href = tag && tidy(decodeEntities(attributeOf(tag, 'href') ?? ''));
    if (!tag || !href || href.length > MAX_URL_LENGTH) continue;
    const target = URL.parse(href, base);
    if (tag.name.toLowerCase() === 'base') {
      base = target?.href ?? base;
      continue;
    }
    if (!/(?:^|\s)alternate(?:\s|$)/i.test(attributeOf(tag, 'rel') ?? '')) continue;
    if (
      !/^\s{0,9}(?:application\/(?:rss|atom|rdf|feed)\+(?:xml|json)|(?:text|application)\/xml)\b/i.test(
        attributeOf(tag, 'type') ?? '',
      )
    )
      continue;
    if (target && !/^https?:$/.test(target.protocol)) continue;
    const title = tidy(decodeEntities(attributeOf(tag, 'title') ?? ''))?.slice(0, MAX_TITLE_LENGTH);
    const address = target?.href ?? href;
    if (!found.has(address)) found.set(address, { url: address, ...(title === undefined ? {} : { title }) });
  }
  return [...found.values()];
}
