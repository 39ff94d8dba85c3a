import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createNewsroom } from '#local/demo/newsroom.ts';
import { openStores } from '#local/open-stores.ts';
import type { Http } from '#shared/http.ts';
import { QUEUES, type QueueName } from '#shared/names.ts';
import type { Json, Queue } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { makeDeps, STEPS, STORIES } from './newsroom-run.ts';
import { type Outcome, siteOf, storyOutcome } from './outcome.ts';

type Pending = { name: QueueName; body: Json; group?: string; left: number };

export type Shuffle = {
  /** Which of so many messages is delivered next. */
  pick: (count: number) => number;
  /** The queue whose messages are picked from, once all others are empty; all queues where absent. */
  only?: QueueName;
  /** How often each message is delivered. */
  deliveries: number;
  /** The instants at which the newsroom is looked at. */
  ticks: readonly string[];
  /** Ids of the outlets that are followed. */
  outlets: readonly string[];
};

/** Follows the newsroom with queues that keep no order but that of a FIFO group, and deliver each message several times. */
export async function runShuffled({
  pick,
  only,
  deliveries,
  ticks,
  outlets,
}: Shuffle): Promise<Omit<Outcome, 'deadLetters' | 'delivered'>> {
  const folder = mkdtempSync(join(tmpdir(), 'claimwire-orders-'));
  let now = new Date(0);
  const clock = () => now;
  const stores = openStores(folder, clock);
  const newsroom = createNewsroom({ now: clock });
  const http: Http = async ({ url, headers = {} }) => {
    const { host, pathname } = new URL(url);
    const { status, headers: sent, body } = newsroom.handle({ host, path: pathname, headers });
    return { kind: 'response', status, headers: sent, body, finalUrl: url };
  };
  const pending: Pending[] = [];
  const known = new Set<string>();
  const queue = (name: QueueName): Queue => ({
    name,
    send: async (messages) => {
      for (const { body, group, deduplicationId } of messages) {
        // As SQS: a second message with an id that it knows is accepted and dropped.
        if (deduplicationId !== undefined && known.has(deduplicationId)) continue;
        if (deduplicationId !== undefined) known.add(deduplicationId);
        pending.push({ name, body, group, left: deliveries });
      }
    },
    deliver: async () => ({ received: 0, failed: 0 }),
  });
  const deps: StepDeps = {
    ...makeDeps(stores, clock),
    queues: {
      fetch: queue('fetch'),
      read: queue('read'),
      analyse: queue('analyse'),
      publish: queue('publish'),
      notify: queue('notify'),
    },
    http,
    config: { feeds: newsroom.feeds.filter(({ id }) => outlets.includes(id)), stories: STORIES },
    webhooks: new Map(),
  };
  try {
    for (const tick of ticks) {
      now = new Date(tick);
      await pollStep(deps);
      while (pending.length > 0) await deliverOne(deps, pending, pick, only);
    }
    return {
      ...(await storyOutcome(deps.storyTable, deps.config)),
      site: await siteOf(deps.siteBlobs),
    };
  } finally {
    stores.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function deliverOne(
  deps: StepDeps,
  pending: Pending[],
  pick: Shuffle['pick'],
  only: QueueName | undefined,
): Promise<void> {
  const first = (message: Pending) =>
    message.group === undefined || pending.find(({ group }) => group === message.group) === message;
  const deliverable = pending.filter(first);
  const urgent = only && deliverable.find(({ name }) => name !== only);
  const message = urgent ?? deliverable[pick(deliverable.length)];
  if (message === undefined) throw new Error(`no message of ${QUEUES.join(', ')} can be delivered`);
  message.left -= 1;
  if (message.left === 0) pending.splice(pending.indexOf(message), 1);
  await STEPS[message.name](deps, message.body);
}

/** Numbers that look random and are the same for the same seed (mulberry32). */
export function createRandom(seed: number): (count: number) => number {
  let state = seed >>> 0;
  return (count) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (((mixed ^ (mixed >>> 14)) >>> 0) % count) >>> 0;
  };
}
