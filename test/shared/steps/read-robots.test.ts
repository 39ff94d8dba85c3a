import { beforeEach, describe, expect, test } from 'vitest';
import { isPageAllowed } from '#shared/steps/read-robots.ts';
import { makeDeps, type Route, type TestDeps } from './make-deps.ts';

const ROBOTS = 'https://www.harbour.example/robots.txt';
const PAGE = 'https://www.harbour.example/news/a?b=1';

let deps: TestDeps;
beforeEach(() => {
  deps = makeDeps();
});
const reason = async (url = PAGE): Promise<string> => {
  const answer = await isPageAllowed(deps, url);
  return answer === true ? 'allowed' : answer.reason;
};
const down = { kind: 'failure', reason: 'connection', message: 'refused', finalUrl: ROBOTS } as const;

describe('robots.txt of a host', () => {
  test.each<[string, Route, string]>([
    ['there is none', { status: 404 }, 'allowed'],
    ['it may not be seen', { status: 403 }, 'allowed'],
    ['it redirects for ever', { ...down, reason: 'too-many-redirects' }, 'allowed'],
    ['the server fails', { status: 503 }, 'http-5xx'],
    ['the server is away', down, 'network'],
    ['the host has a private address', { ...down, reason: 'unsafe-target' }, 'unsafe-target'],
    ['it forbids the page', { body: 'User-agent: *\nDisallow: /news' }, 'robots'],
    ['it forbids by parameter', { body: 'User-agent: claimwire\nDisallow: /*?b=' }, 'robots'],
    ['it is somebody’s page', { body: '<!doctype html><title>Welcome</title>' }, 'allowed'],
    ['more rules than can be kept', { body: `User-agent: *\n${'Disallow: /x12345\n'.repeat(25_000)}` }, 'robots'],
  ])('%s', async (_, route, expected) => {
    deps.routes.set(ROBOTS, route);
    expect(await reason()).toBe(expected);
  });

  test('is asked for once a day, for each origin', async () => {
    deps.routes.set(ROBOTS, { body: 'User-agent: *\nDisallow: /x' });
    await reason();
    await reason('https://www.harbour.example/other');
    expect(deps.requests).toHaveLength(1);
    await reason('https://m.harbour.example/other');
    expect(deps.requests.map(({ url }) => url)).toEqual([ROBOTS, 'https://m.harbour.example/robots.txt']);
    deps.setNow('2024-10-22T06:00:00Z');
    await reason();
    expect(deps.requests).toHaveLength(3);
  });

  test('a failure is asked about again after a quarter of an hour', async () => {
    deps.routes.set(ROBOTS, down);
    expect(await reason()).toBe('network');
    deps.routes.set(ROBOTS, { body: '' });
    deps.setNow('2024-10-21T06:14:00Z');
    expect(await reason()).toBe('network');
    deps.setNow('2024-10-21T06:15:00Z');
    expect(await reason()).toBe('allowed');
  });

  test('the old copy holds while the server is away, for 30 days', async () => {
    deps.routes.set(ROBOTS, { body: 'User-agent: *\nDisallow: /x' });
    await reason();
    deps.routes.set(ROBOTS, { status: 500 });
    deps.setNow('2024-10-25T06:00:00Z');
    expect(await reason()).toBe('allowed');
    expect(await reason('https://www.harbour.example/x')).toBe('robots');
    deps.setNow('2024-11-21T06:00:00Z');
    expect(await reason()).toBe('http-5xx');
  });
});
