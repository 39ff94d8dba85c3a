import type { FeedRepair } from '../model/feed.ts';
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
  /** CDATA sections and comments in order; some may lie behind `contentEnd`. */
  marks: Mark[];
  hasTags: boolean;
  /** A `<` that begins no tag. */
  hasLooseBrackets: boolean;
  /** Tags in it cross, or stay open. */
  isMismatched: boolean;
};

/** `[start, end)`, with its own marks. */
type Mark = { start: number; end: number; isComment: boolean };

/** Brackets in one field that begin no tag; more are hostile, and the document ends there. */
const MAX_LOOSE_BRACKETS = 20_000;
/** CDATA sections and comments in one field; more are hostile, too. */
const MAX_MARKS = 20_000;
/** A longer field is cut: ten times the longest article is enough. In UTF-16 units. */
const MAX_FIELD_LENGTH = 1024 * 1024;
/** References that are looked at to tell whether a field is well-formed. */
const MAX_CHECKED_REFERENCES = 1000;

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
    isMismatched: false,
  };
  const inner: string[] = [];
  let sibling = -1;
  let loose = 0;
  for (let at = text.indexOf('<', open.end); at >= 0 && at < limit; ) {
    const skipped = skipSection(text, at, open.name, field.marks, find);
    if (skipped < 0 || field.marks.length > MAX_MARKS) break;
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
    if (tag.isEnd && tag.lower === open.lower) {
      if (inner.length > 0) field.isMismatched = true;
      return endAt(field, at, tag.end, tag.end, true);
    }
    if (isBoundary(tag)) {
      const end = sibling >= 0 ? sibling : at;
      return endAt(field, end, end, at, false);
    }
    if (sibling < 0 && isFieldStart(tag)) sibling = at;
    field.hasTags = true;
    if (!tag.isSelfClosing && !VOID_ELEMENTS.has(tag.lower)) {
      if (!tag.isEnd) inner.push(tag.lower);
      else if (inner.pop() !== tag.lower) field.isMismatched = true;
    }
    at = text.indexOf('<', tag.end);
  }
  if (sibling >= 0) return endAt(field, sibling, sibling, limit, false);
  field.isCutOff = limit === text.length;
  return field;
}

function endAt(
  field: FieldContent,
  contentEnd: number,
  end: number,
  scannedTo: number,
  isClosed: boolean,
): FieldContent {
  field.contentEnd = contentEnd;
  field.end = end;
  field.scannedTo = scannedTo;
  field.isClosed = isClosed;
  return field;
}

/**
 * The shortest way, for most fields: text without references, or one CDATA section, and then the very end tag. Undefined
 * where there is anything else to see.
 */
export function readPlainContent(
  text: string,
  open: XmlTag,
  find: SectionFinders,
  limit = text.length,
): { said: string; end: number } | undefined {
  const isSection = text.startsWith(CDATA_START, open.end);
  const from = isSection ? open.end + CDATA_START.length : open.end;
  const until = isSection ? find.cdataEnd(from) : text.indexOf('<', from);
  if (until < 0 || until - from > MAX_FIELD_LENGTH) return undefined;
  const close = isSection ? until + 3 : until;
  const end = close + open.name.length + 3;
  const isClosed =
    text.startsWith('</', close) && text.startsWith(open.name, close + 2) && text.charCodeAt(end - 1) === 0x3e;
  if (!isClosed || end > limit) return undefined;
  const said = text.slice(from, until);
  return said.includes(isSection ? CDATA_START : '&') ? undefined : { said, end };
}

/** HTML elements without an end tag: naked in a field they are careless, and common. */
const VOID_ELEMENTS = new Set(['br', 'hr', 'img', 'wbr', 'input', 'source', 'embed', 'link', 'meta']);

/** Behind a CDATA section or comment at `at`; `at` itself where there is none; -1 where it never ends. */
function skipSection(text: string, at: number, wanted: string, marks: Mark[], find: SectionFinders): number {
  if (text.charCodeAt(at + 1) !== 0x21) return at;
  if (text.startsWith('<!--', at)) {
    const close = find.commentEnd(at + 4);
    if (close < 0) return at;
    marks.push({ start: at, end: close + 3, isComment: true });
    return close + 3;
  }
  if (!text.startsWith(CDATA_START, at)) return at;
  const close = find.cdataEnd(at + CDATA_START.length);
  // A section that was never closed swallows the next one, or the rest; it ends where its own field does.
  const own = close < 0 ? text.indexOf(`</${wanted}>`, at) : swallowedEnd(text, at, close, wanted);
  if (own >= 0) {
    marks.push({ start: at, end: own, isComment: false });
    return own;
  }
  if (close < 0) return -1;
  marks.push({ start: at, end: close + 3, isComment: false });
  return close + 3;
}

/** Where the field of a section ends when another section begins before `close`; -1 where none does, or it does not end. */
function swallowedEnd(text: string, at: number, close: number, wanted: string): number {
  const next = text.indexOf(CDATA_START, at + CDATA_START.length);
  if (next < 0 || next > close) return -1;
  const own = text.slice(at, next).toLowerCase().indexOf(`</${wanted.toLowerCase()}>`);
  return own < 0 ? -1 : at + own;
}

/**
 * What a field says: references outside of CDATA decoded once, or, where tags stand in it, its markup as the author meant
 * it. `expand` puts in declared entities. Notes in `repairs` what is no well-formed XML.
 */
export function fieldText(
  text: string,
  from: number,
  field: FieldContent,
  expand: (text: string) => string,
  repairs: Set<FeedRepair>,
): string {
  if (field.hasLooseBrackets) repairs.add('loose-bracket');
  if (!field.isClosed || field.isMismatched) repairs.add('unclosed-tag');
  const read = (start: number, end: number) => {
    const piece = text.slice(start, end);
    if (!piece.includes('&')) return piece;
    noteFaults(piece, repairs);
    return field.hasTags ? expand(piece) : decodeEntities(expand(piece));
  };
  const until = Math.min(field.contentEnd, from + MAX_FIELD_LENGTH);
  if (until < field.contentEnd) repairs.add('too-long-field');
  let said = '';
  let at = from;
  for (const { start, end, isComment } of field.marks) {
    if (start < at || start >= until) continue;
    if (start > at) said += read(at, start);
    if (!isComment) {
      if (!text.startsWith(']]>', end - 3)) repairs.add('unclosed-cdata');
      said += cdataText(text, start, Math.min(end, until));
    }
    at = Math.min(end, until);
  }
  return withoutSecondCdata(at < until ? said + read(at, until) : said);
}

/** Some writers put a text in CDATA that they have put in CDATA, or escaped, before. */
function withoutSecondCdata(said: string): string {
  if (!said.includes(CDATA_START)) return said;
  const text = said.trim();
  return text.startsWith(CDATA_START) && text.endsWith(']]>') ? text.slice(CDATA_START.length, -3) : said;
}

/** References that XML does not know or allow, and an `&` that begins none. */
function noteFaults(text: string, repairs: Set<FeedRepair>): void {
  if (!repairs.has('bare-ampersand') && hasBareAmpersand(text)) repairs.add('bare-ampersand');
  if (text.includes('&#') && CONTROL_REFERENCE.test(text)) repairs.add('control-characters');
  if (repairs.has('undeclared-entity')) return;
  let checked = 0;
  for (const [, name = ''] of text.matchAll(NAMED_REFERENCE)) {
    if (isNamedEntity(name)) repairs.add('undeclared-entity');
    if (isNamedEntity(name) || ++checked > MAX_CHECKED_REFERENCES) return;
  }
}

const NAMED_REFERENCE = /&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});/g;

/** A character that XML allows neither as itself nor by its number (XML 1.0, 2.2 and 4.1). */
const CONTROL_REFERENCE = /&#(?:0{0,6}(?:[0-8]|1[124-9]|2\d|3[01])|x0{0,6}(?:[0-8bcef]|1[0-9a-f]));/i;

function cdataText(text: string, start: number, end: number): string {
  const isClosed = text.startsWith(']]>', end - 3);
  const said = text.slice(start + CDATA_START.length, isClosed ? end - 3 : end);
  return isClosed ? said : said.replace(/\]\]$|\]>$/, '');
}
