import { ClaimwireError } from '../errors.ts';
import type { AlertEntry } from '../model/development.ts';
import { NotifyMessage } from '../model/message.ts';
import { renderDigest, renderNotification } from '../render/notification.ts';
import { createDeliveryStore, type Delivery } from '../stores/delivery-store.ts';
import { createDueStore } from '../stores/due-store.ts';
import { createStoryStore } from '../stores/story-store.ts';
import type { StepDeps, WebhookTarget } from './deps.ts';
import { parseMessage } from './parse-message.ts';
import { signWebhook } from './webhook-signature.ts';

/** Waiting times between the attempts, in seconds, as Standard Webhooks suggests: 5 s to 24 h. */
const RETRY_AFTER_SECONDS = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];

/** A receiver has this long to answer, in ms, and nobody reads more of what it says, in bytes. */
const DEADLINE_MS = 15_000;
const MAX_ANSWER_BYTES = 65_536;

type Outcome = Pick<Delivery, 'outcome' | 'reason'>;
type Outgoing = { id: string; body: string };

/**
 * Delivers one entry or one digest to one target, once; a failure leaves a due row for the next attempt. The last attempt
 * that fails is thrown, so that the message ends with the dead letters: sent from there again, it is tried again.
 */
export async function notifyStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(NotifyMessage, body);
  const deliveries = createDeliveryStore(deps.storyTable);
  const { storyId, target, attempt } = message;
  const id = idOf(message);
  const waitSeconds = RETRY_AFTER_SECONDS[attempt - 1];
  const before = await deliveries.getDelivery(storyId, target, id, attempt);
  if (before && (before.outcome !== 'failed' || waitSeconds !== undefined)) return;
  const result = await attemptDelivery(deps, message);
  if (result.outcome === 'failed' && waitSeconds !== undefined) {
    const dueAt = new Date(deps.now().getTime() + waitSeconds * 1000).toISOString();
    const { version: _, ...work } = message;
    await createDueStore(deps.feedTable).add({ ...work, attempt: attempt + 1, dueAt });
  }
  await deliveries.putDelivery(storyId, {
    target,
    developmentId: id,
    attempt,
    ...result,
    at: deps.now().toISOString(),
  });
  deps.metrics('Notified', 1, { outcome: result.outcome });
  deps.log(result.outcome === 'delivered' ? 'info' : 'warn', { what: 'notify', id, target, attempt, ...result });
  if (result.outcome === 'failed' && waitSeconds === undefined) {
    throw new ClaimwireError('webhook-undelivered', `${target}: ${id}: ${attempt} attempts failed; ${result.reason}`);
  }
}

/** What receivers know a message by: the same in every attempt. */
function idOf(message: NotifyMessage): string {
  return message.kind === 'digest' ? `digest-${message.storyId}-${message.to}` : message.developmentId;
}

async function attemptDelivery(deps: StepDeps, message: NotifyMessage): Promise<Outcome> {
  const { target } = message;
  const webhook = deps.webhooks.get(target);
  if (!webhook) return { outcome: 'given-up', reason: `no webhook is configured under the name "${target}"` };
  const deliveries = createDeliveryStore(deps.storyTable);
  const gone = await deliveries.getGone(target);
  if (gone?.url === webhook.url) return { outcome: 'given-up', reason: `the target answered 410 on ${gone.at}` };
  const outgoing = await outgoingOf(deps, message);
  if (typeof outgoing === 'string') return { outcome: 'given-up', reason: outgoing };
  const result = await deliver(deps, webhook, outgoing);
  if (result.outcome === 'gone') await deliveries.putGone(target, { url: webhook.url, at: deps.now().toISOString() });
  return result;
}

/** What is to be sent, or why there is nothing to send. */
async function outgoingOf(deps: StepDeps, message: NotifyMessage): Promise<Outgoing | string> {
  const { storyId, target } = message;
  const story = deps.config.stories.find((loaded) => loaded.story.id === storyId)?.story;
  if (!story) return 'the story is not configured any more';
  const where = { story, siteBaseUrl: deps.settings.siteBaseUrl };
  const stories = createStoryStore(deps.storyTable);
  const id = idOf(message);
  if (message.kind === 'notify') {
    const entry = await stories.getEntry(storyId, message.developmentId);
    return entry ? { id, body: renderNotification(entry, where) } : 'the entry is gone';
  }
  const entries: AlertEntry[] = [];
  for (const entryId of await createDeliveryStore(deps.storyTable).getDigest(storyId, target, message.to)) {
    const entry = await stories.getEntry(storyId, entryId);
    if (entry) entries.push(entry);
  }
  return entries.length > 0 ? { id, body: renderDigest(entries, message.to, where) } : 'the digest is empty';
}

/** One POST through the guarded client: a redirect counts as a failure, and what the answer says is not read. */
async function deliver(deps: StepDeps, webhook: WebhookTarget, { id, body }: Outgoing): Promise<Outcome> {
  const response = await deps.http({
    url: webhook.url,
    method: 'POST',
    headers: { 'content-type': 'application/json', ...signWebhook(webhook.secret, id, deps.now(), body) },
    body,
    deadlineMs: DEADLINE_MS,
    maxBodyBytes: MAX_ANSWER_BYTES,
  });
  if (response.kind === 'failure') {
    // It took the delivery, and says more than anybody wants to know.
    if (response.reason === 'too-large') return { outcome: 'delivered' };
    return { outcome: 'failed', reason: response.message };
  }
  if (response.status === 410) return { outcome: 'gone', reason: 'the target answered 410: it wants no more' };
  if (response.status >= 200 && response.status < 300) return { outcome: 'delivered' };
  return { outcome: 'failed', reason: `the target answered ${response.status}` };
}
