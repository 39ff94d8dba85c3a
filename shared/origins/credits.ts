import type { OriginSketch } from '../model/origin.ts';

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
  const path = url.pathname.replace(/(?<!\/)\/$/u, '');
  const query = [...url.searchParams]
    .filter(([name]) => !TRACKING.test(name))
    .map(([name, value]) => `${name}=${value}`);
  if ((path === '' || path === '/') && query.length === 0) return undefined;
  return `${url.hostname.replace(/^www\./u, '')}${path}${query.length > 0 ? `?${query.sort().join('&')}` : ''}`;
}

/** The credits of a text to somebody else, those with an address first; a text that names its own outlet credits nobody. */
export function foreignCredits(sketch: OriginSketch): CreditSource[] {
  const own = addressKey(sketch.canonicalUrl);
  const ownHost = bareHost(sketch.outletHost);
  const foreign = sketch.credits
    .map(({ name, url }): CreditSource => ({ name, url, addressKey: url === undefined ? undefined : addressKey(url) }))
    .filter(({ name, url, addressKey: key }) => {
      if (key !== undefined && key === own) return false;
      if (sameName(name, sketch.outlet)) return false;
      return ownHost === '' || url === undefined || !URL.canParse(url) || bareHost(new URL(url).hostname) !== ownHost;
    });
  return [
    ...foreign.filter((it) => it.addressKey !== undefined),
    ...foreign.filter((it) => it.addressKey === undefined),
  ];
}

/** Whether two texts name a common source, or one is from the outlet that the other names. */
export function shareSource(a: OriginSketch, b: OriginSketch): boolean {
  const named = (sketch: OriginSketch) => [sketch.outlet, ...sketch.credits.map(({ name }) => name)].map(nameKey);
  const inA = new Set(named(a));
  return named(b).some((name) => name !== '' && inA.has(name)) && (a.credits.length > 0 || b.credits.length > 0);
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

/** `The Associated Press` → `ap`, `RT.com` → `rt`. */
function nameKey(name: string): string {
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
