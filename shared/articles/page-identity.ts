import { getDomain } from 'tldts';
import { canonicalUrl } from '../feeds/canonical-url.ts';

/** What may stand behind the canonical address in that of a variant: `/story/amp`, `/story/2`, `/story/page/2`, `/story/print`. */
const VARIANT = /^\/?(?:(?:page\/)?\d{1,3}|amp|print|full|all|embed|mobile)?\/?$/i;

/**
 * The identity that a page gives itself by `link rel=canonical`, as a canonical URL; `undefined` where it gives none that can
 * be believed: another registrable domain (that is a credit), a front page, the folder that the page lies in, or its own
 * address without the parameter that tells it from others. Templates that name one address on every page are that common.
 * `finalUrl`: where the page was found.
 */
export function identityOfPage(finalUrl: string, declared: string | undefined): string | undefined {
  const identity = declared === undefined ? undefined : canonicalUrl(declared);
  const found = canonicalUrl(finalUrl);
  if (identity === undefined || found === undefined) return undefined;
  const own = new URL(found);
  const named = new URL(identity);
  const domain = getDomain(own.hostname) ?? own.hostname;
  if ((getDomain(named.hostname) ?? named.hostname) !== domain) return undefined;
  if (named.pathname === '/' && named.search === '') return undefined;
  if (named.pathname === own.pathname && named.search === '' && own.search !== '') return undefined;
  const folder = named.pathname.replace(/\/$/, '');
  if (
    named.search === '' &&
    `${own.pathname}/`.startsWith(`${folder}/`) &&
    !VARIANT.test(own.pathname.slice(folder.length))
  )
    return undefined;
  return identity;
}
