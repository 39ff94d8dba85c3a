import { createHash } from 'node:crypto';
import { ArticleId, VersionId } from '../model/ids.ts';

/** Crockford's alphabet in lower case: url-safe, no letter that looks like a digit. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
/** 100 bits: two articles out of a thousand million share an id with a chance of 1 in 10^12. */
const ID_LENGTH = 20;

/** The id of an article from its canonical URL (see `shared/feeds/canonical-url.ts`): 20 characters, the same for ever. */
export function articleId(canonicalUrl: string): ArticleId {
  return ArticleId.parse(shortHash(canonicalUrl));
}

/** The id of a version: texts that differ only in white space, quote forms or Unicode form have the same. */
export function versionId(title: string, text: string): VersionId {
  return VersionId.parse(shortHash(`${foldText(title)}\n${foldText(text)}`));
}

/** A text without what an editor would not call a change: NFC, straight quotes and dashes, single blanks, no invisible characters. */
export function foldText(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[‘’‚‛′`´]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/…/g, '...')
    .replace(/\s+/g, ' ')
    .trim();
}

/** SHA-256 of a text as UTF-8, in hex. */
export function textHash(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

function shortHash(text: string): string {
  const bytes = createHash('sha256').update(text, 'utf8').digest();
  let id = '';
  let bits = 0;
  let value = 0;
  for (const byte of bytes) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && id.length < ID_LENGTH) {
      bits -= 5;
      id += ALPHABET[(value >> bits) & 31] ?? '';
    }
    value &= (1 << bits) - 1;
    if (id.length === ID_LENGTH) break;
  }
  return id;
}
