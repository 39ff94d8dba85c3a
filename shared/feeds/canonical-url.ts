import { keptParameters } from './tracking-parameters.ts';

/** Nothing longer is an address that anybody publishes; in UTF-16 units. */
const MAX_URL_LENGTH = 8192;
/** Each round takes one wrapping off; what is not settled after these is left as it is. */
const MAX_ROUNDS = 8;

/**
 * The identity of a page: https, host in lower case and Punycode, no default port, no user, no session, no tracking
 * parameters, no AMP variant, no closing slash; no fragment, unless it is the route of a page that is put together in the
 * browser (`#!/story/1`). Unknown parameters stay in their order, and so do `www.`, double slashes and the case of the
 * path: servers may tell those apart, and a page that does not says so itself (`link rel=canonical`). Undefined when the text is no http(s) address.
 * Idempotent. It is for comparing, not for fetching: see `fetchUrl`.
 */
export function canonicalUrl(url: string): string | undefined {
  let current = parseHttp(url);
  for (let round = 0; current && round < MAX_ROUNDS; round++) {
    const next = canonicalOnce(current);
    if (next.href === current.href) break;
    current = next;
  }
  return current?.href;
}

/**
 * The address as it is to be fetched: absolute, without fragment, with every parameter that was given; of a search
 * engine's link that only counts clicks the page behind it. Undefined when it is no http(s) address.
 */
export function fetchUrl(url: string, base?: string): string | undefined {
  const parsed = parseHttp(url, base);
  if (!parsed) return undefined;
  const target = behindRedirector(parsed) ?? parsed;
  target.hash = '';
  return target.href;
}

function parseHttp(url: string, base?: string): URL | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: URLs broken over lines lose their line breaks (URL standard, 4.4)
  const text = url.trim().replace(/[\u0000-\u001f]/g, '');
  if (text === '' || text.length > MAX_URL_LENGTH) return undefined;
  const parsed = URL.parse(text, base) ?? undefined;
  if (!parsed || (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') || parsed.hostname === '')
    return undefined;
  return parsed;
}

function canonicalOnce(input: URL): URL {
  const target = behindRedirector(input);
  if (target) return target;
  const url = new URL(input.href);
  url.protocol = 'https:';
  url.username = '';
  url.password = '';
  if (!/^#!?\/./.test(url.hash)) url.hash = '';
  if (url.hostname.endsWith('.')) url.hostname = url.hostname.replace(/\.+$/, '');
  url.pathname = sameEscapes(url.pathname)
    .replace(/;jsessionid=[^/;]*/gi, '')
    .replace(/(?<=[^/])\/$/, '');
  url.search = keptParameters(sameEscapes(url.search), url.hostname);
  return withoutAmp(url);
}

/** Escapes of characters that need none are undone, others are in capitals (RFC 3986, 6.2.2): `%7e` is `~`, `%2f` stays. */
function sameEscapes(text: string): string {
  return text.replace(/%[0-9a-f]{2}/gi, (code) => {
    const character = String.fromCharCode(Number.parseInt(code.slice(1), 16));
    return /[A-Za-z0-9._~-]/.test(character) ? character : code.toUpperCase();
  });
}

/** The links of Google Alerts, Bing News and Facebook lead to a page that they name in a parameter. */
function behindRedirector({ hostname, pathname, searchParams }: URL): URL | undefined {
  const target =
    /^(?:www\.)?google\.[a-z.]{2,6}$/.test(hostname) && pathname === '/url'
      ? (searchParams.get('url') ?? searchParams.get('q'))
      : /^(?:www\.)?bing\.com$/.test(hostname) && pathname === '/news/apiclick.aspx'
        ? searchParams.get('url')
        : /^lm?\.facebook\.com$/.test(hostname) && pathname === '/l.php'
          ? searchParams.get('u')
          : null;
  return target === null ? undefined : parseHttp(target);
}

/** `amp.` hosts, `/amp` at either end of the path, `.amp.html`, and the caches that serve somebody else's page. */
function withoutAmp(url: URL): URL {
  const cached = /^\/(?:c|v)\/(?:s\/)?([^/]+\.[^/]+(?:\/.*)?)$/.exec(url.pathname)?.[1];
  if (cached && url.hostname.endsWith('.cdn.ampproject.org')) return URL.parse(`https://${cached}${url.search}`) ?? url;
  const viewed = /^\/amp\/(?:s\/)?([^/]+\.[^/]+(?:\/.*)?)$/.exec(url.pathname)?.[1];
  if (viewed && /^www\.google\.[a-z.]+$/.test(url.hostname)) return URL.parse(`https://${viewed}${url.search}`) ?? url;
  if (/^amp\.[^.]+\.[^.]/.test(url.hostname)) url.hostname = url.hostname.slice(4);
  const path = url.pathname
    .replace(/\/amp\/?$/i, '')
    .replace(/\.amp(?:\.html)?$/i, (end) => (end.toLowerCase() === '.amp' ? '' : '.html'))
    .replace(/^\/amp(?=\/.)/i, '');
  if (path !== '' && path !== url.pathname) url.pathname = path;
  return url;
}
