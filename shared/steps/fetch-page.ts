import { type ParsedPage, parsePage } from '../articles/parse-page.ts';
import { refusalOfRedirect } from '../articles/redirect-signs.ts';
import { challengeBy } from '../feeds/challenge.ts';
import { retryAfterSeconds } from '../feeds/retry-after.ts';
import type { HttpFailure, HttpResponse } from '../http.ts';
import type { PageRefusal } from '../model/article.ts';
import type { StepDeps } from './deps.ts';
import { isPageAllowed, type Prohibition } from './read-robots.ts';

export type RefusedPage = {
  kind: 'refused';
  reason: PageRefusal;
  /** A sentence for people. */
  message: string;
  /** The server said that there is no such page: 404 or 410. */
  isMissing?: boolean;
  /** How long the server asks to be left alone. */
  retryAfterSeconds?: number;
};

export type FetchedPage =
  | { kind: 'page'; page: ParsedPage; response: HttpResponse }
  | { kind: 'not-modified' }
  | RefusedPage;

/** Gets and reads the page of an article; every way in which that can fail has a name. */
export async function fetchPage(
  deps: StepDeps,
  url: string,
  validators: { etag?: string; lastModified?: string } = {},
): Promise<FetchedPage> {
  const permission = await isPageAllowed(deps, url);
  if (permission !== true) return { kind: 'refused', ...permission };
  let forbidden: Prohibition | undefined;
  const response = await deps.http({
    url,
    headers: {
      accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
      ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
      ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
    },
    mayFollow: async (next) => {
      const allowed = await isPageAllowed(deps, next);
      forbidden = allowed === true ? undefined : allowed;
      return allowed === true;
    },
  });
  if (response.kind === 'failure') return refusedByNetwork(response);
  if (forbidden) return { kind: 'refused', ...forbidden };
  if (response.status === 304) return { kind: 'not-modified' };
  const refused = refusedByStatus(response, deps.now()) ?? refusedByRedirect(url, response.finalUrl);
  if (refused) return refused;
  if (response.isPartial) return { kind: 'refused', reason: 'network', message: 'the page broke off on its way' };
  const parsed = parsePage(response.body, {
    url: response.finalUrl,
    contentType: response.headers['content-type'],
    now: deps.now(),
  });
  return parsed.kind === 'page' ? { kind: 'page', page: parsed, response } : parsed;
}

function refusedByNetwork(failure: HttpFailure): RefusedPage {
  const reason = failure.reason === 'too-large' || failure.reason === 'unsafe-target' ? failure.reason : 'network';
  return { kind: 'refused', reason, message: failure.message };
}

function refusedByStatus(response: HttpResponse, now: Date): RefusedPage | undefined {
  const { status, headers } = response;
  if (status < 300) return undefined;
  const guard = challengeBy(response);
  const reason = guard === undefined ? reasonOf(status) : 'challenge';
  const who = guard === undefined ? 'the page answered' : `${guard} wants a browser to solve a challenge:`;
  const refused: RefusedPage = { kind: 'refused', reason, message: `${who} ${status}` };
  if (status === 404 || status === 410) refused.isMissing = true;
  const wait = retryAfterSeconds(headers['retry-after'], now);
  if (wait !== undefined) refused.retryAfterSeconds = wait;
  return refused;
}

function reasonOf(status: number): PageRefusal {
  if (status === 401) return 'login';
  if (status === 402) return 'paywall';
  if (status === 410) return 'gone';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'http-5xx';
  return status >= 400 ? 'http-4xx' : 'network';
}

function refusedByRedirect(asked: string, final: string): RefusedPage | undefined {
  const refusal = refusalOfRedirect(asked, final);
  return refusal && { kind: 'refused', ...refusal };
}

/** Worth another try soon: nothing is known about the page itself. */
export function isTemporary(reason: PageRefusal): boolean {
  return reason === 'http-5xx' || reason === 'throttled' || reason === 'network' || reason === 'challenge';
}
