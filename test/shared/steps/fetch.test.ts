import { beforeEach, describe, expect, test } from 'vitest';
import { FetchMessage } from '#shared/model/message.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { createFeedStore } from '#shared/stores/feed-store.ts';
import { makeDeps, SOURCE, type TestDeps } from './make-deps.ts';

function rss(...items: { guid: string; title: string }[]): string {
  const entries = items.map(
    ({ guid, title }) =>
      `<item><guid>${guid}</guid><link>https://www.harbour.example/${guid}</link><title>${title}</title></item>`,
  );
  return `<rss version="2.0"><channel><title>Harbour</title>${entries.join('')}</channel></rss>`;
}

let deps: TestDeps;
beforeEach(() => {
  deps = makeDeps();
});

async function poll(at: string): Promise<FetchMessage> {
  deps.setNow(at);
  await pollStep(deps);
  return FetchMessage.parse(deps.sent.fetch.at(-1));
}

const state = async () => {
  const found = await createFeedStore(deps.feedTable).getState(SOURCE.id);
  if (!found) throw new Error('no state');
  return found;
};

describe('what is new', () => {
  test('the first sight is a backfill; afterwards only what is new or worded anew is read', async () => {
    deps.routes.set(SOURCE.url, { body: rss({ guid: 'a', title: 'One' }, { guid: 'b', title: 'Two' }) });
    await fetchStep(deps, await poll('2024-10-21T06:00:00Z'));
    expect(deps.sent.read).toHaveLength(2);
    expect(await state()).toMatchObject({ isBackfilled: true, entriesSeen: 2, state: 'undated' });

    deps.routes.set(SOURCE.url, {
      body: rss({ guid: 'c', title: 'Three' }, { guid: 'a', title: 'One, corrected' }, { guid: 'b', title: 'Two' }),
    });
    await fetchStep(deps, await poll('2024-10-22T06:00:00Z'));
    expect(deps.sent.read).toHaveLength(4);
  });

  test('a message that comes twice is answered once', async () => {
    deps.routes.set(SOURCE.url, { body: rss({ guid: 'a', title: 'One' }) });
    const message = await poll('2024-10-21T06:00:00Z');
    await fetchStep(deps, message);
    const after = await state();
    await fetchStep(deps, message);
    expect(await state()).toEqual(after);
    expect(deps.requests).toHaveLength(1);
  });

  test('a run that died before it wrote the state sends its messages again and loses nothing', async () => {
    deps.routes.set(SOURCE.url, { body: rss({ guid: 'a', title: 'One' }, { guid: 'b', title: 'Two' }) });
    const message = await poll('2024-10-21T06:00:00Z');
    const put = deps.feedTable.put;
    deps.feedTable.put = () => Promise.reject(new Error('lost'));
    await expect(fetchStep(deps, message)).rejects.toThrow('lost');
    deps.feedTable.put = put;
    await fetchStep(deps, message);
    const keys = new Set(deps.sent.read.map((body) => JSON.stringify(body)));
    expect(keys.size).toBe(2);
    expect(await state()).toMatchObject({ entriesSeen: 2, isBackfilled: true });
  });
});

describe('what goes wrong is news, not a crash', () => {
  test.each([
    ['a server fault', { status: 503 }, 'http-5xx'],
    [
      'a page instead of a feed',
      { headers: { 'content-type': 'text/html' }, body: '<!doctype html><p>Hello' },
      'html-not-feed',
    ],
    ['no such host', { kind: 'failure', reason: 'dns', message: 'no such host', finalUrl: SOURCE.url } as const, 'dns'],
  ])('%s', async (_, route, expected) => {
    deps.routes.set(SOURCE.url, route);
    await fetchStep(deps, await poll('2024-10-21T06:00:00Z'));
    const after = await state();
    expect(after).toMatchObject({ state: expected, isBackfilled: false });
    expect(after.reason).toBeTruthy();
    expect((after.nextAttemptAt ?? '') > '2024-10-21T06:00:00Z').toBe(true);
  });

  test('a message that is none goes to the dead letters with its reason', async () => {
    await expect(fetchStep(deps, { version: 2, kind: 'fetch' })).rejects.toMatchObject({ code: 'message-unreadable' });
  });

  test('a feed that is not known any more is left alone', async () => {
    await fetchStep(deps, { version: 1, kind: 'fetch', feedId: 'gone', dueAt: '2024-10-21T06:00:00.000Z' });
    expect(deps.requests).toEqual([]);
  });
});

test('validators go back as they came', async () => {
  deps.routes.set(SOURCE.url, { body: rss({ guid: 'a', title: 'One' }), headers: { etag: 'W/"odd  tag"' } });
  await fetchStep(deps, await poll('2024-10-21T06:00:00Z'));
  deps.routes.set(SOURCE.url, { status: 304 });
  await fetchStep(deps, await poll('2024-10-21T18:00:00Z'));
  expect(deps.requests.at(-1)?.headers['if-none-match']).toBe('W/"odd  tag"');
  expect(await state()).toMatchObject({ notModified: 1 });
});
