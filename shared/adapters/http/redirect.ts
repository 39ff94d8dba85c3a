import { isUtf8 } from 'node:buffer';
import { parseHttpUrl, type Target } from './target.ts';

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** What goes along to another origin; everything else, secrets above all, was meant for the first. */
const FOR_EVERYBODY = new Set(['accept', 'accept-language', 'if-none-match', 'if-modified-since']);

/**
 * Where an answer redirects a GET to (RFC 9110, 15.4), undefined when it is no redirect. A user name in the address is left
 * out: credentials are never sent.
 */
export function redirectTarget(from: URL, status: number, location: string | undefined): Target | undefined {
  const reference = location?.trim();
  if (!REDIRECTS.has(status) || !reference) return undefined;
  const target = parseHttpUrl(asUtf8(reference), from.href);
  if (target.kind === 'refused') return { ...target, message: `a redirect leads astray: ${target.message}` };
  target.url.username = '';
  target.url.password = '';
  return target;
}

/** The headers of a request as they go on after a redirect. */
export function headersAfter(
  from: URL,
  to: URL,
  headers: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  if (from.origin === to.origin) return headers;
  return Object.fromEntries(Object.entries(headers).filter(([name]) => FOR_EVERYBODY.has(name.toLowerCase())));
}

/** A redirect to remember: for good (301, 308), and not from https back to http, which anybody on the way could have sent. */
export function isForGood(status: number, from: URL, to: URL): boolean {
  return (status === 301 || status === 308) && !(from.protocol === 'https:' && to.protocol === 'http:');
}

/** Header bytes arrive as Latin-1; servers that write other letters into an address mean UTF-8. */
function asUtf8(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  return isUtf8(bytes) ? bytes.toString('utf8') : text;
}
