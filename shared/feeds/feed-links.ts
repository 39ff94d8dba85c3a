import { addressIn, attributeText, elementsOf, type FeedElement, type FeedNode } from './feed-element.ts';
import type { RawEnclosure } from './raw-feed.ts';

type Link = { address: string | undefined; rel: string | undefined; type: string | undefined; element: FeedElement };

/**
 * Links of a feed or an entry to its own page, the likeliest first: its own links before those of Atom in RSS, `href`
 * before text, web pages before other kinds (RFC 4287, 4.2.7).
 */
export function pageLinks(node: FeedNode): string[] {
  const links = linksOf(node).filter(({ rel }) => rel === undefined || /(?:^|[\s/])alternate$/.test(rel));
  const pages = links.filter(({ type }) => type === undefined || /html/i.test(type));
  return [...pages, ...links].flatMap(({ address }) => address ?? []);
}

/** `self` and `via` serve where an entry names no page of its own. */
export function otherLinks(node: FeedNode): string[] {
  return linksOf(node).flatMap(({ rel, address }) => ((rel === 'self' || rel === 'via') && address) || []);
}

/** Files that go with an entry: `enclosure` elements and Atom links of that kind. */
export function enclosuresOf(node: FeedNode): RawEnclosure[] {
  const links = linksOf(node).filter(({ rel }) => rel === 'enclosure');
  const files = elementsOf(node, 'enclosure').map((element) => ({
    url: addressIn(element, attributeText(element, 'url') ?? attributeText(element, 'href')),
    element,
  }));
  return [...files, ...links.map(({ address, element }) => ({ url: address, element }))].map(({ url, element }) => ({
    url,
    type: attributeText(element, 'type'),
    length: sizeOf(attributeText(element, 'length')),
  }));
}

function sizeOf(written: string | undefined): number | undefined {
  return written !== undefined && /^\d{1,15}$/.test(written) ? Number(written) : undefined;
}

/** The address behind a click counter: FeedBurner's element, which others use under prefixes of their own. */
export function originalLink(node: FeedNode): string | undefined {
  for (const [name, [element]] of node.elements) {
    if (name.endsWith(':origlink') || name === 'origlink') return element && addressIn(element, element.text);
  }
  return undefined;
}

/** RSS writes the address as text, Atom as `href`; both are found in both. */
function linksOf(node: FeedNode): Link[] {
  const own = elementsOf(node, 'link');
  const hasAddress = (element: FeedElement) => attributeText(element, 'href') !== undefined;
  const ordered = [...own.filter(hasAddress), ...own.filter((element) => !hasAddress(element))];
  return [...ordered, ...elementsOf(node, 'atom:link')].map((element) => {
    const written = attributeText(element, 'href') ?? attributeText(element, 'rdf:resource') ?? element.text.trim();
    return {
      address: written === '' ? undefined : addressIn(element, written),
      rel: attributeText(element, 'rel')?.toLowerCase() || undefined,
      type: attributeText(element, 'type'),
      element,
    };
  });
}
