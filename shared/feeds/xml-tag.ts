/** A start or end tag as it stands in a text; offsets are UTF-16 units. */
export type XmlTag = {
  start: number;
  /** Behind the `>`. */
  end: number;
  /** As written, prefix included. */
  name: string;
  isEnd: boolean;
  isSelfClosing: boolean;
  attributes: XmlAttribute[];
  /** True when the attributes have to be written anew: no quotes, bare ampersands, too many of them. */
  isCrooked: boolean;
};

/** `value` is raw: its references are not decoded. */
export type XmlAttribute = { name: string; value: string };

/** More attributes than this on one element are hostile. */
const MAX_ATTRIBUTES = 64;
/** A longer name is none. */
const MAX_NAME_LENGTH = 120;
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

/** Finds the next place of a fixed string. Each text is walked once as long as the places asked for go up. */
export function createFinder(text: string, needle: string): (from: number) => number {
  let last = -2;
  let asked = 0;
  return (from) => {
    if (last === -1 && from >= asked) return -1;
    if (last >= from && from >= asked) return last;
    asked = from;
    last = text.indexOf(needle, from);
    return last;
  };
}

export type TagReader = (at: number) => XmlTag | undefined;

/** Reads the tag at a `<`; undefined where the `<` is only a character of the text. */
export function createTagReader(text: string): TagReader {
  const find = { '"': createFinder(text, '"'), "'": createFinder(text, "'") };
  return (at) => {
    const isEnd = text.charCodeAt(at + 1) === 0x2f;
    const nameStart = at + (isEnd ? 2 : 1);
    if (!isNameStart(text.charCodeAt(nameStart))) return undefined;
    let pos = nameStart + 1;
    while (pos < text.length && isNamePart(text.charCodeAt(pos))) pos++;
    const name = text.slice(nameStart, pos);
    if (name.length > MAX_NAME_LENGTH) return undefined;
    const behind = text.charCodeAt(pos);
    if (behind !== 0x3e && behind !== 0x2f && !isSpace(behind)) return undefined;
    const tag: XmlTag = { start: at, end: -1, name, isEnd, isSelfClosing: false, attributes: [], isCrooked: false };
    return readAttributes(text, pos, tag, find) ? tag : undefined;
  };
}

function readAttributes(
  text: string,
  from: number,
  tag: XmlTag,
  find: Readonly<Record<'"' | "'", (from: number) => number>>,
): boolean {
  let pos = from;
  while (pos < text.length) {
    const code = text.charCodeAt(pos);
    if (code === 0x3e) {
      tag.end = pos + 1;
      return true;
    }
    if (code === 0x3c) return false;
    if (code === 0x2f && text.charCodeAt(pos + 1) === 0x3e) {
      tag.isSelfClosing = true;
      tag.end = pos + 2;
      return true;
    }
    if (!isNameStart(code)) {
      if (!isSpace(code)) tag.isCrooked = true;
      pos++;
      continue;
    }
    pos = readAttribute(text, pos, tag, find);
  }
  return false;
}

function readAttribute(
  text: string,
  from: number,
  tag: XmlTag,
  find: Readonly<Record<'"' | "'", (from: number) => number>>,
): number {
  let pos = from + 1;
  while (isNamePart(text.charCodeAt(pos))) pos++;
  const name = text.slice(from, pos);
  while (isSpace(text.charCodeAt(pos))) pos++;
  let value = '';
  if (text.charCodeAt(pos) === 0x3d) {
    pos++;
    while (isSpace(text.charCodeAt(pos))) pos++;
    const quote = text[pos];
    const close = quote === '"' || quote === "'" ? find[quote](pos + 1) : -1;
    if (close >= 0) {
      value = text.slice(pos + 1, close);
      pos = close + 1;
    } else {
      tag.isCrooked = true;
      const start = pos;
      while (pos < text.length && !isSpace(text.charCodeAt(pos)) && text[pos] !== '>' && text[pos] !== '<') pos++;
      value = text.slice(start, pos).replace(/^["']|["']$/g, '');
    }
  } else {
    tag.isCrooked = true;
  }
  if (tag.attributes.length >= MAX_ATTRIBUTES || FORBIDDEN_NAMES.has(name.toLowerCase())) tag.isCrooked = true;
  else tag.attributes.push({ name, value });
  if (value.includes('<') || hasBareAmpersand(value)) tag.isCrooked = true;
  return pos;
}

/** A well-formed spelling of a start tag. */
export function renderTag(tag: XmlTag): string {
  const attributes = tag.attributes.map(({ name, value }) => {
    const safe = escapeBareAmpersands(value).replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    return ` ${name}="${safe}"`;
  });
  return `<${tag.name}${attributes.join('')}${tag.isSelfClosing ? '/' : ''}>`;
}

export function attributeOf(tag: XmlTag, name: string): string | undefined {
  return tag.attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value;
}

export function isForbiddenName(name: string): boolean {
  return FORBIDDEN_NAMES.has(name.toLowerCase());
}

const BARE_AMPERSAND = /&(?!(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)/;
const BARE_AMPERSANDS = new RegExp(BARE_AMPERSAND, 'g');

export function hasBareAmpersand(text: string): boolean {
  return text.includes('&') && BARE_AMPERSAND.test(text);
}

export function escapeBareAmpersands(text: string): string {
  return text.includes('&') ? text.replace(BARE_AMPERSANDS, '&amp;') : text;
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

function isNameStart(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x3a || code >= 0xc0
  );
}

function isNamePart(code: number): boolean {
  return isNameStart(code) || (code >= 0x30 && code <= 0x39) || code === 0x2d || code === 0x2e || code === 0xb7;
}
