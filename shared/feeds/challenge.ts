import type { HttpResponse } from '../http.ts';

/** The start of a page is enough to tell a challenge, in bytes. */
const HEAD_BYTES = 16 * 1024;

type Guard = { name: string; header?: [name: string, value: RegExp]; page?: RegExp };

/** Who puts a puzzle before a site, by the header that says so or by what only the page of the puzzle holds. */
const GUARDS: readonly Guard[] = [
  {
    name: 'Cloudflare',
    header: ['cf-mitigated', /challenge/i],
    page: /<title>\s?(?:just a moment|attention required! \| cloudflare)|_cf_chl_opt|\bcf-chl-|\/cdn-cgi\/challenge-platform\/h\/[a-z]\/orchestrate\//i,
  },
  { name: 'Vercel', header: ['x-vercel-mitigated', /challenge/i], page: /<title>\s?vercel security checkpoint/i },
  {
    name: 'AWS WAF',
    header: ['x-amzn-waf-action', /challenge|captcha/i],
    page: /\bawsWafCookieDomainList\b|\bgokuProps\b/,
  },
  { name: 'DataDome', header: ['x-datadome', /protected/i], page: /\bcaptcha-delivery\.com\b/i },
  { name: 'Imperva', page: /\b_Incapsula_Resource\b/i },
  { name: 'DDoS-Guard', page: /<title>\s?ddos-guard/i },
  { name: 'Sucuri', page: /\bsucuri_cloudproxy_js\b/i },
  { name: 'Anubis', page: /\bid="anubis_challenge"|<title>\s?making sure you(?:'|&#39;|’)re not a bot/i },
  { name: 'the server', page: /<title>\s?(?:one moment, please|checking your browser|please wait while we verify)/i },
];

/**
 * Who wants a browser to solve a puzzle before the feed may be read, as a name for people; undefined when nobody does.
 * Whatever the status is: such pages come with 403, 429 and 503, and with 200 and 202 as well. A body that is a feed is
 * never a challenge, whatever is written in it.
 */
export function challengeBy({ headers, body }: HttpResponse): string | undefined {
  const byHeader = GUARDS.find(({ header }) => header?.[1].test(headers[header[0]] ?? ''));
  const head = Buffer.from(body.buffer, body.byteOffset, Math.min(body.length, HEAD_BYTES)).toString('latin1');
  if (/<(?:\?xml|rss|feed|rdf:RDF)[\s>]/.test(head)) return undefined;
  if (byHeader) return byHeader.name;
  if (!/html/i.test(headers['content-type'] ?? '') && !/^\s{0,64}<(?:!doctype html|html)/i.test(head)) return undefined;
  return GUARDS.find(({ page }) => page?.test(head))?.name;
}
