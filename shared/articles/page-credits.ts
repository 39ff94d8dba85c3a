import { getDomain } from 'tldts';
import type { Credit } from '../model/article.ts';
import type { Span } from '../model/span.ts';
import type { Block } from './blocks.ts';
import { creditKey, findCredits } from './credits.ts';

type PageText = {
  /** The text after the clean-up: spans count in it. */
  text: string;
  paragraphs: readonly Span[];
  /** All blocks before it: notes of origin are furniture to a reader. */
  found: readonly Block[];
  url: string;
  canonicalUrl?: string;
  outlet?: string;
};

/** Where a page says that its text comes from. A canonical address on another domain is a credit as well. */
export function creditsOfPage({ text, paragraphs, found, url, canonicalUrl, outlet }: PageText): Credit[] {
  const own = getDomain(url) ?? undefined;
  // Each block is read once: where it stayed in the text, its credits have a place there.
  const starts = new Map(paragraphs.map(([start, end]) => [text.slice(start, end), start]));
  const inText: Credit[] = [];
  const furniture: Credit[] = [];
  for (const block of found) {
    if (block.kind === 'caption') continue;
    const start = starts.get(block.text);
    for (const credit of findCredits(block.text, { outlet })) {
      if (start === undefined) furniture.push(withoutSpan(credit, linkOf(block, url)));
      else inText.push(movedBy(credit, start));
    }
  }
  const elsewhere = canonicalUrl === undefined ? undefined : getDomain(canonicalUrl);
  if (canonicalUrl !== undefined && elsewhere && own && elsewhere !== own)
    furniture.push({ name: elsewhere, url: canonicalUrl });
  return mergeCredits(withoutOwn(inText, own), withoutOwn(furniture, own));
}

function movedBy(credit: Credit, offset: number): Credit {
  return credit.span ? { ...credit, span: [credit.span[0] + offset, credit.span[1] + offset] } : credit;
}

/** One list, each name once; what the second list knows of a name is added to the first. */
export function mergeCredits(first: readonly Credit[], second: readonly Credit[]): Credit[] {
  const merged = new Map<string, Credit>();
  for (const credit of [...first, ...second]) {
    const key = creditKey(credit.name);
    const known = merged.get(key);
    if (!known) merged.set(key, { ...credit });
    else known.url ??= credit.url;
  }
  return [...merged.values()];
}

function withoutOwn(credits: readonly Credit[], own: string | undefined): Credit[] {
  return own === undefined ? [...credits] : credits.filter(({ name }) => creditKey(name) !== creditKey(own));
}

function withoutSpan({ name, url }: Credit, link: string | undefined): Credit {
  const address = url ?? link;
  return address === undefined ? { name } : { name, url: address };
}

/** The link of the note itself, where it leads off the site. */
function linkOf(block: Block, url: string): string | undefined {
  if (block.href === undefined || block.text.length > 400) return undefined;
  const link = URL.parse(block.href, url);
  if (!link || (link.protocol !== 'http:' && link.protocol !== 'https:') || getDomain(link.href) === getDomain(url))
    return undefined;
  return link.href;
}
