import { beforeEach, expect, test } from 'vitest';
import type { HttpRequest, HttpResponse } from '#shared/http.ts';
import { fetchPage } from '#shared/steps/fetch-page.ts';
import { makeDeps, type TestDeps } from './make-deps.ts';

const ASKED = 'https://go.example/1';
const TARGET = 'https://www.harbour.example/news/a';
const PAGE = `<!doctype html><title>Port opens</title><article>${'<p>The harbour opened again on Monday, officials said.</p>'.repeat(9)}</article>`;

let deps: TestDeps;
beforeEach(() => {
  deps = makeDeps();
  deps.routes.set('https://go.example/robots.txt', { body: '' });
});

/** A client for which `ASKED` redirects to `TARGET`; other addresses are the routes of `deps`. */
function redirecting(page: Partial<HttpResponse> = {}): TestDeps {
  const http = async (request: HttpRequest) => {
    if (request.url !== ASKED) return deps.http(request);
    const answer: HttpResponse = {
      kind: 'response',
      status: 200,
      headers: {},
      body: Buffer.from(PAGE),
      finalUrl: TARGET,
    };
    if (request.mayFollow && !(await request.mayFollow(TARGET))) return { ...answer, status: 301, finalUrl: ASKED };
    return { ...answer, ...page };
  };
  return { ...deps, http };
}

test('robots.txt of the host that a redirect leads to holds as well', async () => {
  deps.routes.set('https://www.harbour.example/robots.txt', { body: 'User-agent: *\nDisallow: /news' });
  expect(await fetchPage(redirecting(), ASKED)).toMatchObject({ kind: 'refused', reason: 'robots' });
});

test('a page that it allows is read', async () => {
  deps.routes.set('https://www.harbour.example/robots.txt', { body: '' });
  expect(await fetchPage(redirecting(), ASKED)).toMatchObject({ kind: 'page' });
});

test('half a page is none', async () => {
  deps.routes.set('https://www.harbour.example/robots.txt', { body: '' });
  expect(await fetchPage(redirecting({ isPartial: true }), ASKED)).toMatchObject({
    kind: 'refused',
    reason: 'network',
  });
});
