import type { FeedRepair } from '../model/feed.ts';
import { decodeEntities } from './named-entities.ts';
import type { XmlAttribute } from './xml-tag.ts';

/** An element of a feed, read with tolerance. */
export type FeedElement = {
  /** Lower case; in front of the colon the usual prefix of its namespace, whatever the document calls it. */
  name: string;
  attributes: readonly XmlAttribute[];
  /** What it says: references decoded once, CDATA opened; where tags stand in it, the markup as it was written. */
  text: string;
  /** True where `text` is markup that was neither escaped nor put in CDATA. */
  isNaked: boolean;
  /** Only elements that are known to have structure, such as `author` and `media:group`, are read as such. */
  children: readonly FeedElement[];
  /** The address that relative ones in it refer to, where `xml:base` says one (W3C XML Base). */
  base: string | undefined;
};

/** A feed, a channel or an entry: what it holds, by name, each list in the order of the document. */
export type FeedNode = {
  attributes: readonly XmlAttribute[];
  base?: string;
  elements: ReadonlyMap<string, readonly FeedElement[]>;
};

export type FeedDocument<Entry> = {
  root: 'rss' | 'atom' | 'rdf';
  /** Everything outside of entries; the root's and the channel's attributes together. */
  head: FeedNode;
  entries: Entry[];
  /** What was mended; empty for a well-formed feed. */
  repairs: FeedRepair[];
};

/** All elements with one of the names, name by name. */
export function elementsOf(node: FeedNode, ...names: readonly string[]): readonly FeedElement[] {
  let found = NONE;
  for (const name of names) {
    const elements = node.elements.get(name);
    if (elements) found = found === NONE ? elements : [...found, ...elements];
  }
  return found;
}

const NONE: readonly FeedElement[] = [];

/** What the elements with these names say, name by name: candidates for one field. */
export function textsOf(node: FeedNode, ...names: readonly string[]): string[] {
  return elementsOf(node, ...names).map(({ text }) => text);
}

export function childrenOf(element: FeedElement, name: string): FeedElement[] {
  return element.children.filter((child) => child.name === name);
}

/** An attribute's value by its lower-case name, references decoded. */
export function attributeText(holder: Pick<FeedElement, 'attributes'>, name: string): string | undefined {
  for (const attribute of holder.attributes) {
    if (attribute.name.toLowerCase() === name) return decodeEntities(attribute.value).trim();
  }
  return undefined;
}

/** An address made absolute where `xml:base` says how; otherwise as it is. */
export function addressIn(holder: { base?: string | undefined }, address: string): string {
  if (holder.base === undefined || address.trim() === '') return address;
  return URL.parse(address.trim(), holder.base)?.href ?? address;
}
