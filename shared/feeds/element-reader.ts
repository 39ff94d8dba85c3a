import type { FeedRepair } from '../model/feed.ts';
import type { FeedElement } from './feed-element.ts';
import { type Namespaces, ownPrefix, withDeclarations } from './feed-namespaces.ts';
import { isStructured } from './feed-vocabulary.ts';
import { fieldText, readFieldContent, readPlainContent, type SectionFinders } from './field-content.ts';
import { attributeOf, type TagReader, type XmlAttribute, type XmlTag } from './xml-tag.ts';

/** What an element takes over from the ones around it. */
export type Scope = {
  isAtom: boolean;
  namespaces: Namespaces;
  /** Where the document came from. */
  url?: string;
  /** What an `xml:base` says, absolute where that is known. */
  base?: string;
};

/** `undefined` in place of an element: the document breaks off inside, or it is too much. */
export type ElementReader = {
  read: (
    tag: XmlTag,
    around: Scope,
    limit?: number,
    depth?: number,
  ) => { element: FeedElement; end: number } | undefined;
  /** Attributes with declared entities put in and the usual prefixes. */
  attributes: (tag: XmlTag, scope: Scope) => readonly XmlAttribute[];
  /** True when more was read than a feed can need. */
  isExhausted: () => boolean;
};

/** `media:thumbnail` in `media:content` in `media:group`: nothing that matters lies deeper. */
const MAX_DEPTH = 3;
/** More elements than this are hostile. */
const MAX_ELEMENTS = 150_000;
/** A longer `xml:base` is none, in UTF-16 units: every link below would carry it. */
const MAX_BASE_LENGTH = 2048;
/** How much of a text may be read twice because elements were left open, as a multiple of its length. */
const MAX_REREADING = 4;

/** Reads the elements of a text, each with what it says and, where it has structure, its children. Notes what it mends. */
export function createElementReader(
  text: string,
  readTag: TagReader,
  find: SectionFinders,
  expand: (text: string) => string,
  repairs: Set<FeedRepair>,
): ElementReader {
  let elements = 0;
  let reread = 0;
  const isExhausted = () => elements > MAX_ELEMENTS || reread > text.length * MAX_REREADING;

  const attributes = (tag: XmlTag, { namespaces }: Scope) => {
    if (tag.isCrooked) repairs.add('attributes');
    for (const attribute of tag.attributes) {
      const colon = attribute.name.indexOf(':');
      const usual = colon < 0 ? undefined : namespaces.get(attribute.name.slice(0, colon).toLowerCase());
      if (usual) attribute.name = `${usual}:${attribute.name.slice(colon + 1)}`;
      attribute.value = expand(attribute.value);
    }
    return tag.attributes;
  };

  const read: ElementReader['read'] = (tag, around, limit, depth = 0) => {
    elements++;
    if (isExhausted()) return undefined;
    const element: FeedElement = {
      name: elementName(tag, around),
      attributes: attributes(tag, around),
      text: '',
      isNaked: false,
      children: NO_CHILDREN,
      base: baseIn(tag, around),
    };
    if (tag.isSelfClosing) return { element, end: tag.end };
    const plain = readPlainContent(text, tag, find, limit);
    if (plain) {
      element.text = plain.said;
      return { element, end: plain.end };
    }
    const content = readFieldContent(text, tag, readTag, find, limit);
    if (content.isCutOff) return undefined;
    reread += content.scannedTo - content.contentEnd;
    element.text = fieldText(text, tag.end, content, expand, repairs);
    element.isNaked = content.hasTags;
    if (content.hasTags && depth < MAX_DEPTH && isStructured(tag, attributeOf(tag, 'url') !== undefined))
      element.children = readChildren(tag.end, content.contentEnd, innerScope(tag, around), depth + 1);
    return { element, end: content.end };
  };

  const readChildren = (from: number, to: number, scope: Scope, depth: number): FeedElement[] => {
    const children: FeedElement[] = [];
    for (let at = text.indexOf('<', from); at >= 0 && at < to; ) {
      const tag = text.charCodeAt(at + 1) === 0x2f ? undefined : readTag(at);
      const child = tag && tag.end <= to ? read(tag, scope, to, depth) : undefined;
      if (isExhausted()) break;
      if (child) children.push(child.element);
      at = text.indexOf('<', child ? Math.max(child.end, at + 1) : at + 1);
    }
    return children;
  };

  return { read, attributes, isExhausted };
}

const NO_CHILDREN: readonly FeedElement[] = [];

/** The scope inside an element: its own declarations and its `xml:base` on top of those around. */
export function innerScope(tag: XmlTag, around: Scope): Scope {
  if (tag.attributes.length === 0) return around;
  const base = baseIn(tag, around);
  const namespaces = withDeclarations(around.namespaces, tag.attributes);
  return { ...around, namespaces, ...(base === undefined ? {} : { base }) };
}

function baseIn(tag: XmlTag, { base, url }: Scope): string | undefined {
  const written = attributeOf(tag, 'xml:base')?.trim();
  if (!written || written.length > MAX_BASE_LENGTH) return base;
  return URL.parse(written, base ?? url)?.href ?? base;
}

/** The name as the readers ask for it: a feed's own elements bare, all others behind the usual prefix of their namespace. */
function elementName({ prefix, local, lower, attributes }: XmlTag, { isAtom, namespaces }: Scope): string {
  const usual = ownPrefix(prefix, attributes) ?? namespaces.get(prefix) ?? prefix;
  if (usual === '' || usual === 'rss' || (usual === 'atom' && isAtom)) return local;
  return usual === prefix ? lower : `${usual}:${local}`;
}
