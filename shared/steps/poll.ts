import { createDueStore, type DueWork } from '../stores/due-store.ts';
import { createFeedStore } from '../stores/feed-store.ts';
import type { StepDeps } from './deps.ts';
import { republishWhereNeeded } from './republish.ts';

/** How many feeds one poll hands out; what is left is handed out a minute later. */
const MAX_FEEDS_PER_POLL = 5000;
/** How many re-reads, and how many notifications. */
const MAX_DUE_PER_POLL = 500;

/** How often the page of feed health is written anew, in ms: 15 minutes. */
const HEALTH_EVERY_MS = 15 * 60_000;

/** Picks what is due and hands it to the queues. The message goes out before the lease: a crash between hands it out twice. */
export async function pollStep(deps: StepDeps): Promise<void> {
  const started = deps.now();
  await republishWhereNeeded(deps);
  const feeds = createFeedStore(deps.feedTable);
  await feeds.register(deps.config.feeds, started);
  const handedOut = await feeds.handOut(started, MAX_FEEDS_PER_POLL, (due) =>
    deps.queues.fetch.send(due.map((each) => ({ body: { version: 1, kind: 'fetch', ...each } }))),
  );
  const rereads = await handOut(deps, 'reread');
  const notifications = (await handOut(deps, 'notify')) + (await handOut(deps, 'digest'));
  await sendHealth(deps, started);
  deps.metrics('FeedsDue', handedOut);
  deps.log('info', {
    what: 'poll',
    outcome: 'done',
    feeds: handedOut,
    rereads,
    notifications,
    durationMs: deps.now().getTime() - started.getTime(),
  });
}

async function handOut(deps: StepDeps, kind: DueWork['kind']): Promise<number> {
  const now = deps.now();
  const due = createDueStore(deps.feedTable);
  const found = await due.due(kind, now, MAX_DUE_PER_POLL);
  for (const work of found) {
    const queue = work.kind === 'reread' ? deps.queues.read : deps.queues.notify;
    await queue.send([{ body: { version: 1, ...work } }]);
    await due.done(work, now);
  }
  return found.length;
}

/** Feed health changes without any story moving; the slot in the id keeps it to one message a quarter of an hour. */
async function sendHealth(deps: StepDeps, now: Date): Promise<void> {
  const slot = Math.floor(now.getTime() / HEALTH_EVERY_MS);
  const cause = `health#${slot}`;
  await deps.queues.publish.send([
    { body: { version: 1, kind: 'site', cause }, group: 'site', deduplicationId: `site#${cause}` },
  ]);
}
