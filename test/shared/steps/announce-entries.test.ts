import { afterEach, describe, expect, test } from 'vitest';
import { FeedSource } from '#shared/model/feed.ts';
import { FetchMessage, ReadMessage } from '#shared/model/message.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { readStep } from '#shared/steps/read.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { createFeedStore } from '#shared/stores/feed-store.ts';
import { makeDeps, type Route, SOURCE, type TestDeps } from './make-deps.ts';

type Item = { guid: string; title: string; link?: string; text?: string; at?: string };

function rss(...items: Item[]): Route {
  const entries = items.map(
    ({ guid, title, link, text, at }) =>
      `<item><guid>${guid}</guid><link>https://www.harbour.example/${link ?? guid}</link><title>${title}</title>` +
      `<description>${text ?? ''}</description>${at ? `<pubDate>${at}</pubDate>` : ''}</item>`,
  );
  return { body: `<rss version="2.0"><channel><title>Harbour</title>${entries.join('')}</channel></rss>` };
}

let deps: TestDeps;
afterEach(() => deps.close());

async function poll(at: string): Promise<FetchMessage> {
  deps.setNow(at);
  await pollStep(deps);
  return FetchMessage.parse(deps.sent.fetch.at(-1));
}

async function fetchAt(at: string, feed: Route): Promise<number> {
  deps.routes.set(SOURCE.url, feed);
  const before = deps.sent.read.length;
  await fetchStep(deps, await poll(at));
  return deps.sent.read.length - before;
}

const storedEntries = async () => {
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  const keys = new Set(deps.sent.read.map((body) => JSON.stringify(body)));
  return Promise.all(
    [...keys].map((key) => {
      const message = ReadMessage.parse(JSON.parse(key));
      return message.kind === 'entry' ? articles.getEntry(message.feedId, message.entryKey) : undefined;
    }),
  );
};

/** Every write and message in the order in which they are made; the one with the number `fatal` ends the run. */
function dieAt(fatal: number, isDone: boolean): { calls: () => number; heal: () => void } {
  let calls = 0;
  const mended: (() => void)[] = [];
  const wrap = <K extends string, T extends Record<K, (...given: never[]) => Promise<unknown>>>(target: T, name: K) => {
    const real = target[name];
    const wrapped = async (...given: Parameters<T[K]>) => {
      calls += 1;
      const isFatal = calls === fatal;
      if (isFatal && !isDone) throw new Error('died before the call');
      const answer = await real(...given);
      if (isFatal) throw new Error('died after the call');
      return answer;
    };
    Object.assign(target, { [name]: wrapped });
    mended.push(() => Object.assign(target, { [name]: real }));
  };
  wrap(deps.feedTable, 'put');
  wrap(deps.articleBlobs, 'put');
  wrap(deps.queues.read, 'send');
  const heal = () => {
    for (const mend of mended) mend();
  };
  return { calls: () => calls, heal };
}

describe('a run may die at any call', () => {
  const first = rss({ guid: 'a', title: 'One' }, { guid: 'b', title: 'Two' });
  const second = rss({ guid: 'c', title: 'Three' }, { guid: 'a', title: 'One, mended' }, { guid: 'b', title: 'Two' });

  /** Answers how many calls a whole run makes. */
  async function runWith(fatal: number, isDone: boolean): Promise<number> {
    deps = makeDeps();
    await fetchAt('2024-10-21T06:00:00Z', first);
    deps.routes.set(SOURCE.url, second);
    const message = await poll('2024-10-22T06:00:00Z');
    const death = dieAt(fatal, isDone);
    const isAlive = await fetchStep(deps, message).then(
      () => true,
      () => false,
    );
    const calls = death.calls();
    death.heal();
    expect(isAlive).toBe(calls < fatal);
    deps.setNow('2024-10-22T06:05:00Z');
    await fetchStep(deps, message);

    const stored = await storedEntries();
    expect(stored.map((entry) => [entry?.entry.title, entry?.backfill])).toEqual([
      ['One', true],
      ['Two', true],
      ['Three', false],
      ['One, mended', false],
    ]);
    const state = await createFeedStore(deps.feedTable).getState(SOURCE.id);
    expect(state).toMatchObject({ isBackfilled: true, lastAttemptFor: message.dueAt });
    expect(await fetchAt('2024-10-24T06:00:00Z', second)).toBe(0);
    deps.close();
    return calls;
  }

  test('and loses nothing', async () => {
    const calls = await runWith(Number.POSITIVE_INFINITY, false);
    expect(calls).toBeGreaterThanOrEqual(5);
    for (let fatal = 1; fatal <= calls; fatal += 1) {
      await runWith(fatal, false);
      await runWith(fatal, true);
    }
    deps = makeDeps();
  });
});

test('what a feed shows again after it was gone is not announced', async () => {
  deps = makeDeps();
  const both = rss({ guid: 'a', title: 'One' }, { guid: 'b', title: 'Two' });
  expect(await fetchAt('2024-10-21T06:00:00Z', both)).toBe(2);
  expect(await fetchAt('2024-10-22T06:00:00Z', rss({ guid: 'b', title: 'Two' }))).toBe(0);
  expect(await fetchAt('2024-10-24T06:00:00Z', both)).toBe(0);
  expect(await fetchAt('2024-10-26T06:00:00Z', rss({ guid: 'x9', title: 'One', link: 'a' }))).toBe(0);
});

test('posts that share an address are articles of their own where the feed holds their text', async () => {
  const text = 'The harbour master said on Monday that the ferry would sail again after the storm had passed. ';
  const feed = FeedSource.parse({ ...SOURCE, fullText: 'feed' });
  deps = makeDeps([], [feed]);
  const posts = ['p1', 'p2'].map((guid) => ({
    guid,
    title: `Post ${guid}`,
    link: 'live',
    text: `${text}${guid}. `.repeat(3),
  }));
  await fetchAt('2024-10-21T06:00:00Z', rss(...posts));
  for (const message of deps.sent.read) await readStep(deps, message);
  expect(new Set(deps.sent.analyse.map((body) => JSON.stringify(body))).size).toBe(2);
  const ids = deps.sent.analyse.map((body) =>
    body && typeof body === 'object' && 'articleId' in body ? body.articleId : '',
  );
  expect(new Set(ids).size).toBe(2);
});

describe('an entry whose address and words change', () => {
  const text = 'The harbour master said on Monday that the ferry would sail again after the storm had passed. ';
  const feed = FeedSource.parse({ ...SOURCE, fullText: 'feed' });

  async function articlesOf(before: Item, after: Item): Promise<number> {
    deps = makeDeps([], [feed]);
    await fetchAt('2024-10-21T06:00:00Z', rss({ text: text.repeat(3), ...before }));
    for (const message of deps.sent.read.splice(0)) await readStep(deps, message);
    await fetchAt('2024-10-22T06:00:00Z', rss({ text: text.repeat(4), ...after }));
    for (const message of deps.sent.read) await readStep(deps, message);
    const ids = deps.sent.analyse.map((body) => JSON.stringify(body).replace(/"articleVersion":"[^"]*"/, ''));
    expect(deps.sent.analyse).toHaveLength(2);
    return new Set(ids).size;
  }
  const at = 'Mon, 21 Oct 2024 05:12:00 GMT';
  const later = 'Mon, 21 Oct 2024 05:40:00 GMT';

  test.each<[string, Item, Item, number]>([
    [
      'same id and date: a new version',
      { guid: 'harbour-812', title: 'A', link: 'a', at },
      { guid: 'harbour-812', title: 'B', link: 'b', at },
      1,
    ],
    [
      'another date: another article',
      { guid: 'harbour-812', title: 'A', link: 'a', at },
      { guid: 'harbour-812', title: 'B', link: 'b', at: later },
      2,
    ],
    [
      'a place in the feed is no id',
      { guid: '1', title: 'A', link: 'a', at },
      { guid: '1', title: 'B', link: 'b', at },
      2,
    ],
    [
      'the same address under a new id',
      { guid: 'harbour-812', title: 'A', link: 'a', at },
      { guid: 'harbour-900', title: 'B', link: 'a', at },
      1,
    ],
  ])('%s', async (_, before, after, count) => expect(await articlesOf(before, after)).toBe(count));
});
