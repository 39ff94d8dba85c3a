import { isBoundary, isFieldStart } from './feed-vocabulary.ts';
import type { TagReader, XmlTag } from './xml-tag.ts';
import { escapeBareAmpersands } from './xml-tag.ts';

/** Where a field's content ends, and what it holds. */
export type RawField = {
  contentEnd: number;
  /** Behind the end tag; equal to `contentEnd` where there is none. */
  end: number;
  /** The end tag, where there is one. */
  close?: XmlTag;
  /** How far was looked for the end tag. */
  scannedTo: number;
  /** Nothing follows: the document breaks off inside the field. */
  isCutOff: boolean;
  /** CDATA sections, `[start, end)` with their marks. */
  sections: [number, number][];
  comments: [number, number][];
  hasTags: boolean;
  hasLooseBrackets: boolean;
};

/** Brackets in one field that begin no tag; more are hostile, and the document ends there. */
const MAX_LOOSE_BRACKETS = 20_000;

const CDATA_START = '<![CDATA[';

export type RawFinders = { cdataEnd: (from: number) => number; commentEnd: (from: number) => number };

/** Reads the content of a field as text, up to its own end tag or to where the next field or entry begins. */
export function readRawField(text: string, open: XmlTag, readTag: TagReader, find: RawFinders): RawField {
  const field: RawField = {
    contentEnd: text.length,
    end: text.length,
    scannedTo: text.length,
    isCutOff: false,
    sections: [],
    comments: [],
    hasTags: false,
    hasLooseBrackets: false,
  };
  const wanted = open.name.toLowerCase();
  let sibling = -1;
  let loose = 0;
  let at = text.indexOf('<', open.end);
  for (; at >= 0; ) {
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
    if (tag.isEnd && tag.name.toLowerCase() === wanted)
      return { ...field, contentEnd: at, end: tag.end, scannedTo: tag.end, close: tag };
    if (isBoundary(tag.name, tag.isEnd)) return cutAt(field, sibling >= 0 ? sibling : at, at);
    if (!tag.isEnd && sibling < 0 && isFieldStart(tag.name)) sibling = at;
    field.hasTags = true;
    at = text.indexOf('<', tag.end);
  }
  if (sibling >= 0) return cutAt(field, sibling, text.length);
  return { ...field, isCutOff: true };
}

function cutAt(field: RawField, end: number, scannedTo: number): RawField {
  const before = ([start]: [number, number]) => start < end;
  return {
    ...field,
    contentEnd: end,
    end,
    scannedTo,
    sections: field.sections.filter(before),
    comments: field.comments.filter(before),
  };
}

/** Behind a CDATA section or comment at `at`; `at` itself where there is none; -1 where it never ends. */
function skipSection(text: string, at: number, wanted: string, field: RawField, find: RawFinders): number {
  if (text.startsWith('<!--', at)) {
    const close = find.commentEnd(at + 4);
    if (close < 0) return at;
    field.comments.push([at, close + 3]);
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
      field.sections.push([at, at + own]);
      return at + own;
    }
  }
  field.sections.push([at, close + 3]);
  return close + 3;
}

/** The content with CDATA sections opened and comments left out: markup as its author meant it. */
export function rawMarkup(text: string, from: number, field: RawField): string {
  const marks = [
    ...field.sections.map(([start, end]) => ({ start, end, inner: cdataText(text, start, end) })),
    ...field.comments.map(([start, end]) => ({ start, end, inner: '' })),
  ].sort((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let at = from;
  for (const { start, end, inner } of marks) {
    if (start < at) continue;
    pieces.push(text.slice(at, start), inner);
    at = Math.min(end, field.contentEnd);
  }
  pieces.push(text.slice(at, field.contentEnd));
  return pieces.join('');
}

function cdataText(text: string, start: number, end: number): string {
  const inner = text.slice(start + CDATA_START.length, end);
  return inner.endsWith(']]>') ? inner.slice(0, -3) : inner;
}

export function wrapCdata(text: string): string {
  return `${CDATA_START}${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** Text outside of sections, made well-formed: bare ampersands and loose `<` are escaped. */
export function escapeText(text: string): string {
  return escapeBareAmpersands(text).replaceAll('<', '&lt;');
}
