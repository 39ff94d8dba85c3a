import { absoluteMarkup } from './absolute-markup.ts';
import {
  addressIn,
  attributeText,
  childrenOf,
  elementsOf,
  type FeedDocument,
  type FeedElement,
  type FeedNode,
  textsOf,
} from './feed-element.ts';
import { enclosuresOf, linksOf, originalLink, otherLinks, pageLinks } from './feed-links.ts';
import { authorsIn } from './feed-people.ts';
import { readSkip } from './feed-skip.ts';
import { addressOf, isImage, mediaImages, mediaTexts } from './media-rss.ts';
import { type Candidates, type RawEntry, type RawFeed, syndicationSeconds } from './raw-feed.ts';
import { bodyMarkup, contentMarkup, typedText } from './typed-text.ts';

/**
 * Candidates for each field, best first, from any XML feed. RSS 0.9 to 2.0, RSS 1.0 (RDF), Atom 0.3 and 1.0 and CDF are read
 * by one list, because feeds mix their elements.
 */
export function readHead({ root, head, entries }: FeedDocument<RawEntry>): RawFeed {
  return {
    format: root,
    titles: [...typedTexts(head, 'title', 'atom:title'), ...textsOf(head, 'dc:title', 'itunes:title')],
    links: [
      ...pageLinks(linksOf(head)),
      attributeText(head, 'href'),
      attributeText(head, 'rdf:about'),
      ...webAddresses(textsOf(head, 'id')),
    ],
    languages: [...textsOf(head, 'language', 'dc:language', 'dcterms:language'), attributeText(head, 'xml:lang')],
    descriptions: [
      ...typedTexts(head, 'description', 'subtitle', 'tagline', 'abstract', 'atom:subtitle'),
      ...textsOf(head, 'dc:description', 'itunes:summary', 'itunes:subtitle'),
    ],
    base: head.base,
    ttlSeconds: askedSeconds(head),
    skip: readSkip(textsOf(head, 'skiphours')[0], textsOf(head, 'skipdays')[0]),
    authors: authorsIn(head),
    entries,
  };
}

export function readEntry(node: FeedNode): RawEntry {
  const links = linksOf(node);
  const files = enclosuresOf(node, links);
  const about = attributeText(node, 'rdf:about');
  return {
    ids: [...textsOf(node, 'guid'), ...elementsOf(node, 'id', 'atom:id').map(idOf), about],
    titles: [
      ...typedTexts(node, 'title', 'atom:title'),
      ...textsOf(node, 'dc:title', 'dcterms:title'),
      ...mediaTexts(node, 'media:title'),
      ...textsOf(node, 'itunes:title'),
    ],
    links: [
      originalLink(node),
      ...pageLinks(links),
      attributeText(node, 'href'),
      ...permanentAddresses(node),
      ...webAddresses([about]),
      ...otherLinks(links),
    ],
    published: [...textsOf(node, ...PUBLISHED), attributeText(node, 'lastmod')],
    updated: textsOf(node, ...UPDATED),
    authors: authorsIn(node),
    summaries: [
      ...markups(node, typedText, 'description', 'summary', 'abstract', 'atom:summary'),
      ...textsOf(node, 'dc:description', 'dcterms:abstract', 'itunes:summary', 'itunes:subtitle'),
      ...mediaTexts(node, 'media:description'),
    ],
    contents: [
      ...markups(node, ({ text }) => text, 'content:encoded', 'full-text', 'yandex:full-text', 'fulltext', 'fullitem'),
      ...markups(node, bodyMarkup, 'body', 'xhtml:body', 'xhtml:div'),
      ...markups(node, contentMarkup, 'content', 'atom:content'),
    ],
    languages: [
      attributeText(node, 'xml:lang'),
      ...elementsOf(node, 'content', 'atom:content', 'title').map((element) => attributeText(element, 'xml:lang')),
      ...textsOf(node, 'dc:language', 'dcterms:language', 'language'),
    ],
    images: [
      ...mediaImages(node),
      ...elementsOf(node, 'image', 'itunes:image').map(pictureOf),
      ...files.filter(isImage).map(({ url }) => url),
    ],
    source: sourceOf(node),
    enclosures: files,
    base: node.base,
  };
}

const PUBLISHED = [
  'pubdate',
  'published',
  'issued',
  'atom:published',
  'atom:issued',
  'dc:date',
  'dcterms:issued',
  'dcterms:date',
  'dcterms:created',
  'dcterms:available',
  'created',
  'prism:publicationdate',
  'date',
];
const UPDATED = [
  'updated',
  'modified',
  'atom:updated',
  'atom:modified',
  'dcterms:modified',
  'prism:modificationdate',
  'lastbuilddate',
];

function typedTexts(node: FeedNode, ...names: string[]): string[] {
  return elementsOf(node, ...names).map(typedText);
}

function markups(node: FeedNode, read: (element: FeedElement) => string, ...names: string[]): string[] {
  return elementsOf(node, ...names).map((element) => absoluteMarkup(read(element), element.base));
}

/** Below an `xml:base` an id that is a path is relative, too; two feeds would otherwise share it. */
function idOf(element: FeedElement): string {
  const id = element.text.trim();
  return id.includes('/') ? addressIn(element, id) : id;
}

/** A guid is an address unless it says that it is none (RSS 2.0). */
function permanentAddresses(node: FeedNode): string[] {
  const guids = elementsOf(node, 'guid').filter(
    (guid) => attributeText(guid, 'ispermalink')?.toLowerCase() !== 'false',
  );
  return webAddresses([...guids.map(({ text }) => text), ...textsOf(node, 'id', 'atom:id')]);
}

function webAddresses(candidates: Candidates): string[] {
  return candidates.flatMap((candidate) => (/^\s*https?:\/\//i.test(candidate ?? '') && candidate) || []);
}

/** `url` or `href`, an `url` inside, or an address as text. */
function pictureOf(image: FeedElement): string | undefined {
  const [url] = childrenOf(image, 'url');
  const written =
    url?.text ?? (image.children.length > 0 ? undefined : /https?:\/\/[^\s<>"']{1,2000}/.exec(image.text)?.[0]);
  return addressOf(image) ?? (written && addressIn(image, written));
}

/** Where an entry was taken from: RSS writes title and address, Atom the head of the other feed. */
function sourceOf(node: FeedNode): RawEntry['source'] {
  const [source] = elementsOf(node, 'source', 'atom:source');
  if (!source) return undefined;
  if (source.children.length === 0) return { title: source.text, url: addressOf(source) };
  const elements = new Map<string, FeedElement[]>();
  for (const child of source.children) elements.set(child.name, childrenOf(source, child.name));
  const head = { attributes: source.attributes, elements };
  return { title: textsOf(head, 'title', 'atom:title')[0], url: pageLinks(linksOf(head))[0] };
}

/** How often a feed asks to be read: `ttl` in minutes (RSS 2.0), or the syndication module of RSS 1.0. */
function askedSeconds(head: FeedNode): number | undefined {
  const ttl = Number(textsOf(head, 'ttl')[0]?.trim());
  if (Number.isFinite(ttl) && ttl > 0) return Math.round(ttl * 60);
  const frequency = Number(textsOf(head, 'sy:updatefrequency')[0]?.trim());
  return syndicationSeconds(textsOf(head, 'sy:updateperiod')[0], Number.isFinite(frequency) ? frequency : undefined);
}
