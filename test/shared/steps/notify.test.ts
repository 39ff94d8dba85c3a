import { beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type AlertEntry, DEVELOPMENT_KINDS } from '#shared/model/development.ts';
import { NotifyMessage } from '#shared/model/message.ts';
import type { NotifyRule } from '#shared/model/story.ts';
import { notifyStep } from '#shared/steps/notify.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { scheduleNotifications } from '#shared/steps/schedule-notifications.ts';
import { webhookFault } from '#shared/steps/webhook-signature.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { DAM } from '../developments/story-set-builder.ts';
import { EXAMPLE, exampleOf } from '../render/example-site.ts';
import { makeDeps, type TestDeps } from './make-deps.ts';

const SECRET = `whsec_${Buffer.from('a secret of the test').toString('base64')}`;
const HOOK = 'https://desk.example/hook';
const START = '2031-03-08T12:00:00.000Z';

let deps: TestDeps;
const example = exampleOf(EXAMPLE);
/** As if they had been published at the given time. */
const entriesAt = (at: string): AlertEntry[] =>
  example.entries.map((entry) => ({ ...entry, publishedAt: at, updatedAt: at }));

async function publish(rule: NotifyRule | undefined, entries: AlertEntry[]): Promise<void> {
  const story = { ...DAM, notify: rule ? [rule] : [] };
  deps.config = { ...deps.config, stories: [{ story, hash: 'hash' }] };
  for (const entry of entries) await createStoryStore(deps.storyTable).putEntry(entry);
  await scheduleNotifications(deps, story, entries);
}

/** Polls, and works off what it hands out. */
async function deliverDue(at: string): Promise<NotifyMessage[]> {
  deps.setNow(at);
  await pollStep(deps);
  const messages = deps.sent.notify.splice(0).map((body) => NotifyMessage.parse(body));
  for (const message of messages) await notifyStep(deps, message);
  return messages;
}

const Body = z.looseObject({
  type: z.string(),
  data: z.looseObject({
    entry: z.looseObject({ id: z.string(), title: z.string(), url: z.url() }).optional(),
    entries: z.array(z.looseObject({ title: z.string() })).optional(),
  }),
});
const deliveries = () => deps.requests.filter(({ url }) => url === HOOK);
const bodies = () => deliveries().map(({ body = '' }) => Body.parse(JSON.parse(body)));

beforeEach(() => {
  deps = makeDeps([], []);
  deps.setNow(START);
  deps.webhooks = new Map([['desk', { url: HOOK, secret: SECRET }]]);
  deps.routes.set(HOOK, { status: 204 });
});

describe('what goes where', () => {
  const count = (kinds: readonly string[]) =>
    example.entries.filter(({ development }) => kinds.includes(development.kind)).length;
  const some = ['changed-position', 'contradiction'] as const;
  const rules: [string, NotifyRule, number, number][] = [
    ['everything at once without kinds', { target: 'desk' }, example.entries.length, 0],
    ['only the kinds that are named', { target: 'desk', kinds: [...some] }, count(some), 0],
    ['kinds at once, the rest in a digest', { target: 'desk', kinds: [...some], digest: 'hourly' }, count(some), 1],
    ['everything in a digest', { target: 'desk', digest: 'daily' }, 0, 1],
  ];
  test.each(rules)('%s', async (_, rule, atOnce, digests) => {
    await publish(rule, entriesAt(START));
    await deliverDue('2031-03-08T12:01:00.000Z');
    expect(bodies().filter(({ type }) => type !== 'digest')).toHaveLength(atOnce);
    expect(bodies().filter(({ type }) => type === 'digest')).toHaveLength(0);
    await deliverDue('2031-03-09T00:10:00.000Z');
    const found = bodies().filter(({ type }) => type === 'digest');
    expect(found).toHaveLength(digests);
    if (digests > 0) expect(found[0]?.data.entries).toHaveLength(example.entries.length - atOnce);
  });

  test('an entry that stands for several goes to whoever wants one of them', async () => {
    const [first] = entriesAt(START);
    if (!first) throw new Error('no entry');
    const lines = DEVELOPMENT_KINDS.map((kind) => ({ id: first.id, kind, title: kind, day: '2031-03-08' }));
    await publish({ target: 'desk', kinds: ['claim-withdrawn'] }, [{ ...first, rolledUp: lines }]);
    await deliverDue('2031-03-08T12:01:00.000Z');
    expect(bodies().map(({ type }) => type)).toEqual(['developments.rolled-up']);
  });

  test('publishing again sends nothing again, and what missed its digest goes alone', async () => {
    const entries = entriesAt(START);
    const rule = { target: 'desk', digest: 'hourly' } as const;
    await publish(rule, entries.slice(1));
    await publish(rule, entries.slice(1));
    await deliverDue('2031-03-08T13:10:00.000Z');
    await publish(rule, entries);
    await publish(rule, entries);
    await deliverDue('2031-03-08T14:30:00.000Z');
    expect(bodies().map(({ type }) => type)).toEqual(['digest', `development.${entries[0]?.development.kind}`]);
  });

  test('nobody is told where the story file names nobody', async () => {
    await publish(undefined, entriesAt(START));
    await deliverDue('2031-03-09T00:10:00.000Z');
    expect(deliveries()).toEqual([]);
  });
});

describe('a delivery', () => {
  const one = () => publish({ target: 'desk' }, entriesAt(START).slice(0, 1));

  test('is signed over id, time and body, and carries the entry as the feed has it', async () => {
    await one();
    await deliverDue('2031-03-08T12:01:00.000Z');
    const [request] = deliveries();
    const verify = (secret: string, body = request?.body ?? '') =>
      webhookFault(secret, request?.headers ?? {}, deps.now(), body);
    expect(verify(SECRET)).toBeUndefined();
    expect(verify('whsec_b3RoZXI=')).toContain('signature');
    expect(verify(SECRET, `${request?.body} `)).toContain('signature');
    expect(
      webhookFault(SECRET, request?.headers ?? {}, new Date('2031-03-08T12:10:00Z'), request?.body ?? ''),
    ).toContain('five minutes');
    expect(bodies()[0]?.data.entry?.title).toBe(example.entries[0]?.development.title);
  });

  test('happens once, though the message comes twice', async () => {
    await one();
    const [message] = await deliverDue('2031-03-08T12:01:00.000Z');
    await notifyStep(deps, message);
    expect(deliveries()).toHaveLength(1);
  });

  test('that fails is tried ten times over three days, then ends with the dead letters and can be sent from there', async () => {
    deps.routes.set(HOOK, { status: 500 });
    await one();
    const times: string[] = [];
    let at = Date.parse(START);
    let last: NotifyMessage | undefined;
    for (let round = 0; round < 120 && !last; round += 1, at += 3_600_000) {
      deps.setNow(new Date(at).toISOString());
      await pollStep(deps);
      for (const body of deps.sent.notify.splice(0)) {
        const message = NotifyMessage.parse(body);
        times.push(message.dueAt);
        if (message.attempt === 10) last = message;
        else await notifyStep(deps, message);
      }
    }
    expect(times).toHaveLength(10);
    expect((Date.parse(times[9] ?? '') - Date.parse(START)) / 3_600_000).toBeGreaterThan(72);
    await expect(notifyStep(deps, last)).rejects.toThrow('10 attempts failed; the target answered 500');
    deps.routes.set(HOOK, { status: 200 });
    await notifyStep(deps, last);
    await notifyStep(deps, last);
    expect(deliveries()).toHaveLength(11);
  });

  const routes: [string, Parameters<TestDeps['routes']['set']>[1]][] = [
    ['a redirect', { status: 307, headers: { location: 'http://169.254.169.254/' } }],
    ['a private address', { kind: 'failure', reason: 'unsafe-target', message: 'a private address', finalUrl: HOOK }],
    ['an answer that does not come', { kind: 'failure', reason: 'read-timeout', message: 'too slow', finalUrl: HOOK }],
  ];
  test.each(routes)('to %s fails, is tried later, and holds up no other', async (_, route) => {
    deps.webhooks = new Map([
      ['desk', { url: HOOK, secret: SECRET }],
      ['wire', { url: 'https://wire.example/in', secret: SECRET }],
    ]);
    deps.routes.set(HOOK, route);
    deps.routes.set('https://wire.example/in', { body: 'x'.repeat(5000) });
    const entries = entriesAt(START).slice(0, 1);
    const story = { ...DAM, notify: [{ target: 'desk' }, { target: 'wire' }] };
    deps.config = { ...deps.config, stories: [{ story, hash: 'hash' }] };
    for (const entry of entries) await createStoryStore(deps.storyTable).putEntry(entry);
    await scheduleNotifications(deps, story, entries);
    await deliverDue('2031-03-08T12:01:00.000Z');
    expect(deps.requests.filter(({ url }) => url.startsWith('https://wire.'))).toHaveLength(1);
    const again = await deliverDue('2031-03-08T12:02:00.000Z');
    expect(again.map(({ target, attempt }) => [target, attempt])).toEqual([['desk', 2]]);
  });

  test('answered with 410 ends all deliveries to that address, until there is another', async () => {
    deps.routes.set(HOOK, { status: 410 });
    await one();
    await deliverDue('2031-03-08T12:01:00.000Z');
    await publish({ target: 'desk' }, entriesAt(START));
    await deliverDue('2031-03-08T12:02:00.000Z');
    expect(deliveries()).toHaveLength(1);
    const moved = 'https://desk.example/new';
    deps.webhooks = new Map([['desk', { url: moved, secret: SECRET }]]);
    deps.routes.set(moved, { status: 200 });
    const [extra] = entriesAt('2031-03-08T12:03:00.000Z');
    if (!extra) throw new Error('no entry');
    await publish({ target: 'desk' }, [{ ...extra, id: `${extra.id}x` as typeof extra.id }]);
    await deliverDue('2031-03-08T12:04:00.000Z');
    expect(deps.requests.filter(({ url }) => url === moved)).toHaveLength(1);
  });

  test('to a name that nobody configured is given up', async () => {
    deps.webhooks = new Map();
    await one();
    await deliverDue('2031-03-08T12:01:00.000Z');
    expect(await deliverDue('2031-03-11T12:00:00.000Z')).toEqual([]);
  });
});
