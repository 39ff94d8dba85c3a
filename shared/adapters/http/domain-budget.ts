import { setTimeout as sleep } from 'node:timers/promises';
import { getDomain } from 'tldts';

export type DomainBudgetOptions = {
  /** At least so long from the start of one request to a domain to the start of the next, in ms. */
  spacingMs: number;
  /** Milliseconds on a clock that only runs forward. */
  now?: () => number;
  /** Resolves after so many ms. With `isIdle` nobody waits for it, and the process may end before. */
  wait?: (ms: number, isIdle: boolean) => Promise<unknown>;
};

/**
 * `enter` waits until a request to that host may start, and answers what to call when the request is over. `size` counts the
 * domains that are busy or were asked just now; nothing is kept of others.
 */
export type DomainBudget = { enter(hostname: string): Promise<() => void>; readonly size: number };

type Lane = { isBusy: boolean; nextStartAt: number; waiting: (() => void)[] };

/**
 * One request at a time to all hosts of one registered domain (`feeds.bbci.co.uk`, `www.bbci.co.uk`) by the public suffix
 * list, in the order of asking, spaced; others do not wait. An address without a domain is one of its own.
 */
export function createDomainBudget(options: DomainBudgetOptions): DomainBudget {
  const {
    spacingMs,
    now = () => performance.now(),
    wait = (ms, isIdle) => sleep(ms, undefined, { ref: !isIdle }),
  } = options;
  const lanes = new Map<string, Lane>();

  async function enter(hostname: string): Promise<() => void> {
    const domain = getDomain(hostname) ?? hostname.replace(/\.$/, '');
    const lane = lanes.get(domain) ?? { isBusy: false, nextStartAt: 0, waiting: [] };
    lanes.set(domain, lane);
    if (lane.isBusy) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    lane.isBusy = true;
    const delayMs = lane.nextStartAt - now();
    if (delayMs > 0) await wait(delayMs, false);
    lane.nextStartAt = now() + spacingMs;
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      leave(domain, lane);
    };
  }

  /** Hands the domain on, or forgets it once its last request lies far enough back. */
  function leave(domain: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) {
      next();
      return;
    }
    lane.isBusy = false;
    const { nextStartAt } = lane;
    const forget = () => {
      if (!lane.isBusy && lane.nextStartAt === nextStartAt) lanes.delete(domain);
    };
    const delayMs = nextStartAt - now();
    if (delayMs > 0) void wait(delayMs, true).then(forget);
    else forget();
  }

  return {
    enter,
    get size() {
      return lanes.size;
    },
  };
}
