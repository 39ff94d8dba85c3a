import type { AlertEntry, DevelopmentKind } from '../model/development.ts';
import type { NotifyRule, Story } from '../model/story.ts';
import { createDeliveryStore } from '../stores/delivery-store.ts';
import { createDueStore } from '../stores/due-store.ts';
import type { StepDeps } from './deps.ts';

/** Entries this young are looked at again on each publication, in ms: 24 hours. */
const RECENT_MS = 24 * 3_600_000;

const HOUR_MS = 3_600_000;
export const DIGEST_MS: Readonly<Record<NonNullable<NotifyRule['digest']>, number>> = {
  hourly: HOUR_MS,
  daily: 24 * HOUR_MS,
};

/** A digest goes out this long after its period, in ms, so that a publication which is under way still gets in: 10 minutes. */
const DIGEST_GRACE_MS = 600_000;

/**
 * A due row for each target that the story file names and each new entry that it takes at once, and one for each digest.
 * Recent entries are gone through every time: a row that is there stays, and none is missing where an earlier run died
 * half-way.
 */
export async function scheduleNotifications(
  deps: StepDeps,
  story: Story,
  entries: readonly AlertEntry[],
): Promise<void> {
  const since = new Date(deps.now().getTime() - RECENT_MS).toISOString();
  const recent = entries.filter(({ publishedAt }) => publishedAt >= since);
  for (const rule of story.notify) {
    for (const entry of recent) {
      if (isImmediate(rule, kindsOf(entry))) await sendAtOnce(deps, rule, entry);
      else if (rule.digest) await sendWithDigest(deps, rule, rule.digest, entry);
    }
  }
}

/** Several where one entry stands for several developments. */
function kindsOf({ development, rolledUp }: AlertEntry): DevelopmentKind[] {
  return rolledUp ? rolledUp.map(({ kind }) => kind) : [development.kind];
}

/** Without kinds of its own a rule takes all at once, or all with its digest. */
function isImmediate({ kinds, digest }: NotifyRule, found: readonly DevelopmentKind[]): boolean {
  return kinds ? found.some((kind) => kinds.includes(kind)) : digest === undefined;
}

async function sendAtOnce(deps: StepDeps, { target }: NotifyRule, entry: AlertEntry): Promise<void> {
  await createDueStore(deps.feedTable).add({
    kind: 'notify',
    storyId: entry.storyId,
    developmentId: entry.id,
    target,
    attempt: 1,
    dueAt: entry.publishedAt,
  });
}

/** An entry belongs to the period in which it was published. One that was not there when its digest went out goes alone. */
async function sendWithDigest(
  deps: StepDeps,
  rule: NotifyRule,
  digest: NonNullable<NotifyRule['digest']>,
  entry: AlertEntry,
): Promise<void> {
  const { target } = rule;
  const { storyId } = entry;
  const periodMs = DIGEST_MS[digest];
  const endMs = (Math.floor(Date.parse(entry.publishedAt) / periodMs) + 1) * periodMs;
  const to = new Date(endMs).toISOString();
  const deliveries = createDeliveryStore(deps.storyTable);
  const waiting = await deliveries.getDigest(storyId, target, to);
  if (!waiting.includes(entry.id)) {
    if (deps.now().getTime() >= endMs + DIGEST_GRACE_MS) return sendAtOnce(deps, rule, entry);
    await deliveries.addToDigest(storyId, target, to, entry.id);
  }
  const dueAt = new Date(endMs + DIGEST_GRACE_MS).toISOString();
  await createDueStore(deps.feedTable).add({ kind: 'digest', storyId, target, to, attempt: 1, dueAt });
}
