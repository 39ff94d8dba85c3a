import { attributeText, type FeedElement } from './feed-element.ts';
import { decodeEntities } from './named-entities.ts';
import { escapeMarkup } from './plain-text.ts';

/**
 * The markup or text of an Atom construct or of a field of RSS: XHTML without the `div` around it, Base64 decoded
 * (RFC 4287, 3.1 and 4.1.3.3; `mode` is Atom 0.3).
 */
export function typedText(element: FeedElement): string {
  const type = attributeText(element, 'type')?.toLowerCase();
  const mode = attributeText(element, 'mode')?.toLowerCase();
  const { text } = element;
  if (mode === 'base64') return fromBase64(text) ?? text;
  if (element.isNaked) return withoutWrapper(text, type !== undefined && /xhtml|xml/.test(type));
  if (type === undefined || mode !== undefined || /^(?:text|html|xhtml)$|^text\/|xml$|html$|json$/.test(type))
    return text;
  // What is no text after decoding is a picture, a sound or a film, and nothing to read.
  return fromBase64(text) ?? (/^(?:image|audio|video|font)\//.test(type) ? '' : text);
}

/** The body of a page inside a feed; its elements may bear the prefix of XHTML. */
export function bodyMarkup({ text }: FeedElement): string {
  const prefix = /^\s*<([A-Za-z][\w.-]{0,30}):[a-z]/.exec(text)?.[1];
  return prefix === undefined ? text : withoutPrefix(text, prefix);
}

function withoutPrefix(markup: string, prefix: string): string {
  return markup.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
}

/** Content as markup: what is declared to be plain text is escaped. */
export function contentMarkup(element: FeedElement): string {
  const type = attributeText(element, 'type')?.toLowerCase();
  const text = typedText(element);
  return (type === 'text' || type === 'text/plain') && !element.isNaked ? escapeMarkup(text) : text;
}

/** A `div` around everything and the prefix of XHTML go. Where escaped markup stands in the `div`, the markup is meant. */
function withoutWrapper(markup: string, isXhtml: boolean): string {
  const open = /^\s*<(?:([A-Za-z][\w.-]{0,30}):)?div(?:\s[^<>]*)?>/i.exec(markup);
  const close = markup.lastIndexOf('</');
  if (!open || !/^<\/(?:[\w.-]{1,31}:)?div\s{0,20}>\s*$/i.test(markup.slice(close, close + 1024))) return markup;
  const inner = markup.slice(open[0].length, close).trim();
  if (!isXhtml && !inner.includes('<') && inner.includes('&lt;')) return decodeEntities(inner);
  return open[1] === undefined ? inner : withoutPrefix(inner, open[1]);
}

function fromBase64(text: string): string | undefined {
  const compact = text.replace(/\s+/g, '');
  if (compact.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(compact)) return undefined;
  const decoded = Buffer.from(compact, 'base64').toString('utf8');
  return /[\ufffd\0]/.test(decoded) ? undefined : decoded;
}
