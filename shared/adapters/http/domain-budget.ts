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

export type DomainBudget = {
  /** Waits until a request to that host may start; call what it answers when the request is over. */
  enter(hostname: string): Promise<() => void>;
  /** Nobody waits any longer, now or later. */
  close(): void;
  /** Domains that are busy or were asked just now; nothing is kept of others. */
  readonly size: number;
};

type Lane = { isBusy: boolean; nextStartAt: number; waiting: (() => void)[] };

/**
 * One request at a time to all hosts of one registered domain (`feeds.bbci.co.uk`, `www.bbci.co.uk`) by the public suffix
 * list, in the order of asking, spaced; others do not wait. An address without a domain is one of its own.
 */
export function createDomainBudget(options: DomainBudgetOptions): DomainBudget {
  const { spacingMs, now = () => performance.now(), wait = sleepUnlessClosed } = options;
  const closing = new AbortController();
  const lanes = new Map<string, Lane>();

  async function enter(hostname: string): Promise<() => void> {
    const domain = getDomain(hostname) ?? hostname.replace(/\.$/, '');
    const lane = lanes.get(domain) ?? { isBusy: false, nextStartAt: 0, waiting: [] };
    lanes.set(domain, lane);
    if (lane.isBusy && !closing.signal.aborted) await new Promise<void>((resolve) => lane.waiting.push(resolve));
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

  async function sleepUnlessClosed(ms: number, isIdle: boolean): Promise<void> {
    if (!closing.signal.aborted)
      await sleep(ms, undefined, { ref: !isIdle, signal: closing.signal }).catch(() => undefined);
  }

  function close(): void {
    closing.abort();
    for (const lane of lanes.values()) for (const next of lane.waiting.splice(0)) next();
  }

  return {
    enter,
    close,
    get size() {
      return lanes.size;
    },
  };
}
