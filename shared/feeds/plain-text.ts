import { decodeEntities } from './named-entities.ts';
import { createFinder } from './xml-tag.ts';

/** Elements that stand on their own: where their tags go, a space stays. */
const BLOCKS = new Set(
  'p div br li ul ol dl dt dd h1 h2 h3 h4 h5 h6 tr td th table blockquote section article aside header footer figure figcaption hr pre'.split(
    ' ',
  ),
);
/** Elements whose content is not text. */
const HIDDEN = new Set(['script', 'style']);
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** Titles and summaries are read this far, in UTF-16 units. */
const MAX_LENGTH = 64 * 1024;

/** True when the text holds something that looks like an HTML element. */
export function hasMarkup(text: string): boolean {
  return /<\/?[A-Za-z][A-Za-z0-9]{0,20}(?:\s[^<>]*|\/)?>/.test(text);
}

/**
 * Readable text of a title: tags go (blocks leave a space), references are decoded, once more where they had been escaped
 * twice, and white space collapses. Angle brackets that would look like a tag only after decoding stay escaped: nobody
 * can tell whether they are markup or are spoken of. Undefined when nothing is left.
 */
export function plainText(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const bare = withoutTags(raw.slice(0, MAX_LENGTH));
  const text = decodeEntities(decodeEntities(bare));
  return tidy(hasMarkup(text) ? decodeEntities(bare.replace(/&(?=(?:lt|gt|amp|#60|#62|#38);)/g, '&amp;')) : text);
}

/** As `plainText`, for longer texts: markup that was escaped twice, a common mistake there, goes as well. */
export function plainSummary(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  return tidy(withoutTags(decodeEntities(decodeEntities(withoutTags(raw.slice(0, MAX_LENGTH))))));
}

/** Text as it has to stand in markup. */
export function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** White space collapsed, control characters dropped; undefined when nothing is left. */
export function tidy(raw: string | undefined): string | undefined {
  const text = raw
    ?.replace(CONTROLS, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return text ? text : undefined;
}

/** One pass: a `<` that no tag follows is text, and so is a tag that never closes. */
function withoutTags(text: string): string {
  let open = text.indexOf('<');
  if (open < 0) return text;
  const commentEnd = createFinder(text, '-->');
  const endTag = createFinder(text, '</');
  const pieces: string[] = [];
  let from = 0;
  for (; open >= 0; open = text.indexOf('<', open)) {
    const name = TAG_NAME.exec(text.slice(open, open + 24))?.[1]?.toLowerCase();
    const end = name === undefined ? (text.startsWith('<!--', open) ? commentEnd(open) + 2 : -1) : tagEnd(text, open);
    if (end < open + 2) {
      open++;
      continue;
    }
    pieces.push(text.slice(from, open));
    if (name === undefined || BLOCKS.has(name) || HIDDEN.has(name) || isRaisedNumber(text, name, end)) pieces.push(' ');
    from = end + 1;
    if (name !== undefined && HIDDEN.has(name) && text[open + 1] !== '/') from = Math.max(from, endTag(from));
    open = from;
  }
  pieces.push(text.slice(from));
  return pieces.join('');
}

/** `10<sup>5</sup>` and a footnote's number: two numbers, or a word and a number, must not become one. */
function isRaisedNumber(text: string, name: string, tagEnd: number): boolean {
  return name === 'sup' && /^\d/.test(text.charAt(tagEnd + 1));
}

const TAG_NAME = /^<\/?([A-Za-z][A-Za-z0-9:]*)(?=[\s/>]|$)/;

/** The `>` that ends a tag, -1 when another one begins before. */
function tagEnd(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x3e) return at;
    if (code === 0x3c) return -1;
  }
  return -1;
}
