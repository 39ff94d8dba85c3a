import { expect, test } from 'vitest';
import { FetchMessage } from '#shared/model/message.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { createFeedStore } from '#shared/stores/feed-store.ts';
import { makeDeps, SOURCE, type TestDeps } from './make-deps.ts';

const item = (id: number) =>
  `<item><guid>${id}</guid><link>https://www.harbour.example/${id}</link><title>Entry ${id}</title><pubDate>Mon, 21 Oct 2024 0${id}:00:00 GMT</pubDate></item>`;
const FEED = `<rss version="2.0"><channel><title>T</title>${[1, 2, 3].map(item).join('')}</channel></rss>`;

type Fault = { at: number; worked: boolean };

/** Lets the call with that number fail, before or after it has worked, and answers how many calls there were. */
function breakOneCall(deps: TestDeps, fault: Fault | undefined): () => number {
  let calls = 0;
  const fragile = <Args extends unknown[], Answer>(call: (...args: Args) => Promise<Answer>) => {
    return async (...args: Args): Promise<Answer> => {
      calls += 1;
      if (calls !== fault?.at) return call(...args);
      if (fault.worked) await call(...args);
      throw new Error('lost');
    };
  };
  deps.feedTable.put = fragile(deps.feedTable.put.bind(deps.feedTable));
  deps.feedTable.get = fragile(deps.feedTable.get.bind(deps.feedTable));
  deps.feedTable.query = fragile(deps.feedTable.query.bind(deps.feedTable));
  deps.articleBlobs.put = fragile(deps.articleBlobs.put.bind(deps.articleBlobs));
  deps.queues.read.send = fragile(deps.queues.read.send);
  return () => calls;
}

/** One fetch, with a second delivery where the first one failed; answers what is left behind. */
async function fetchOnce(fault?: Fault) {
  const deps = makeDeps();
  deps.routes.set(SOURCE.url, { body: FEED, headers: { etag: '"1"' } });
  await pollStep(deps);
  const message = FetchMessage.parse(deps.sent.fetch.at(-1));
  const calls = breakOneCall(deps, fault);
  const failed = await fetchStep(deps, message).then(
    () => false,
    () => true,
  );
  const made = calls();
  if (failed) await fetchStep(deps, message);
  // A third delivery is answered before.
  await fetchStep(deps, message);
  const state = await createFeedStore(deps.feedTable).getState(SOURCE.id);
  const sent = new Set(deps.sent.read.map((body) => JSON.stringify(body)));
  deps.close();
  // A run that died after it remembered the entries leaves them out of the count.
  return { made, failed, sent, state: state && { ...state, entriesSeen: 0 } };
}

test('whichever call fails, before or after it has worked, the second delivery leaves the same behind', async () => {
  const whole = await fetchOnce();
  expect(whole.failed).toBe(false);
  expect(whole.sent.size).toBe(3);
  expect(whole.state).toMatchObject({ state: 'ok', isBackfilled: true, attempts: 1 });
  for (let at = 1; at <= whole.made; at += 1) {
    for (const worked of [false, true]) {
      const { failed, state, sent } = await fetchOnce({ at, worked });
      expect(failed, `call ${at}`).toBe(true);
      expect(sent, `call ${at}`).toEqual(whole.sent);
      expect(state, `call ${at}`).toEqual(whole.state);
    }
  }
});

test('a poll that dies after its message has been sent hands the feed out again, and it is read once', async () => {
  const deps = makeDeps();
  deps.routes.set(SOURCE.url, { body: FEED });
  const put = deps.feedTable.put.bind(deps.feedTable);
  let puts = 0;
  deps.feedTable.put = async (...args) => {
    puts += 1;
    // The fourth write is the lease, behind the state, the schedule and the registry.
    if (puts === 4) throw new Error('lost');
    return put(...args);
  };
  await expect(pollStep(deps)).rejects.toThrow('lost');
  await pollStep(deps);
  expect(deps.sent.fetch).toHaveLength(2);
  for (const message of deps.sent.fetch) await fetchStep(deps, message);
  expect(deps.requests).toHaveLength(1);
  deps.close();
});
