import type { OriginNode } from '../model/origin.ts';

/** What a text itself says about where it comes from, made comparable. */
export type CreditSource = {
  readonly name: string;
  readonly url?: string | undefined;
  /** The address without scheme, `www.`, fragment and tracking; absent where it names no single text. */
  readonly addressKey?: string | undefined;
};

const TRACKING = /^(utm_[a-z]+|fbclid|gclid|mc_[a-z]+|ref|source|rss|cmp)$/iu;

/**
 * The address of one text as a key; undefined for a home page or what is no http address: those name an outlet, not a text.
 */
export function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined;
  const path = url.pathname.length > 1 ? url.pathname.replace(/\/$/u, '') : url.pathname;
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`);
  if (path === '/' && query.length === 0) return undefined;
  return `${url.hostname.replace(/^www\./u, '')}${path}${query.length > 0 ? `?${query.sort().join('&')}` : ''}`;
}

/**
 * Credits of a text by its opening bracket: those names that are outlets of the corpus, given by their short form, and that its credit
 * lines do not name.
 */
export function openingCredits(text: OriginNode, outlets: ReadonlyMap<string, string>): CreditSource[] {
  const known = new Set(text.credits.map(({ name }) => nameKey(name)));
  return text.openings.flatMap((key) => {
    const name = known.has(key) ? undefined : outlets.get(key);
    return name === undefined ? [] : [{ name }];
  });
}

/** The credits of a text to somebody else, those with an address first; a text that names its own outlet credits nobody. */
export function foreignCredits(text: OriginNode): CreditSource[] {
  const own = addressKey(text.canonicalUrl);
  const ownHost = bareHost(text.outletHost);
  const foreign = text.credits
    .map(({ name, url }): CreditSource => ({ name, url, addressKey: url === undefined ? undefined : addressKey(url) }))
    .filter(({ name, url, addressKey: key }) => {
      if (key !== undefined && key === own) return false;
      if (sameName(name, text.outlet)) return false;
      return ownHost === '' || url === undefined || !URL.canParse(url) || bareHost(new URL(url).hostname) !== ownHost;
    });
  return [
    ...foreign.filter((it) => it.addressKey !== undefined),
    ...foreign.filter((it) => it.addressKey === undefined),
  ];
}

/**
 * Whether one text credits the outlet of the other, or both credit the same, or one credits an agency that the other at least
 * names ("as the Associated Press reports").
 */
export function shareSource(a: OriginNode, b: OriginNode): boolean {
  const inLines = ({ credits }: OriginNode) => credits.map(({ name }) => nameKey(name));
  const credited = (text: OriginNode) => [...inLines(text), ...text.openings];
  const named = (text: OriginNode) => new Set([nameKey(text.outlet), ...inLines(text), ...text.agencies]);
  const [namedByA, namedByB] = [named(a), named(b)];
  const isNamed = (name: string, names: ReadonlySet<string>) => name !== '' && names.has(name);
  return (
    credited(a).some((name) => isNamed(name, namedByB)) ||
    credited(b).some((name) => isNamed(name, namedByA)) ||
    a.agencies.includes(nameKey(b.outlet)) ||
    b.agencies.includes(nameKey(a.outlet))
  );
}

function sameName(a: string, b: string): boolean {
  return nameKey(a) !== '' && nameKey(a) === nameKey(b);
}

/** Agencies under their long and short names. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
  'associated press': 'ap',
  'agence france presse': 'afp',
  'thomson reuters': 'reuters',
  'russia today': 'rt',
  'rt world news': 'rt',
};

/** One name for an outlet or agency: `The Associated Press` → `ap`, `RT.com` → `rt`. */
export function nameKey(name: string): string {
  const key = name
    .toLowerCase()
    .replace(/^the /u, '')
    .replace(/\.(com|org|net|ru)$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return SHORT_NAMES[key] ?? key;
}

function bareHost(host: string): string {
  return host.toLowerCase().replace(/^www\./u, '');
}
