import type { ArticleId } from '../model/ids.ts';
import { createDueStore } from '../stores/due-store.ts';
import type { StepDeps } from './deps.ts';
import { isTemporary, type RefusedPage } from './fetch-page.ts';

/** A page that could not be had just now is tried again after a quarter of an hour, one hour, four and sixteen. */
const FIRST_RETRY_MS = 15 * 60_000;
const GROWTH = 4;
const LAST_RETRY_MS = 24 * 3_600_000;

/**
 * Puts a page on the due list that was refused for a reason that may pass, counted from `since`, when it was first wanted.
 * `answered`: the due time of this try, where it was one. The server's own `Retry-After` is kept to. The same call twice puts
 * one row there.
 */
export async function retryPage(
  deps: StepDeps,
  id: ArticleId,
  refused: RefusedPage,
  since: string,
  answered?: string,
): Promise<void> {
  if (!isTemporary(refused.reason)) return;
  const start = Date.parse(since);
  const elapsed = answered === undefined ? 0 : Date.parse(answered) - start;
  const wanted = start + Math.max(FIRST_RETRY_MS, elapsed * GROWTH);
  const asked = deps.now().getTime() + (refused.retryAfterSeconds ?? 0) * 1000;
  const at = refused.retryAfterSeconds === undefined ? wanted : Math.max(wanted, asked);
  if (at - start > LAST_RETRY_MS) return;
  await createDueStore(deps.feedTable).add({ kind: 'reread', articleId: id, dueAt: new Date(at).toISOString() });
}
