import { decodeEntities } from './named-entities.ts';
import { escapeMarkup } from './plain-text.ts';

/** Addresses in markup that lies below an `xml:base`: nobody who reads the markup alone could resolve them. */
export function absoluteMarkup(markup: string, base: string | undefined): string {
  if (base === undefined || !markup.includes('<')) return markup;
  return markup.replace(ADDRESS, (whole, before: string, quote: string, written: string) => {
    const address = decodeEntities(written).trim();
    const absolute = address === '' || address.startsWith('#') ? undefined : URL.parse(address, base)?.href;
    return absolute === undefined || absolute === address
      ? whole
      : `${before}${quote}${escapeMarkup(absolute).replaceAll(quote, quote === '"' ? '&quot;' : '&#39;')}${quote}`;
  });
}

/** Longer addresses are none, in UTF-16 units. */
const ADDRESS = /(\s(?:href|src)\s?=\s?)(["'])([^"'<>]{1,2048})\2/gi;
