import type { FeedElement } from './feed-element.ts';
import { defaultPrefix, type Namespaces, withDeclarations } from './feed-namespaces.ts';
import { isStructured } from './feed-vocabulary.ts';
import { fieldText, readFieldContent, type SectionFinders } from './field-content.ts';
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
const MAX_ELEMENTS = 400_000;
/** How much of a text may be read twice because elements were left open, as a multiple of its length. */
const MAX_REREADING = 4;

/** Reads the elements of a text, each with what it says and, where it has structure, its children. Notes what it mends. */
export function createElementReader(
  text: string,
  readTag: TagReader,
  find: SectionFinders,
  expand: (text: string) => string,
  repairs: Set<string>,
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
    const scope = innerScope(tag, around);
    const element: FeedElement = {
      name: elementName(tag, scope),
      attributes: attributes(tag, scope),
      text: '',
      isNaked: false,
      children: NO_CHILDREN,
      base: scope.base,
    };
    if (tag.isSelfClosing) return { element, end: tag.end };
    const content = readFieldContent(text, tag, readTag, find, limit);
    if (content.isCutOff) return undefined;
    reread += content.scannedTo - content.contentEnd;
    element.text = fieldText(text, tag.end, content, expand, repairs);
    element.isNaked = content.hasTags;
    if (content.hasTags && depth < MAX_DEPTH && isStructured(tag, attributeOf(tag, 'url') !== undefined))
      element.children = readChildren(tag.end, content.contentEnd, scope, depth + 1);
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

/** The scope inside an element: its own declarations and its `xml:base` on top of those around. */
export function innerScope(tag: XmlTag, around: Scope): Scope {
  if (tag.attributes.length === 0) return around;
  const namespaces = withDeclarations(around.namespaces, tag.attributes);
  const written = attributeOf(tag, 'xml:base')?.trim();
  if (!written) return namespaces === around.namespaces ? around : { ...around, namespaces };
  const base = URL.parse(written, around.base ?? around.url)?.href ?? around.base;
  return { ...around, namespaces, ...(base === undefined ? {} : { base }) };
}

const NO_CHILDREN: readonly FeedElement[] = [];

/** The name as the readers ask for it: a feed's own elements bare, all others behind the usual prefix of their namespace. */
function elementName(tag: XmlTag, { isAtom, namespaces }: Scope): string {
  if (tag.prefix === '' && tag.attributes.length === 0) return tag.local;
  const usual = tag.prefix === '' ? defaultPrefix(tag.attributes) : (namespaces.get(tag.prefix) ?? tag.prefix);
  const isOwn = !usual || usual === 'rss' || (usual === 'atom' && isAtom);
  if (isOwn) return tag.local;
  return usual === tag.prefix ? tag.lower : `${usual}:${tag.local}`;
}
