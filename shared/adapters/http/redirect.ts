/** One request of a chain of redirects. */
export type Hop = { url: URL; method: 'GET' | 'POST'; headers: Readonly<Record<string, string>>; body?: string };

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** Headers that are for the first origin only: secrets, and signatures such as a webhook's. */
const ORIGIN_ONLY = /^(?:authorization|cookie|proxy-authorization|x-.*)$/i;

/**
 * The request that a response redirects to (RFC 9110, 15.4): undefined when it is no redirect, `bad-url` when it leads to
 * something that is not http(s). A POST becomes a GET but for 307 and 308.
 */
export function nextHop(hop: Hop, status: number, location: string | undefined): Hop | 'bad-url' | undefined {
  if (!REDIRECTS.has(status) || location === undefined) return undefined;
  const url = URL.parse(location.trim(), hop.url.href);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return 'bad-url';
  url.hash = '';
  url.username = '';
  url.password = '';
  const keepsMethod = status === 307 || status === 308;
  const isSameOrigin = url.origin === hop.url.origin;
  const headers = isSameOrigin
    ? hop.headers
    : Object.fromEntries(Object.entries(hop.headers).filter(([name]) => !ORIGIN_ONLY.test(name)));
  if (keepsMethod) return { url, method: hop.method, headers, body: hop.body };
  const withoutBody = Object.fromEntries(Object.entries(headers).filter(([name]) => !/^content-/i.test(name)));
  return { url, method: 'GET', headers: withoutBody };
}

/** True where a redirect is for good (301, 308). */
export function permanentAfter(status: number): boolean {
  return status === 301 || status === 308;
}
