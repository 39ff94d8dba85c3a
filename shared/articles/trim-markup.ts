import {
  CARRIER_TAGS,
  DROPPED_TAGS,
  HEAD_TAGS,
  KEPT_ATTRIBUTES,
  SILENT_VOID_TAGS,
  SKIPPED_NAMES,
  SKIPPED_ROLES,
  SKIPPED_TAGS,
} from './markup-tags.ts';
import { createOpenElements } from './open-elements.ts';
import { type MarkupToken, scanMarkup } from './scan-markup.ts';
import { readAttributes, type TagAttribute } from './tag-attributes.ts';

/** Structured data of news pages is a few kilobytes. */
const MAX_JSON_LD_SCRIPTS = 12;
const MAX_JSON_LD_LENGTH = 200_000;

export type TrimmedMarkup = {
  /** Always with one `html`, `head` and `body`. */
  html: string;
  /** Sources of the `application/ld+json` scripts. */
  jsonLd: string[];
  /** Characters of text outside links in the largest element that was skipped; `undefined` where none was. */
  mostSkipped?: number;
};

export type TrimOptions = {
  /**
   * Keep also the elements that hold no part of an article as a rule: navigation, footers, dialogs. That is a second reading:
   * it may cost half of the first.
   */
  isWhole?: boolean;
};

/**
 * Makes markup small and shallow enough to build a tree of: without scripts, styles, comments, pictures, form fields and
 * attributes that nobody asks for, at most 64 levels, head and body in their place. One pass, linear in the length.
 * `undefined` when the page is too large to be read within a second.
 */
export function trimMarkup(html: string, { isWhole = false }: TrimOptions = {}): TrimmedMarkup | undefined {
  const jsonLd: string[] = [];
  const elements = createOpenElements();
  let root = '<html>';
  let head: string | undefined;
  let parts: string[] = [];
  let keptFrom = 0;
  const cut = (start: number, end: number): void => {
    if (start > keptFrom) parts.push(html.slice(keptFrom, start));
    keptFrom = end;
  };
  const beginBody = (start: number, end: number): void => {
    cut(start, end);
    head = parts.join('');
    parts = [];
  };
  const readStart = ({ tag, start, end }: Extract<MarkupToken, { kind: 'start' }>): void => {
    if (head === undefined && !HEAD_TAGS.has(tag)) beginBody(start, start);
    const attributes = readAttributes(html, start + 1 + tag.length, end - 1);
    let mark: number | undefined;
    if (!isWhole && head !== undefined && isSkipped(tag, attributes)) {
      cut(start, start);
      mark = parts.length;
    }
    const isBare = (CARRIER_TAGS.has(tag) && !attributes.some(isKept)) || (tag === 'link' && !isCanonical(attributes));
    if (elements.open(tag, { isBare, mark })) {
      for (const attribute of attributes) if (!isKept(attribute)) cut(attribute.start, attribute.end);
    } else {
      cut(start, end);
    }
  };
  const readEnd = ({ tag, start, end }: Extract<MarkupToken, { kind: 'end' }>): void => {
    const { isKept, mark } = elements.close(tag);
    if (mark !== undefined) {
      parts.length = mark;
      keptFrom = end;
    } else if (!isKept) {
      cut(start, end);
    }
  };

  for (const token of scanMarkup(html)) {
    const { start, end } = token;
    if (token.kind === 'text') {
      if (head === undefined && !isBlank(html, start, end)) beginBody(start, start);
      elements.addText(html, start, end);
    } else if (token.kind === 'comment') {
      cut(start, end);
    } else if (token.kind === 'element' && token.tag !== 'title') {
      const source = jsonLdOf(html, token);
      if (source !== undefined && jsonLd.length < MAX_JSON_LD_SCRIPTS) jsonLd.push(source);
      cut(start, end);
    } else if (token.tag === 'html' || token.tag === 'head' || token.tag === 'body') {
      if (token.tag === 'html' && token.kind === 'start') root = html.slice(start, end);
      if (token.tag === 'body' && token.kind === 'start' && head === undefined) beginBody(start, end);
      else cut(start, end);
    } else if (DROPPED_TAGS.has(token.tag) || SILENT_VOID_TAGS.has(token.tag)) {
      cut(start, end);
    } else if (token.kind === 'start') {
      readStart(token);
    } else if (token.kind === 'end') {
      readEnd(token);
    }
  }
  if (elements.isTooLarge(isWhole ? 0.5 : 1)) return undefined;
  cut(html.length, html.length);
  const rest = parts.join('');
  return {
    html: `<!doctype html>${root}<head>${head ?? rest}</head><body>${head === undefined ? '' : rest}</body></html>`,
    jsonLd,
    mostSkipped: elements.mostSkipped(),
  };
}

function isSkipped(tag: string, attributes: readonly TagAttribute[]): boolean {
  if (SKIPPED_TAGS.has(tag)) return true;
  return attributes.some(({ name, value }) => {
    if (name === 'role') return SKIPPED_ROLES.has(value);
    return (
      (name === 'class' || name === 'id') && value.split(/\s/).some((word) => SKIPPED_NAMES.has(word.toLowerCase()))
    );
  });
}

/** A style is asked only whether it hides. */
function isKept({ name, value }: TagAttribute): boolean {
  return KEPT_ATTRIBUTES.has(name) || (name === 'style' && /display|visibility/i.test(value));
}

function isCanonical(attributes: readonly TagAttribute[]): boolean {
  return attributes.some(({ name, value }) => name === 'rel' && value.toLowerCase() === 'canonical');
}

function isBlank(html: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (html.charCodeAt(at) > 32) return false;
  return true;
}

function jsonLdOf(html: string, token: Extract<MarkupToken, { kind: 'element' }>): string | undefined {
  if (token.tag !== 'script' || token.contentEnd - token.contentStart > MAX_JSON_LD_LENGTH) return undefined;
  const isJsonLd = /type\s?=\s?["']?application\/ld\+json/i.test(html.slice(token.start, token.contentStart));
  return isJsonLd ? html.slice(token.contentStart, token.contentEnd) : undefined;
}
