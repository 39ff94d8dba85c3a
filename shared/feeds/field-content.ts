import { isBoundary, isFieldStart } from './feed-vocabulary.ts';
import { decodeEntities, isNamedEntity } from './named-entities.ts';
import { hasBareAmpersand, type TagReader, type XmlTag } from './xml-tag.ts';

/** Where a field's content ends, and what it holds. */
export type FieldContent = {
  contentEnd: number;
  /** Behind the end tag; equal to `contentEnd` where there is none. */
  end: number;
  isClosed: boolean;
  /** How far was looked for the end tag. */
  scannedTo: number;
  /** Nothing follows: the text breaks off inside the field. */
  isCutOff: boolean;
  /** CDATA sections and comments, `[start, end)` with their marks, in order. */
  marks: { start: number; end: number; isComment: boolean }[];
  hasTags: boolean;
  /** A `<` that begins no tag. */
  hasLooseBrackets: boolean;
  /** As many tags begin as end. */
  isBalanced: boolean;
};

/** Brackets in one field that begin no tag; more are hostile, and the document ends there. */
const MAX_LOOSE_BRACKETS = 20_000;

const CDATA_START = '<![CDATA[';

export type SectionFinders = { cdataEnd: (from: number) => number; commentEnd: (from: number) => number };

/**
 * Reads the content of a field as text, up to its own end tag, to where the next field or entry begins, or to `limit`,
 * the end of what it stands in.
 */
export function readFieldContent(
  text: string,
  open: XmlTag,
  readTag: TagReader,
  find: SectionFinders,
  limit = text.length,
): FieldContent {
  const field: FieldContent = {
    contentEnd: limit,
    end: limit,
    isClosed: false,
    scannedTo: limit,
    isCutOff: false,
    marks: [],
    hasTags: false,
    hasLooseBrackets: false,
    isBalanced: true,
  };
  const wanted = open.name.toLowerCase();
  let sibling = -1;
  let loose = 0;
  let depth = 0;
  const close = (contentEnd: number, end: number, scannedTo: number, isClosed: boolean): FieldContent => {
    const marks = field.marks.filter(({ start }) => start < contentEnd);
    return { ...field, contentEnd, end, scannedTo, isClosed, marks, isBalanced: depth === 0 };
  };
  for (let at = text.indexOf('<', open.end); at >= 0 && at < limit; ) {
    const skipped = skipSection(text, at, wanted, field, find);
    if (skipped < 0) break;
    if (skipped > at) {
      at = text.indexOf('<', skipped);
      continue;
    }
    const tag = readTag(at);
    if (!tag) {
      field.hasLooseBrackets = true;
      if (++loose > MAX_LOOSE_BRACKETS) break;
      at = text.indexOf('<', at + 1);
      continue;
    }
    if (tag.isEnd && tag.name.toLowerCase() === wanted) return close(at, tag.end, tag.end, true);
    if (isBoundary(tag.name, tag.isEnd)) {
      const end = sibling >= 0 ? sibling : at;
      return close(end, end, at, false);
    }
    if (!tag.isEnd && sibling < 0 && isFieldStart(tag.name)) sibling = at;
    field.hasTags = true;
    if (!tag.isSelfClosing && !VOID_ELEMENTS.has(tag.name.toLowerCase())) depth += tag.isEnd ? -1 : 1;
    at = text.indexOf('<', tag.end);
  }
  if (sibling >= 0) return close(sibling, sibling, limit, false);
  return limit < text.length ? close(limit, limit, limit, false) : { ...field, isCutOff: true };
}

/** HTML elements without an end tag: naked in a field they are careless, and common. */
const VOID_ELEMENTS = new Set(['br', 'hr', 'img', 'wbr', 'input', 'source', 'embed', 'link', 'meta']);

/** Behind a CDATA section or comment at `at`; `at` itself where there is none; -1 where it never ends. */
function skipSection(text: string, at: number, wanted: string, field: FieldContent, find: SectionFinders): number {
  if (text.charCodeAt(at + 1) !== 0x21) return at;
  if (text.startsWith('<!--', at)) {
    const close = find.commentEnd(at + 4);
    if (close < 0) return at;
    field.marks.push({ start: at, end: close + 3, isComment: true });
    return close + 3;
  }
  if (!text.startsWith(CDATA_START, at)) return at;
  const close = find.cdataEnd(at + CDATA_START.length);
  if (close < 0) return -1;
  const next = text.indexOf(CDATA_START, at + CDATA_START.length);
  if (next >= 0 && next < close) {
    // A section that was never closed swallows the next one; it ends where its own field does.
    const own = text.slice(at, next).toLowerCase().indexOf(`</${wanted}>`);
    if (own >= 0) {
      field.marks.push({ start: at, end: at + own, isComment: false });
      return at + own;
    }
  }
  field.marks.push({ start: at, end: close + 3, isComment: false });
  return close + 3;
}

/**
 * What a field says: references outside of CDATA decoded once, or, where tags stand in it, its markup as the author meant
 * it. `expand` puts in declared entities.
 */
export function fieldText(text: string, from: number, field: FieldContent, expand: (text: string) => string): string {
  const read = field.hasTags ? expand : (piece: string) => decodeEntities(expand(piece));
  const [only] = field.marks;
  if (only === undefined) return read(text.slice(from, field.contentEnd));
  let said = '';
  let at = from;
  for (const { start, end, isComment } of field.marks) {
    if (start < at) continue;
    said += read(text.slice(at, start));
    if (!isComment) said += cdataText(text, start, Math.min(end, field.contentEnd));
    at = Math.min(end, field.contentEnd);
  }
  return said + read(text.slice(at, field.contentEnd));
}

function cdataText(text: string, start: number, end: number): string {
  const isClosed = text.startsWith(']]>', end - 3);
  return text.slice(start + CDATA_START.length, isClosed ? end - 3 : end);
}

/** What in a text outside of CDATA is no well-formed XML, as names of repairs. */
export function faultsOf(text: string, from: number, field: FieldContent): string[] {
  const faults: string[] = [];
  if (field.hasLooseBrackets) faults.push('loose-bracket');
  if (field.isClosed ? !field.isBalanced : true) faults.push('unclosed-tag');
  let at = from;
  for (const { start, end } of [...field.marks, { start: field.contentEnd, end: field.contentEnd }]) {
    if (start > at) faults.push(...referenceFaults(text.slice(at, start)));
    at = Math.max(at, end);
  }
  return faults;
}

function referenceFaults(text: string): string[] {
  const faults: string[] = [];
  if (!text.includes('&')) return faults;
  if (hasBareAmpersand(text)) faults.push('bare-ampersand');
  for (const [, name = ''] of text.matchAll(NAMED_REFERENCE)) {
    if (isNamedEntity(name)) return [...faults, 'undeclared-entity'];
  }
  return faults;
}

const NAMED_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});/g;
