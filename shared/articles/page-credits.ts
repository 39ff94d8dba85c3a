import { getDomain } from 'tldts';
import type { Credit } from '../model/article.ts';
import type { Block } from './blocks.ts';
import { creditKey, findCredits } from './credits.ts';

type PageText = {
  /** The text after the clean-up: spans count in it. */
  text: string;
  /** All blocks before it: notes of origin are furniture to a reader. */
  found: readonly Block[];
  url: string;
  canonicalUrl?: string;
  outlet?: string;
};

/** Where a page says that its text comes from. A canonical address on another domain is a credit as well. */
export function creditsOfPage({ text, found, url, canonicalUrl, outlet }: PageText): Credit[] {
  const own = getDomain(url) ?? undefined;
  const credits = withoutOwn(findCredits(text, { outlet }), own);
  const furniture = found
    .filter((block) => block.kind !== 'caption')
    .flatMap((block) => findCredits(block.text, { outlet }).map((credit) => withoutSpan(credit, linkOf(block, url))));
  const elsewhere = canonicalUrl === undefined ? undefined : getDomain(canonicalUrl);
  if (canonicalUrl !== undefined && elsewhere && own && elsewhere !== own)
    furniture.push({ name: elsewhere, url: canonicalUrl });
  return mergeCredits(credits, withoutOwn(furniture, own));
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
