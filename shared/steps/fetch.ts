import { createHash } from 'node:crypto';
import { InputError } from '../errors.ts';
import { applyOutcome } from '../feeds/apply-outcome.ts';
import { classifyFetch, feedHeaders, unreadable } from '../feeds/fetch-outcome.ts';
import { nextPoll } from '../feeds/next-poll.ts';
import type { FetchOutcome } from '../feeds/outcome-kinds.ts';
import { parseFeed } from '../feeds/parse-feed.ts';
import type { ParsedFeed } from '../model/feed.ts';
import { FetchMessage } from '../model/message.ts';
import { createFeedStore } from '../stores/feed-store.ts';
import { announceEntries } from './announce-entries.ts';
import type { StepDeps } from './deps.ts';
import { parseMessage } from './parse-message.ts';

/** Reads one feed: what is new goes to the read queue, then the state is written. */
export async function fetchStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(FetchMessage, body);
  const started = deps.now();
  const feeds = createFeedStore(deps.feedTable);
  const state = await feeds.getState(message.feedId);
  if (!state) return done(deps, started, message.feedId, 'unknown-feed');
  if (state.lastAttemptFor === message.dueAt) return done(deps, started, message.feedId, 'answered-before');

  const response = await deps.http({ url: state.url, headers: feedHeaders(state, started) });
  const { outcome, feed } = readFeed(classifyFetch(response, state), started);
  deps.metrics('FeedAsked', 1);
  deps.metrics('FeedUnchanged', outcome.kind === 'not-modified' ? 1 : 0);
  const found = feed && { feed, newEntries: await announceEntries(deps, state, feed, started) };
  const applied = applyOutcome(state, outcome, found, started);
  const next = nextPoll({
    state: applied,
    outcome,
    headers: response.kind === 'response' ? response.headers : {},
    now: started,
    jitter: jitterOf(message.feedId, message.dueAt),
  });
  await feeds.finishAttempt({
    ...applied,
    lastAttemptFor: message.dueAt,
    nextAttemptAt: next.at.toISOString(),
  });
  done(deps, started, message.feedId, applied.state ?? 'ok', { entries: found?.newEntries, reason: applied.reason });
}

/** A body that cannot be parsed is a failure of the feed, not of the step. */
function readFeed(outcome: FetchOutcome, now: Date): { outcome: FetchOutcome; feed?: ParsedFeed } {
  if (outcome.kind !== 'fetched') return { outcome };
  try {
    return { outcome, feed: parseFeed(outcome.bytes, outcome.contentType, { url: outcome.finalUrl, now }) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return { outcome: unreadable(error.code, error.message) };
  }
}

/** 0 to 1, the same for the same attempt. */
function jitterOf(feedId: string, dueAt: string): number {
  return createHash('sha256').update(`${feedId}\n${dueAt}`).digest().readUInt32BE(0) / 0xffff_ffff;
}

function done(
  deps: StepDeps,
  started: Date,
  feedId: string,
  outcome: string,
  more: { entries?: number; reason?: string } = {},
): void {
  deps.metrics('FeedFetched', 1, { outcome });
  if (more.entries) deps.metrics('EntriesNew', more.entries);
  deps.log('info', {
    what: 'fetch',
    id: feedId,
    outcome,
    ...more,
    durationMs: deps.now().getTime() - started.getTime(),
  });
}
