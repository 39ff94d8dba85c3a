import type { PageRefusal } from '../model/article.ts';

/** Whole segments of a path. */
const LOGIN =
  /\/(?:log-?in|sign-?in|sso|auth|authenticate|users?\/(?:login|sign_in)|accounts?\/(?:login|signin))(?:[/.]|$)/i;
const PAYWALL = /\/(?:subscribe|subscriptions?|paywall|abonnement|abonnieren|suscripcion|assine)(?:[/.]|$)/i;
const CONSENT = /^(?:consent|guce|cmp|privacy)\./i;
const NOT_FOUND = /\/(?:404|not-?found|page-not-found|error-?404)(?:[/.]|$)/i;

/**
 * What a redirect says about a page: a server that leads a reader from an article to a log-in, an offer, a question about
 * cookies or its front page shows no article. `undefined` where the redirect says nothing. Both addresses are absolute.
 */
export function refusalOfRedirect(asked: string, final: string): { reason: PageRefusal; message: string } | undefined {
  const from = URL.parse(asked);
  const to = URL.parse(final);
  if (!from || !to || from.href === to.href) return undefined;
  const leadsTo = (pattern: RegExp): boolean => pattern.test(to.pathname) && !pattern.test(from.pathname);
  if (CONSENT.test(to.hostname) && !CONSENT.test(from.hostname))
    return { reason: 'consent-wall', message: `the address leads to ${to.hostname}, which asks for consent` };
  if (leadsTo(LOGIN)) return { reason: 'login', message: 'the address leads to a log-in' };
  if (leadsTo(PAYWALL)) return { reason: 'paywall', message: 'the address leads to an offer for subscribers' };
  if (leadsTo(NOT_FOUND)) return { reason: 'soft-404', message: 'the address leads to an error page' };
  if (isFront(to) && !isFront(from)) return { reason: 'soft-404', message: 'the address leads to the front page' };
  return undefined;
}

/** `/`, also of one language: `/en`, `/ru/`. A fragment may name the article, a parameter as well. */
function isFront(url: URL): boolean {
  return /^\/(?:[a-z]{2}\/?)?$/i.test(url.pathname) && url.search === '' && url.hash === '';
}
