/** A start or end tag as it stands in a text; offsets are UTF-16 units. */
export type XmlTag = {
  start: number;
  /** Behind the `>`. */
  end: number;
  /** As written, prefix included. */
  name: string;
  /** The name in lower case, and its two parts; `prefix` is empty where there is none. */
  lower: string;
  local: string;
  prefix: string;
  isEnd: boolean;
  isSelfClosing: boolean;
  attributes: XmlAttribute[];
  /** True when the attributes are not well-formed: no quotes, bare ampersands, too many of them. */
  isCrooked: boolean;
};

/** `value` is raw: its references are not decoded. */
export type XmlAttribute = { name: string; value: string };

/** More attributes than this on one element are hostile. */
const MAX_ATTRIBUTES = 64;
/** A longer name is none. */
const MAX_NAME_LENGTH = 120;

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

type Finders = Readonly<Record<'"' | "'" | '<', (from: number) => number>>;

/** How much may be read in vain as a multiple of the text; after that quotes may not reach over a `<`. */
const MAX_WASTE = 2;

/**
 * Reads the tag at a `<`; undefined where the `<` is only a character of the text. Linear over all calls of one reader
 * whose places go up.
 */
export function createTagReader(text: string): TagReader {
  const find: Finders = { '"': createFinder(text, '"'), "'": createFinder(text, "'"), '<': createFinder(text, '<') };
  const names = new Map<string, TagName>();
  let wasted = 0;
  return (at) => {
    const isEnd = text.charCodeAt(at + 1) === 0x2f;
    const nameStart = at + (isEnd ? 2 : 1);
    if (!isNameStart(text.charCodeAt(nameStart))) return undefined;
    let pos = nameStart + 1;
    while (pos - nameStart <= MAX_NAME_LENGTH && isNamePart(text.charCodeAt(pos))) pos++;
    const written = text.slice(nameStart, pos);
    const behind = text.charCodeAt(pos);
    if (behind !== 0x3e && behind !== 0x2f && !isSpace(behind)) return undefined;
    let parts = names.get(written);
    if (!parts) {
      parts = nameParts(written);
      names.set(written, parts);
    }
    const { name, lower, local, prefix } = parts;
    const tag: XmlTag = {
      start: at,
      end: -1,
      name,
      lower,
      local,
      prefix,
      isEnd,
      isSelfClosing: false,
      attributes: NO_ATTRIBUTES,
      isCrooked: false,
    };
    const reached = readAttributes(text, pos, tag, find, wasted > MAX_WASTE * text.length);
    if (tag.end < 0) wasted += reached - at;
    return tag.end < 0 ? undefined : tag;
  };
}

type TagName = Pick<XmlTag, 'name' | 'lower' | 'local' | 'prefix'>;

function nameParts(name: string): TagName {
  const lower = name.toLowerCase();
  const colon = lower.indexOf(':');
  return { name, lower, local: lower.slice(colon + 1), prefix: colon < 0 ? '' : lower.slice(0, colon) };
}

/** Most tags have none; one list serves them all and is never added to. */
const NO_ATTRIBUTES: XmlAttribute[] = [];

/** Answers how far it read; `tag.end` is set when the tag is whole. */
function readAttributes(text: string, from: number, tag: XmlTag, find: Finders, isStrict: boolean): number {
  let pos = from;
  while (pos < text.length) {
    const code = text.charCodeAt(pos);
    if (code === 0x3c) return pos;
    if (code === 0x3e) {
      tag.end = pos + 1;
      return tag.end;
    }
    if (code === 0x2f && text.charCodeAt(pos + 1) === 0x3e) {
      tag.isSelfClosing = true;
      tag.end = pos + 2;
      return tag.end;
    }
    if (isNameStart(code)) {
      pos = readAttribute(text, pos, tag, find, isStrict);
    } else {
      if (!isSpace(code)) tag.isCrooked = true;
      pos++;
    }
  }
  return pos;
}

function readAttribute(text: string, from: number, tag: XmlTag, find: Finders, isStrict: boolean): number {
  let pos = from + 1;
  while (isNamePart(text.charCodeAt(pos))) pos++;
  const name = text.slice(from, pos);
  while (isSpace(text.charCodeAt(pos))) pos++;
  let value = '';
  if (text.charCodeAt(pos) === 0x3d) {
    pos++;
    while (isSpace(text.charCodeAt(pos))) pos++;
    const close = closingQuote(text, pos, find, isStrict);
    const start = close < 0 ? pos : pos + 1;
    if (close < 0) {
      tag.isCrooked = true;
      while (pos < text.length && !isSpace(text.charCodeAt(pos)) && text[pos] !== '>' && text[pos] !== '<') pos++;
      value = text.slice(start, pos).replace(/^["']|["']$/g, '');
    } else {
      value = text.slice(start, close);
      pos = close + 1;
    }
  } else {
    tag.isCrooked = true;
  }
  if (tag.attributes.length >= MAX_ATTRIBUTES) tag.isCrooked = true;
  else if (tag.attributes.length === 0) tag.attributes = [{ name, value }];
  else tag.attributes.push({ name, value });
  if (value.includes('<') || hasBareAmpersand(value)) tag.isCrooked = true;
  return pos;
}

function closingQuote(text: string, at: number, find: Finders, isStrict: boolean): number {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return -1;
  const close = find[quote](at + 1);
  if (!isStrict || close < 0) return close;
  const bracket = find['<'](at + 1);
  return bracket >= 0 && bracket < close ? -1 : close;
}

export function attributeOf(tag: XmlTag, name: string): string | undefined {
  return tag.attributes.find((attribute) => attribute.name.toLowerCase() === name)?.value;
}

/** An `&` that begins no reference. */
export function hasBareAmpersand(text: string): boolean {
  return text.includes('&') && BARE_AMPERSAND.test(text);
}

const BARE_AMPERSAND = /&(?!(?:#\d{1,9}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});)/;

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
