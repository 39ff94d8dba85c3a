import { createHmac } from 'node:crypto';
import type { AlertEntry } from '../model/development.ts';
import { NotifyMessage } from '../model/message.ts';
import type { Story } from '../model/story.ts';
import { createDueStore } from '../stores/due-store.ts';
import { createStoryStore, type Delivery } from '../stores/story-store.ts';
import type { StepDeps, WebhookTarget } from './deps.ts';
import { parseMessage } from './parse-message.ts';

/** Waiting times between the attempts, in seconds, as Standard Webhooks suggests: 5 s to 24 h. */
const RETRY_AFTER_SECONDS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** Entries this young are looked at again on each publication, in ms: 24 hours. */
const RECENT_MS = 24 * 3_600_000;

/**
 * A due row for each target that the story file names, and each new entry of a kind that the target takes. Recent entries
 * are gone through every time: a row that is there stays, and none is missing where an earlier run died half-way.
 */
export async function scheduleNotifications(
  deps: StepDeps,
  story: Story,
  entries: readonly AlertEntry[],
): Promise<void> {
  if (story.notify.length === 0) return;
  const due = createDueStore(deps.feedTable);
  const since = new Date(deps.now().getTime() - RECENT_MS).toISOString();
  for (const entry of entries) {
    if (entry.publishedAt < since) continue;
    for (const { target, kinds } of story.notify) {
      if (kinds && !kinds.includes(entry.development.kind)) continue;
      await due.add({
        kind: 'notify',
        storyId: story.id,
        developmentId: entry.id,
        target,
        attempt: 1,
        dueAt: entry.publishedAt,
      });
    }
  }
}

/** Delivers one entry to one target, once; a failure leaves a due row for the next attempt. */
export async function notifyStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(NotifyMessage, body);
  const stories = createStoryStore(deps.storyTable);
  const { storyId, developmentId, target, attempt } = message;
  if (await stories.getDelivery(storyId, target, developmentId, attempt)) return;
  const entry = await stories.getEntry(storyId, developmentId);
  const webhook = deps.webhooks.get(target);
  const result: Pick<Delivery, 'outcome' | 'reason'> =
    entry && webhook
      ? await deliver(deps, webhook, entry)
      : {
          outcome: 'given-up',
          reason: entry ? `no webhook is configured under the name "${target}"` : 'the entry is gone',
        };
  const waitSeconds = RETRY_AFTER_SECONDS[attempt - 1];
  if (result.outcome === 'failed' && waitSeconds !== undefined) {
    const dueAt = new Date(deps.now().getTime() + waitSeconds * 1000).toISOString();
    await createDueStore(deps.feedTable).add({
      kind: 'notify',
      storyId,
      developmentId,
      target,
      attempt: attempt + 1,
      dueAt,
    });
  }
  const outcome = result.outcome === 'failed' && waitSeconds === undefined ? 'given-up' : result.outcome;
  const at = deps.now().toISOString();
  await stories.putDelivery(storyId, { target, developmentId, attempt, outcome, reason: result.reason, at });
  deps.metrics('Notified', 1, { outcome });
  deps.log(outcome === 'delivered' ? 'info' : 'warn', {
    what: 'notify',
    id: developmentId,
    outcome,
    target,
    attempt,
    reason: result.reason,
  });
}

/** Standard Webhooks 1.0.0: id, timestamp and payload are signed together; receivers drop an id that they know. */
async function deliver(
  deps: StepDeps,
  webhook: WebhookTarget,
  entry: AlertEntry,
): Promise<Pick<Delivery, 'outcome' | 'reason'>> {
  const timestamp = Math.floor(deps.now().getTime() / 1000);
  const body = JSON.stringify({
    type: `development.${entry.development.kind}`,
    timestamp: entry.publishedAt,
    data: entry.development,
  });
  const response = await deps.http({
    url: webhook.url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'webhook-id': entry.id,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': `v1,${sign(webhook.secret, `${entry.id}.${timestamp}.${body}`)}`,
    },
    body,
  });
  if (response.kind === 'failure') return { outcome: 'failed', reason: response.message };
  if (response.status === 410) return { outcome: 'gone', reason: 'the target answered 410: it wants no more' };
  if (response.status >= 200 && response.status < 300) return { outcome: 'delivered' };
  return { outcome: 'failed', reason: `the target answered ${response.status}` };
}

function sign(secret: string, signed: string): string {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return createHmac('sha256', key).update(signed).digest('base64');
}
