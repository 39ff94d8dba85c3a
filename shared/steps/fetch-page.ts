import { type ParsedPage, parsePage } from '../articles/parse-page.ts';
import type { HttpFailure, HttpResponse } from '../http.ts';
import type { PageRefusal } from '../model/article.ts';
import type { StepDeps } from './deps.ts';
import { isPageAllowed } from './read-robots.ts';

export type FetchedPage =
  | { kind: 'page'; page: ParsedPage; response: HttpResponse }
  | { kind: 'not-modified' }
  | { kind: 'refused'; reason: PageRefusal; message: string };

/** Gets and reads the page of an article; every way in which that can fail has a name. */
export async function fetchPage(
  deps: StepDeps,
  url: string,
  validators: { etag?: string; lastModified?: string } = {},
): Promise<FetchedPage> {
  if ((await isPageAllowed(deps, url)) !== true) {
    return { kind: 'refused', reason: 'robots', message: 'robots.txt of the host does not allow this page' };
  }
  const response = await deps.http({
    url,
    headers: {
      accept: 'text/html,application/xhtml+xml;q=0.9,*/*;q=0.1',
      ...(validators.etag ? { 'if-none-match': validators.etag } : {}),
      ...(validators.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
    },
  });
  if (response.kind === 'failure') return refusedByNetwork(response);
  if (response.status === 304) return { kind: 'not-modified' };
  const refusal = refusalOfStatus(response.status);
  if (refusal) return { kind: 'refused', reason: refusal, message: `the page answered ${response.status}` };
  const parsed = parsePage(response.body, {
    url: response.finalUrl,
    contentType: response.headers['content-type'],
    now: deps.now(),
  });
  return parsed.kind === 'page' ? { kind: 'page', page: parsed, response } : parsed;
}

function refusedByNetwork(failure: HttpFailure): FetchedPage {
  const reason = failure.reason === 'too-large' || failure.reason === 'unsafe-target' ? failure.reason : 'network';
  return { kind: 'refused', reason, message: failure.message };
}

function refusalOfStatus(status: number): PageRefusal | undefined {
  if (status === 410) return 'gone';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'http-5xx';
  if (status >= 400) return 'http-4xx';
  return status >= 300 ? 'network' : undefined;
}

/** Worth another try soon: nothing is known about the page itself. */
export function isTemporary(reason: PageRefusal): boolean {
  return reason === 'http-5xx' || reason === 'throttled' || reason === 'network' || reason === 'challenge';
}
