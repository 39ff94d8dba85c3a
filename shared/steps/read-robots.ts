import { isAllowed, parseRobots } from '../articles/robots.ts';
import type { PageRefusal } from '../model/article.ts';
import { createRobotsStore } from '../stores/robots-store.ts';
import type { StepDeps } from './deps.ts';

/** The product token that robots.txt rules are looked up under. */
export const ROBOTS_TOKEN = 'claimwire';

/** RFC 9309, 2.5: at least this much of a robots.txt is read. */
const MAX_ROBOTS_BYTES = 512 * 1024;

/** Whether the outlet lets us read the page; the answer of a host holds for a day. */
export async function isPageAllowed(deps: StepDeps, url: string): Promise<true | Extract<PageRefusal, 'robots'>> {
  const { origin, pathname, search } = new URL(url);
  const store = createRobotsStore(deps.feedTable);
  let cached = await store.get(origin, deps.now());
  if (!cached) {
    cached = { ...(await fetchRobots(deps, origin)), fetchedAt: deps.now().toISOString() };
    await store.put(origin, cached);
  }
  if (cached.isClosed) return 'robots';
  return isAllowed(parseRobots(cached.text), ROBOTS_TOKEN, `${pathname}${search}`) ? true : 'robots';
}

/** RFC 9309, 2.3.1: 4xx allows everything; a server that cannot be reached or fails allows nothing. */
async function fetchRobots(deps: StepDeps, origin: string): Promise<{ text: string; isClosed: boolean }> {
  const response = await deps.http({ url: `${origin}/robots.txt`, maxBodyBytes: MAX_ROBOTS_BYTES });
  if (response.kind === 'failure') return { text: '', isClosed: response.reason !== 'too-large' };
  if (response.status >= 500) return { text: '', isClosed: true };
  if (response.status >= 400) return { text: '', isClosed: false };
  return { text: new TextDecoder().decode(response.body), isClosed: false };
}
