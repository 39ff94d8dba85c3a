import { decodeEntities } from './named-entities.ts';

const BLOCK_TAG =
  /<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|figure|figcaption|hr|pre)(?=[\s/>])[^<>]*>/gi;
const ANY_TAG = /<(?:[A-Za-z/][^<>]*|!--[^>]*--)>/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g;

/** True when the text holds something that looks like an HTML element. */
export function hasMarkup(text: string): boolean {
  return /<\/?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?\/?>/.test(text);
}

/**
 * Readable text of a title or summary that may be plain, escaped once or escaped twice: tags go (blocks leave a space),
 * references are decoded at most twice, white space collapses. Undefined when nothing is left.
 */
export function plainText(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  let text = decodeEntities(withoutTags(raw));
  if (text.includes('&') || text !== raw) text = decodeEntities(hasMarkup(text) ? withoutTags(text) : text);
  return tidy(text);
}

/** White space collapsed, control characters dropped; undefined when nothing is left. */
export function tidy(raw: string | undefined): string | undefined {
  const text = raw
    ?.replace(CONTROLS, '')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim();
  return text ? text : undefined;
}

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1>/gi, ' ')
    .replace(BLOCK_TAG, ' ')
    .replace(ANY_TAG, '');
}
