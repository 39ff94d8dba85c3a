import {
  CARRIED,
  CONTAINER_NAMES,
  ENTRY_NAMES,
  isBoundary,
  isStructured,
  localName,
  prefixOf,
  ROOTS,
  UNUSED,
} from './feed-vocabulary.ts';
import { decodeEntities, isNamedEntity } from './named-entities.ts';
import { escapeText, type RawField, type RawFinders, rawMarkup, readRawField, wrapCdata } from './raw-field.ts';
import { createEdits, type Edits } from './xml-edits.ts';
import { createExpander, readDeclaredEntities } from './xml-entities.ts';
import {
  attributeOf,
  createFinder,
  createTagReader,
  isForbiddenName,
  renderTag,
  type TagReader,
  type XmlTag,
} from './xml-tag.ts';

export type RepairedXml = {
  root: 'rss' | 'atom' | 'rdf';
  /** From the root element on, fit for a strict reader. */
  xml: string;
  /** What was mended, as short names; empty for a well-formed feed. */
  repairs: string[];
};

/** More entries than this are cut off. */
const MAX_ENTRIES = 5_000;
/** More elements than this are hostile: the rest is cut off. */
const MAX_ELEMENTS = 400_000;
/** Depth of elements inside a field that has structure; deeper ones are dropped. */
const MAX_FIELD_DEPTH = 8;
/** Junk before the root that is looked through, in UTF-16 units. */
const MAX_JUNK = 256 * 1024;
/** Zero bytes at the end are padding and no fault; this far from the end they are looked for. */
const PADDING_LENGTH = 4096;
// biome-ignore lint/suspicious/noControlCharactersInRegex: what a server pads with
const TRAILING_NULS = /\u0000+$/;
/** Brackets that begin no tag; more are hostile. */
const MAX_LOOSE_BRACKETS = 20_000;
/** Nothing between two fields or entries matters; longer stretches are left out, in UTF-16 units. */
const MAX_GAP = 256;
/** How much of a text may be read twice because fields were left open, as a multiple of its length. */
const MAX_REREADING = 4;

/**
 * Makes a feed that was written carelessly fit for a strict XML reader: junk around it, bare ampersands, undeclared
 * entities, control characters, unclosed and mismatched tags, a document that breaks off (its complete entries stay).
 * Declared entities are expanded up to 64 KiB in all. Linear in the text. Undefined when there is no feed in it.
 */
export function repairXml(input: string): RepairedXml | undefined {
  const repairs = new Set<string>();
  const source = withoutControls(input, repairs);
  const readTag = createTagReader(source);
  const root = findRoot(source, readTag, repairs);
  if (!root) return undefined;
  const xml = createWalker(source, readTag, readDeclaredEntities(source.slice(0, root.start)), repairs)(root);
  return { root: rootKind(root.name), xml, repairs: [...repairs] };
}

function rootKind(name: string): 'rss' | 'atom' | 'rdf' {
  const local = localName(name);
  return local === 'feed' ? 'atom' : local === 'rdf' ? 'rdf' : 'rss';
}

function withoutControls(text: string, repairs: Set<string>): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
  const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
  if (!controls.test(text)) return text;
  const clean = text.replace(controls, '');
  const padding = TRAILING_NULS.exec(text.slice(-PADDING_LENGTH).trimEnd())?.[0].length ?? 0;
  if (text.length - clean.length > padding) repairs.add('control-characters');
  return clean;
}

function findRoot(text: string, readTag: TagReader, repairs: Set<string>): XmlTag | undefined {
  const commentEnd = createFinder(text, '-->');
  const limit = Math.min(text.length, MAX_JUNK);
  let clean = 0;
  let isJunk = false;
  for (let at = text.indexOf('<'); at >= 0 && at < limit; at = text.indexOf('<', at + 1)) {
    if (text.slice(clean, at).replaceAll('\ufeff', '').trim() !== '') isJunk = true;
    clean = at + 1;
    const mark = text.charCodeAt(at + 1);
    if (mark === 0x3f || mark === 0x21) {
      const end = text.startsWith('<!--', at) ? commentEnd(at) + 2 : declarationEnd(text, at);
      if (end < at) continue;
      clean = end + 1;
      at = end;
      continue;
    }
    const tag = readTag(at);
    if (tag && !tag.isEnd && ROOTS.has(localName(tag.name))) {
      if (isJunk) repairs.add('leading-junk');
      return tag;
    }
    isJunk = true;
    if (tag && localName(tag.name) === 'html') return undefined;
  }
  return undefined;
}

/** The `>` that ends a processing instruction or a DOCTYPE with its internal subset. */
function declarationEnd(text: string, at: number): number {
  const end = text.indexOf('>', at);
  const subset = text.indexOf('[', at);
  if (subset < 0 || subset > end || text.charCodeAt(at + 1) === 0x3f) return end;
  const close = text.slice(subset, subset + MAX_JUNK).search(/\]\s{0,20}>/);
  return close < 0 ? end : text.indexOf('>', subset + close);
}

function createWalker(
  text: string,
  readTag: TagReader,
  declared: ReadonlyMap<string, string>,
  repairs: Set<string>,
): (root: XmlTag) => string {
  const edits: Edits = createEdits(text);
  const find: RawFinders = { cdataEnd: createFinder(text, ']]>'), commentEnd: createFinder(text, '-->') };
  const expand = createExpander(declared);
  let elements = 0;
  let entries = 0;
  let reread = 0;
  let looseBrackets = 0;
  let isAtom = false;
  const open: string[] = [];
  let entry: { start: number; mark: number; name: string } | undefined;

  return walk;

  function walk(root: XmlTag): string {
    openTag(root);
    if (root.isSelfClosing) return edits.apply(root.start, root.end);
    isAtom = rootKind(root.name) === 'atom';
    const isBare = localName(root.name) === 'channel';
    open.push(root.name);
    if (isBare) repairs.add('missing-root');
    const end = walkContainer(root.end);
    const xml = edits.apply(root.start, end);
    return isBare ? `<rss version="2.0">${xml}</rss>` : xml;
  }

  /** Children of the root, the channel and the entries, one after the other. Answers where the document ends. */
  function walkContainer(from: number): number {
    let at = from;
    for (;;) {
      const mark = edits.count();
      const next = nextTag(at);
      if (!next) return cutOff(at, mark, 'truncated');
      if (next.start - at > MAX_GAP) {
        edits.dropAfter(mark);
        edits.replace(at, next.start, '');
      }
      if (elements > MAX_ELEMENTS || reread > text.length * MAX_REREADING) {
        return cutOff(next.start, edits.count(), 'too-many-elements');
      }
      elements++;
      const from = next.start;
      const before = edits.count();
      at = next.isEnd ? endOf(next) : startOf(next);
      if (at < 0) return cutOff(from, before, 'truncated');
      if (open.length === 0) {
        if (isJunk(text.slice(at))) repairs.add('trailing-junk');
        return at;
      }
    }
  }

  function nextTag(from: number): XmlTag | undefined {
    for (let at = text.indexOf('<', from); at >= 0; at = text.indexOf('<', at)) {
      if (text.startsWith('<!--', at)) {
        const close = find.commentEnd(at + 4);
        at = close < 0 ? at + 4 : close + 3;
        if (close < 0) edits.replace(at - 4, at, '');
      } else if (text.startsWith('<![CDATA[', at)) {
        const close = find.cdataEnd(at);
        if (close < 0) return undefined;
        at = close + 3;
      } else if (text.charCodeAt(at + 1) === 0x3f) {
        const close = text.indexOf('>', at);
        if (close < 0) return undefined;
        at = close + 1;
      } else {
        const tag = readTag(at);
        if (tag) return tag;
        if (++looseBrackets > MAX_LOOSE_BRACKETS) return undefined;
        edits.replace(at, at + 1, '&lt;');
        repairs.add('loose-bracket');
        at++;
      }
    }
    return undefined;
  }

  function endOf(tag: XmlTag): number {
    const local = localName(tag.name);
    if (ENTRY_NAMES.has(local) && entry) {
      closeEntry(tag.start, tag.end, tag.name);
      return tag.end;
    }
    if (CONTAINER_NAMES.has(local) && open.some((name) => localName(name) === local)) {
      if (entry) {
        closeEntry(tag.start, tag.start, '');
        repairs.add('unclosed-entry');
      }
      const closing: string[] = [];
      for (let name = open.pop(); name !== undefined; name = open.pop()) {
        closing.push(`</${name}>`);
        if (localName(name) === local) break;
      }
      const written = text.slice(tag.start, tag.end);
      const wanted = closing.join('');
      if (written !== wanted) {
        edits.replace(tag.start, tag.end, wanted);
        if (closing.length > 1) repairs.add('unclosed-tag');
      }
      return tag.end;
    }
    edits.replace(tag.start, tag.end, '');
    repairs.add('stray-end-tag');
    return tag.end;
  }

  function closeEntry(start: number, end: number, written: string): void {
    if (entry && written !== entry.name) edits.replace(start, end, `</${entry.name}>`);
    entry = undefined;
  }

  function startOf(tag: XmlTag): number {
    const local = localName(tag.name);
    if (ENTRY_NAMES.has(local)) {
      if (entry) {
        closeEntry(tag.start, tag.start, '');
        repairs.add('unclosed-entry');
      }
      entries++;
      if (entries > MAX_ENTRIES) {
        repairs.add('too-many-entries');
        return -1;
      }
      if (!tag.isSelfClosing) entry = { start: tag.start, mark: edits.count(), name: tag.name };
      openTag(tag);
      return tag.end;
    }
    if (!entry && local === 'channel' && !open.some((name) => localName(name) === 'channel') && !tag.isSelfClosing) {
      open.push(tag.name);
      openTag(tag);
      return tag.end;
    }
    return field(tag);
  }

  function openTag(tag: XmlTag): void {
    if (tag.isCrooked) {
      edits.replace(tag.start, tag.end, renderTag(tag));
      repairs.add('attributes');
    } else if (declared.size > 0 && tag.attributes.some(({ value }) => value.includes('&'))) {
      const attributes = tag.attributes.map(({ name, value }) => ({ name, value: expand(value) }));
      edits.replace(tag.start, tag.end, renderTag({ ...tag, attributes }));
    }
  }

  /** A child of the feed or of an entry. Answers where it ends, -1 when the document breaks off inside. */
  function field(tag: XmlTag): number {
    if (isForbiddenName(tag.name) || (UNUSED.has(localName(tag.name)) && !entry)) return dropField(tag);
    const carried = carrierOf(tag, isAtom, entry !== undefined);
    if (tag.isSelfClosing) {
      if (carried) edits.replace(tag.start, tag.end, carry(carried, addressOf(tag)));
      else openTag(tag);
      return tag.end;
    }
    if (!carried && isStructured(tag.name, attributeOf(tag, 'url') !== undefined)) return structured(tag);
    const raw = readRawField(text, tag, readTag, find);
    if (raw.isCutOff) return -1;
    if (carried) {
      const markup = rawMarkup(text, tag.end, raw);
      if (carried === CARRIED.author && /<[\w:]*name\b/.test(markup)) return structured(tag);
      noteClosing(raw);
      const value = carried === CARRIED.author ? expand(markup) : /https?:\/\/[^\s<>"']{1,2000}/.exec(markup)?.[0];
      edits.replace(tag.start, raw.end, carry(carried, value ?? addressOf(tag)));
      return raw.end;
    }
    noteClosing(raw);
    const isFullText = localName(tag.name) === 'full-text';
    if (isFullText) edits.replace(tag.start, tag.end, FULL_TEXT_OPEN);
    else openTag(tag);
    content(tag, raw);
    const name = isFullText ? 'content:encoded' : tag.name;
    if (raw.close?.name !== name) edits.replace(raw.contentEnd, raw.end, `</${name}>`);
    return raw.end;
  }

  function noteClosing(raw: RawField): void {
    if (raw.close) return;
    repairs.add('unclosed-tag');
    reread += raw.scannedTo - raw.contentEnd;
  }

  /** Leaves well-formed text alone; markup that stands naked in a text field becomes one CDATA section. */
  function content(tag: XmlTag, raw: RawField): void {
    if (attributeOf(tag, 'mode')?.toLowerCase() === 'base64') {
      const decoded = Buffer.from(rawMarkup(text, tag.end, raw), 'base64').toString('utf8');
      edits.replace(tag.end, raw.contentEnd, wrapCdata(decoded));
      return;
    }
    const isXhtml = /xhtml/i.test(attributeOf(tag, 'type') ?? '');
    if (raw.hasTags && !isXhtml) {
      edits.replace(tag.end, raw.contentEnd, wrapCdata(expand(rawMarkup(text, tag.end, raw))));
      return;
    }
    let at = tag.end;
    for (const [start, end] of [...raw.sections, ...raw.comments].sort((a, b) => a[0] - b[0])) {
      if (start > at) textPiece(at, start, raw, isXhtml);
      if (end > raw.contentEnd || !text.startsWith('>', end - 1))
        edits.replace(start, end, wrapCdata(text.slice(start + 9, end)));
      at = Math.max(at, end);
    }
    if (at < raw.contentEnd) textPiece(at, raw.contentEnd, raw, isXhtml);
  }

  function textPiece(start: number, end: number, raw: RawField, isXhtml: boolean): void {
    const piece = text.slice(start, end);
    if (!piece.includes('&') && !raw.hasLooseBrackets) return;
    const full = expand(piece);
    const safe = isXhtml ? full : escapeText(full);
    if (safe !== piece) edits.replace(start, end, safe);
    if (safe !== full) repairs.add(raw.hasLooseBrackets ? 'loose-bracket' : 'bare-ampersand');
    for (const [, name = ''] of full.matchAll(/&([A-Za-z][A-Za-z0-9]{1,31});/g)) {
      if (!XML_ENTITIES.has(name) && isNamedEntity(name)) repairs.add('undeclared-entity');
    }
  }

  function dropField(tag: XmlTag): number {
    if (tag.isSelfClosing) {
      edits.replace(tag.start, tag.end, '');
      return tag.end;
    }
    const raw = readRawField(text, tag, readTag, find);
    if (raw.isCutOff) return -1;
    noteClosing(raw);
    edits.replace(tag.start, raw.end, '');
    return raw.end;
  }

  /** An element whose children matter, such as `author` or `media:group`: tags are balanced, text is escaped. */
  function structured(top: XmlTag): number {
    openTag(top);
    const names = [top.name];
    let at = top.end;
    while (names.length > 0) {
      const before = at;
      const tag = nextTag(at);
      if (!tag) return -1;
      elements++;
      if (elements > MAX_ELEMENTS) return -1;
      structuredText(before, tag.start);
      if (isBoundary(tag.name, tag.isEnd)) {
        edits.replace(
          tag.start,
          tag.start,
          names
            .reverse()
            .map((name) => `</${name}>`)
            .join(''),
        );
        repairs.add('unclosed-tag');
        return tag.start;
      }
      at = tag.end;
      if (tag.isEnd) closeStructured(tag, names);
      else if (names.length >= MAX_FIELD_DEPTH || isForbiddenName(tag.name)) edits.replace(tag.start, tag.end, '');
      else {
        openTag(tag);
        if (!tag.isSelfClosing) names.push(tag.name);
      }
    }
    return at;
  }

  function structuredText(start: number, end: number): void {
    const piece = text.slice(start, end);
    if (!piece.includes('&') || piece.includes('<')) return;
    const safe = escapeText(expand(piece));
    if (safe === piece) return;
    edits.replace(start, end, safe);
    repairs.add('bare-ampersand');
  }

  function closeStructured(tag: XmlTag, names: string[]): void {
    const wanted = tag.name.toLowerCase();
    const place = names.findLastIndex((name) => name.toLowerCase() === wanted);
    if (place < 0) {
      edits.replace(tag.start, tag.end, '');
      repairs.add('stray-end-tag');
      return;
    }
    const closing = names
      .splice(place)
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
    if (text.slice(tag.start, tag.end) === closing) return;
    edits.replace(tag.start, tag.end, closing);
    repairs.add('unclosed-tag');
  }

  /** The document ends at `from` though elements are open: an open entry goes, the rest is closed. */
  function cutOff(from: number, mark: number, repair: string): number {
    repairs.add(repair);
    edits.dropAfter(entry ? entry.mark : mark);
    edits.replace(entry ? entry.start : from, text.length, closeAll());
    return text.length;
  }

  function closeAll(): string {
    return open
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
  }
}

const XML_ENTITIES = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
const FULL_TEXT_OPEN = '<content:encoded xmlns:content="http://purl.org/rss/1.0/modules/content/">';

/** What an element travels as, where feedsmith does not know it at this place. */
function carrierOf(tag: XmlTag, isAtom: boolean, isInEntry: boolean): string | undefined {
  const local = localName(tag.name);
  const prefix = prefixOf(tag.name);
  if (local === 'link' && isAtom && !tag.isSelfClosing && attributeOf(tag, 'href') === undefined) return CARRIED.link;
  if (local === 'link' && prefix === '' && !isAtom && attributeOf(tag, 'href') !== undefined) {
    return /^(?:alternate)?$/i.test(attributeOf(tag, 'rel') ?? '') ? CARRIED.link : undefined;
  }
  if (!isInEntry) return undefined;
  if (local === 'origlink') return CARRIED.origlink;
  if (local === 'image' && prefix === '') return CARRIED.image;
  return local === 'author' && !isAtom && (prefix === '' || prefix === 'dc') ? CARRIED.author : undefined;
}

function addressOf(tag: XmlTag): string {
  return attributeOf(tag, 'url') ?? attributeOf(tag, 'href') ?? '';
}

/** A carried value longer than this is none, in UTF-16 units. */
const MAX_CARRIED_LENGTH = 2048;

function carry(mark: string, value: string): string {
  const short = decodeEntities(value.slice(0, MAX_CARRIED_LENGTH)).trim();
  return short === '' ? '' : `<dc:relation>${wrapCdata(mark + short)}</dc:relation>`;
}

function isJunk(rest: string): boolean {
  return (
    rest
      .replace(/<!--[^>]*-->/g, '')
      .replaceAll('\u0000', '')
      .trim() !== ''
  );
}
