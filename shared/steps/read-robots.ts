import { isAllowed, parseRobots, rulesFor } from '../articles/robots.ts';
import type { HttpFailure, HttpResponse } from '../http.ts';
import { type CachedRobots, createRobotsStore } from '../stores/robots-store.ts';
import type { StepDeps } from './deps.ts';

/** The product token that robots.txt rules are looked up under. */
export const ROBOTS_TOKEN = 'claimwire';

/** RFC 9309, 2.4: a copy should not be used for more than 24 hours. */
const FRESH_MS = 24 * 3_600_000;
/** A server that could not say is asked again after this long. */
const ASK_AGAIN_MS = 15 * 60_000;
/** RFC 9309, 2.4 and 2.3.1.4: while the server cannot be reached the old copy holds, but not for longer than 30 days. */
const MAX_STALE_MS = 30 * 24 * 3_600_000;
/** A DynamoDB item takes 400 KB. Rules for one crawler are a few kilobytes; who writes this many wants no crawler. */
const MAX_RULES_BYTES = 300_000;

export type Prohibition = { reason: 'robots' | 'network' | 'http-5xx' | 'unsafe-target'; message: string };

/** Whether the outlet lets us read the page; else why not, and only `robots` is its own word. */
export async function isPageAllowed(deps: StepDeps, url: string): Promise<true | Prohibition> {
  const { origin, pathname, search } = new URL(url);
  const store = createRobotsStore(deps.feedTable);
  const now = deps.now();
  let cached = await store.get(origin);
  if (!cached || Date.parse(cached.askAgainAt) <= now.getTime()) {
    const answer = await deps.http({ url: `${origin}/robots.txt` });
    cached = readAnswer(answer, cached, now);
    await store.put(origin, cached);
  }
  const isKnown = cached.readAt !== undefined && now.getTime() - Date.parse(cached.readAt) <= MAX_STALE_MS;
  if (!isKnown) {
    const { reason, message } = cached.failure ?? { reason: 'network', message: 'it is too old' };
    return { reason, message: `robots.txt of the host could not be read, so nothing of it is: ${message}` };
  }
  if (isAllowed(parseRobots(cached.text), ROBOTS_TOKEN, `${pathname}${search}`)) return true;
  return { reason: 'robots', message: 'robots.txt of the host does not allow this page' };
}

/**
 * RFC 9309, 2.3.1: 4xx and endless redirects allow everything; a server that fails or cannot be reached allows nothing but
 * what it allowed before.
 */
function readAnswer(answer: HttpResponse | HttpFailure, before: CachedRobots | undefined, now: Date): CachedRobots {
  const later = (ms: number): string => new Date(now.getTime() + ms).toISOString();
  const read = (text: string): CachedRobots => ({ text, readAt: now.toISOString(), askAgainAt: later(FRESH_MS) });
  const failed = (reason: 'network' | 'http-5xx' | 'unsafe-target', message: string): CachedRobots => ({
    text: before?.text ?? '',
    readAt: before?.readAt,
    askAgainAt: later(ASK_AGAIN_MS),
    failure: { reason, message },
  });
  if (answer.kind === 'failure') {
    if (answer.reason === 'too-many-redirects') return read('');
    return failed(answer.reason === 'unsafe-target' ? 'unsafe-target' : 'network', answer.message);
  }
  if (answer.status >= 500) return failed('http-5xx', `it answered ${answer.status}`);
  if (answer.status >= 300) return read('');
  const rules = rulesFor(parseRobots(new TextDecoder().decode(answer.body)), ROBOTS_TOKEN);
  return read(Buffer.byteLength(rules) <= MAX_RULES_BYTES ? rules : 'User-agent: *\nDisallow: /\n');
}
