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
 * Readable text of a title: tags go (blocks leave a space), references are decoded, once more where they had been escaped
 * twice, and white space collapses. Angle brackets that would look like a tag only after decoding stay escaped: nobody
 * can tell whether they are markup or are spoken of. Undefined when nothing is left.
 */
export function plainText(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  const bare = withoutTags(raw);
  const text = decodeEntities(decodeEntities(bare));
  return tidy(hasMarkup(text) ? decodeEntities(bare.replace(/&(?=(?:lt|gt|amp|#60|#62|#38);)/g, '&amp;')) : text);
}

/** As `plainText`, for longer texts: markup that was escaped twice, a common mistake there, goes as well. */
export function plainSummary(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  return tidy(withoutTags(decodeEntities(decodeEntities(withoutTags(raw)))));
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

function withoutTags(text: string): string {
  if (!text.includes('<')) return text;
  return text
    .replace(/<(script|style)\b[^<>]*>[^<]*<\/\1>/gi, ' ')
    .replace(BLOCK_TAG, ' ')
    .replace(ANY_TAG, '');
}
