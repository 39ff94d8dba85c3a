import { addressIn, attributeText, elementsOf, type FeedElement, type FeedNode } from './feed-element.ts';
import { addressOf } from './media-rss.ts';
import type { RawEnclosure } from './raw-feed.ts';

export type FeedLink = { address: string; rel: string | undefined; type: string | undefined; element: FeedElement };

/**
 * The `link` elements of a feed or an entry: its own before those of Atom in RSS, `href` (as Atom writes it) before text
 * (as RSS does). Both ways are found in both formats.
 */
export function linksOf(node: FeedNode): FeedLink[] {
  const written: FeedLink[] = [];
  const said: FeedLink[] = [];
  for (const element of elementsOf(node, 'link')) {
    const isWritten = attributeText(element, 'href') !== undefined;
    addLink(isWritten ? written : said, element);
  }
  const links = written.length === 0 ? said : [...written, ...said];
  for (const element of elementsOf(node, 'atom:link')) addLink(links, element);
  return links;
}

function addLink(links: FeedLink[], element: FeedElement): void {
  const written = attributeText(element, 'href') ?? attributeText(element, 'rdf:resource') ?? element.text.trim();
  if (written === '') return;
  links.push({
    address: addressIn(element, written),
    rel: attributeText(element, 'rel')?.toLowerCase() || undefined,
    type: attributeText(element, 'type'),
    element,
  });
}

/** Addresses of the page itself, the likeliest first: web pages before other kinds (RFC 4287, 4.2.7). */
export function pageLinks(links: readonly FeedLink[]): string[] {
  const own = links.filter(({ rel }) => rel === undefined || /(?:^|[\s/])alternate$/.test(rel));
  const isPage = ({ type }: FeedLink) => type === undefined || /html/i.test(type);
  const pages = own.filter(isPage);
  const ordered = pages.length === own.length ? own : [...pages, ...own.filter((link) => !isPage(link))];
  return ordered.map(({ address }) => address);
}

/** `self` and `via` serve where an entry names no page of its own. */
export function otherLinks(links: readonly FeedLink[]): string[] {
  return links.filter(({ rel }) => rel === 'self' || rel === 'via').map(({ address }) => address);
}

/** Files that go with an entry: `enclosure` elements and Atom links of that kind. */
export function enclosuresOf(node: FeedNode, links: readonly FeedLink[]): RawEnclosure[] {
  return [
    ...elementsOf(node, 'enclosure').map((element) => enclosure(addressOf(element), element)),
    ...links.filter(({ rel }) => rel === 'enclosure').map(({ address, element }) => enclosure(address, element)),
  ];
}

function enclosure(url: string | undefined, element: FeedElement): RawEnclosure {
  const length = attributeText(element, 'length');
  return {
    url,
    type: attributeText(element, 'type'),
    length: length !== undefined && /^\d{1,15}$/.test(length) ? Number(length) : undefined,
  };
}

/** The address behind a click counter: FeedBurner's element, which others use under prefixes of their own. */
export function originalLink(node: FeedNode): string | undefined {
  for (const [name, [element]] of node.elements) {
    if (name.endsWith('origlink') && element) return addressIn(element, element.text);
  }
  return undefined;
}
