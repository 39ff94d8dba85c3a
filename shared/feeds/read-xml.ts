import type { FeedRepair } from '../model/feed.ts';
import { createElementReader, innerScope, type Scope } from './element-reader.ts';
import type { FeedDocument, FeedElement, FeedNode } from './feed-element.ts';
import { CONTAINER_NAMES, ENTRY_NAMES } from './feed-vocabulary.ts';
import type { SectionFinders } from './field-content.ts';
import { findRoot } from './find-root.ts';
import { createExpander, readDeclaredEntities } from './xml-entities.ts';
import { createFinder, createTagReader, type XmlTag } from './xml-tag.ts';

/** More entries than this are cut off. */
const MAX_ENTRIES = 5_000;
/** Brackets between elements that begin no tag; more are hostile. */
const MAX_LOOSE_BRACKETS = 20_000;

/** RSS 1.1 puts its entries into `items`, RSS 1.0 a table of contents. */
const TRANSPARENT = new Set(['items']);

type OpenNode = FeedNode & { elements: Map<string, FeedElement[]> };

/**
 * Reads a feed in XML that may have been written carelessly: junk around it, bare ampersands, undeclared entities, unclosed
 * and mismatched tags, a document that breaks off (its complete entries stay). Declared entities are expanded up to 64 KiB
 * in all. Linear in the text. `readEntry` takes each entry as it ends, so that its elements need not be kept; `url` is where
 * the text came from. Undefined when there is no feed in it.
 */
export function readXml<Entry>(
  text: string,
  readEntry: (node: FeedNode) => Entry,
  url?: string,
): FeedDocument<Entry> | undefined {
  const readTag = createTagReader(text);
  const root = findRoot(text, readTag);
  if (!root) return undefined;
  const find = { cdataEnd: createFinder(text, ']]>'), commentEnd: createFinder(text, '-->') };
  const expand = createExpander(readDeclaredEntities(text.slice(0, root.tag.start)));
  const repairs = new Set<FeedRepair>(root.isBehindJunk ? ['leading-junk'] : []);
  const reader = createElementReader(text, readTag, find, expand, repairs);
  const kind = rootKind(root.tag.local);
  const around: Scope = { isAtom: kind === 'atom', namespaces: new Map(), ...(url === undefined ? {} : { url }) };
  const entries: Entry[] = [];
  /** Names of the containers that stand open, the root first. */
  const open: string[] = [];
  let scope = innerScope(root.tag, around);
  let head = nodeOf(root.tag, scope);
  let entry: { node: OpenNode; scope: Scope } | undefined;
  let looseBrackets = 0;

  return walk(root.tag);

  function walk(tag: XmlTag): FeedDocument<Entry> {
    // CDF and RSS 1.1 begin so; their channels bear attributes.
    if (tag.local === 'channel' && tag.attributes.length === 0) repairs.add('missing-root');
    if (!tag.isSelfClosing) {
      open.push(tag.local);
      const fault = readAll(tag.end);
      if (fault !== undefined) repairs.add(fault);
    }
    return { root: kind, head, entries, repairs: [...repairs] };
  }

  /** Containers, entries and elements one after the other. Answers why it stopped before the root's end. */
  function readAll(from: number): 'truncated' | 'too-many-elements' | 'too-many-entries' | undefined {
    let at = from;
    while (open.length > 0) {
      const tag = nextTag(at);
      if (!tag) return 'truncated';
      const { local } = tag;
      at = tag.end;
      if (TRANSPARENT.has(local) && !entry) continue;
      if (tag.isEnd) endOf(local);
      else if (ENTRY_NAMES.has(local)) {
        closeEntry('unclosed-entry');
        if (entries.length >= MAX_ENTRIES) return 'too-many-entries';
        openEntry(tag);
      } else if (local === 'channel' && !entry && !open.includes('channel') && !tag.isSelfClosing) {
        open.push(local);
        scope = innerScope(tag, scope);
        const channel = nodeOf(tag, scope);
        head = { ...channel, attributes: [...channel.attributes, ...head.attributes], elements: head.elements };
      } else {
        const read = reader.read(tag, entry?.scope ?? scope);
        if (!read) return reader.isExhausted() ? 'too-many-elements' : 'truncated';
        if (!keep((entry?.node ?? head).elements, read.element)) repairs.add('too-many-elements');
        at = read.end;
      }
    }
    if (isJunk(text, at, find)) repairs.add('trailing-junk');
    return undefined;
  }

  function nextTag(from: number): XmlTag | undefined {
    for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at)) {
      const behind = sectionEnd(text, at, find);
      if (behind < 0) return undefined;
      if (behind > at) {
        if (behind === at + COMMENT_START.length) repairs.add('loose-bracket');
        at = behind;
        continue;
      }
      const tag = readTag(at);
      if (tag) return tag;
      repairs.add('loose-bracket');
      if (++looseBrackets > MAX_LOOSE_BRACKETS) return undefined;
      at++;
    }
    return undefined;
  }

  function endOf(local: string): void {
    if (ENTRY_NAMES.has(local) && entry) {
      closeEntry();
      return;
    }
    const place = CONTAINER_NAMES.has(local) ? open.lastIndexOf(local) : -1;
    if (place < 0) {
      repairs.add('stray-end-tag');
      return;
    }
    closeEntry('unclosed-entry');
    if (place < open.length - 1) repairs.add('unclosed-tag');
    open.length = place;
  }

  function openEntry(tag: XmlTag): void {
    const inner = innerScope(tag, scope);
    entry = { node: nodeOf(tag, inner), scope: inner };
    if (tag.isSelfClosing) closeEntry();
  }

  function closeEntry(repair?: FeedRepair): void {
    if (!entry) return;
    entries.push(readEntry(entry.node));
    entry = undefined;
    if (repair !== undefined) repairs.add(repair);
  }

  function nodeOf(tag: XmlTag, inner: Scope): OpenNode {
    const base = inner.base === undefined ? {} : { base: inner.base };
    return { attributes: reader.attributes(tag, inner), elements: new Map(), ...base };
  }
}

function rootKind(local: string): FeedDocument<unknown>['root'] {
  return local === 'feed' ? 'atom' : local === 'rdf' ? 'rdf' : 'rss';
}

/** More elements of one name in one entry mean nothing. */
const MAX_SAME = 256;

function keep(elements: Map<string, FeedElement[]>, element: FeedElement): boolean {
  const same = elements.get(element.name);
  if (!same) elements.set(element.name, [element]);
  else if (same.length < MAX_SAME) same.push(element);
  else return false;
  return true;
}

const COMMENT_START = '<!--';

/** Behind a comment, CDATA section or processing instruction at `at`; `at` where there is none; -1 where it never ends. */
function sectionEnd(text: string, at: number, find: SectionFinders): number {
  const mark = text.charCodeAt(at + 1);
  if (mark === 0x3f) return text.indexOf('>', at) + 1 || -1;
  if (mark !== 0x21) return at;
  if (text.startsWith(COMMENT_START, at)) {
    const inside = at + COMMENT_START.length;
    return find.commentEnd(inside) < 0 ? inside : find.commentEnd(inside) + 3;
  }
  if (!text.startsWith('<![CDATA[', at)) return at;
  return find.cdataEnd(at) < 0 ? -1 : find.cdataEnd(at) + 3;
}

/** True when anything but white space, padding and comments follows the feed. */
function isJunk(text: string, from: number, find: SectionFinders): boolean {
  for (let at = from; at < text.length; at++) {
    if (text.startsWith('<!--', at)) {
      const close = find.commentEnd(at + 4);
      if (close < 0) return true;
      at = close + 2;
    } else if (text.charCodeAt(at) > 0x20 && text.charCodeAt(at) !== 0xfeff) return true;
  }
  return false;
}
