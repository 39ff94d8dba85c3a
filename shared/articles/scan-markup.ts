import { DROPPED_TAGS, RAW_TEXT_TAGS } from './markup-tags.ts';

/** A piece of markup, `[start, end)` in UTF-16 units. Pieces follow each other without gaps. */
export type MarkupToken =
  | { kind: 'text'; start: number; end: number }
  | { kind: 'comment'; start: number; end: number }
  | { kind: 'start'; tag: string; start: number; end: number }
  | { kind: 'end'; tag: string; start: number; end: number }
  /** An element that is not looked into, from its start tag to its end tag. */
  | { kind: 'element'; tag: string; start: number; contentStart: number; contentEnd: number; end: number };

const TAG_NAME = /<(\/?)([A-Za-z][^\s/>]{0,60})/y;
const BANG = 33;
const SLASH = 47;
const QUESTION = 63;

/** Splits markup into tags and text, as browsers do but for the rarest errors. One pass, linear in the length, on any input. */
export function* scanMarkup(html: string): Generator<MarkupToken> {
  const lastQuotes = { '"': html.lastIndexOf('"'), "'": html.lastIndexOf("'") };
  const unclosed = new Set<string>();
  let at = 0;
  while (at < html.length) {
    const start = nextTag(html, at);
    if (start > at) yield { kind: 'text', start: at, end: start };
    if (start === html.length) return;
    TAG_NAME.lastIndex = start;
    const name = TAG_NAME.exec(html);
    if (name === null) {
      at = endOfComment(html, start);
      yield { kind: 'comment', start, end: at };
      continue;
    }
    const tag = (name[2] ?? '').toLowerCase();
    const end = endOfTag(html, TAG_NAME.lastIndex, lastQuotes);
    at = end;
    if (name[1] === '/') {
      yield { kind: 'end', tag, start, end };
      continue;
    }
    const close = DROPPED_TAGS.has(tag) || RAW_TEXT_TAGS.has(tag) ? closeOf(html, tag, end, unclosed) : undefined;
    if (close) {
      at = close.end;
      yield { kind: 'element', tag, start, contentStart: end, contentEnd: close.start, end: at };
    } else {
      yield { kind: 'start', tag, start, end };
    }
  }
}

/** The next `<` that begins a tag or a comment, or the end: any other one is text (HTML standard, 13.2.5.6). */
function nextTag(html: string, from: number): number {
  for (let at = html.indexOf('<', from); at >= 0; at = html.indexOf('<', at + 1)) {
    const code = html.charCodeAt(at + 1);
    const letter = code | 32;
    if ((letter >= 97 && letter <= 122) || code === BANG || code === SLASH || code === QUESTION) return at;
  }
  return html.length;
}

function endOfComment(html: string, start: number): number {
  const isComment = html.startsWith('<!--', start);
  const end = html.indexOf(isComment ? '-->' : '>', start + (isComment ? 4 : 2));
  return end < 0 ? html.length : end + (isComment ? 3 : 1);
}

/** Behind the `>` of a tag; one in a quoted value does not count. A quote that never ends is no quote. */
function endOfTag(html: string, from: number, lastQuotes: Readonly<Record<'"' | "'", number>>): number {
  let at = from;
  let afterEquals = false;
  for (; at < html.length; at++) {
    const char = html[at];
    if (char === '>') return at + 1;
    if (afterEquals && (char === '"' || char === "'") && at < lastQuotes[char]) at = html.indexOf(char, at + 1);
    if (char === '=') afterEquals = true;
    else if (char !== ' ' && char !== '\n' && char !== '\t' && char !== '\r') afterEquals = false;
  }
  return html.length;
}

/** The end tag of an element that is not looked into. What was found to be open once is not looked for again. */
function closeOf(
  html: string,
  tag: string,
  from: number,
  unclosed: Set<string>,
): { start: number; end: number } | undefined {
  if (unclosed.has(tag)) return undefined;
  const pattern = new RegExp(`</${tag}[\\s/>]`, 'gi');
  pattern.lastIndex = from;
  const match = pattern.exec(html);
  const end = match ? html.indexOf('>', match.index) : -1;
  if (match && end >= 0) return { start: match.index, end: end + 1 };
  unclosed.add(tag);
  // The rest of an open script is script (HTML standard, 13.2.5.4); behind other elements the article may go on.
  return tag === 'script' || tag === 'style' ? { start: html.length, end: html.length } : undefined;
}
