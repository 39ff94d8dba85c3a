import { setTimeout as sleep } from 'node:timers/promises';
import { getDomain } from 'tldts';

export type DomainBudgetOptions = {
  /** Requests to one registered domain at a time. */
  concurrency: number;
  /** From the start of one request to a domain to the start of the next. */
  spacingMs: number;
  now: () => number;
  wait?: (ms: number) => Promise<void>;
};

/** Waits until a request to that host may start; call what it answers when the request is over. */
export type DomainBudget = (hostname: string) => Promise<() => void>;

type Lane = { running: number; nextStartAt: number; waiting: (() => void)[] };

/** All hosts of one registered domain (`feeds.bbci.co.uk`, `www.bbci.co.uk`) share one budget; others do not wait. */
export function createDomainBudget(options: DomainBudgetOptions): DomainBudget {
  const { concurrency, spacingMs, now, wait = (ms) => sleep(ms) } = options;
  const lanes = new Map<string, Lane>();
  return async (hostname) => {
    const domain = getDomain(hostname, { allowPrivateDomains: false }) ?? hostname;
    const lane = lanes.get(domain) ?? { running: 0, nextStartAt: 0, waiting: [] };
    lanes.set(domain, lane);
    if (lane.running >= concurrency) await new Promise<void>((resolve) => lane.waiting.push(resolve));
    else lane.running++;
    const startAt = Math.max(now(), lane.nextStartAt);
    lane.nextStartAt = startAt + spacingMs;
    if (startAt > now()) await wait(startAt - now());
    let isOver = false;
    return () => {
      if (isOver) return;
      isOver = true;
      const next = lane.waiting.shift();
      if (next) next();
      else lane.running--;
      if (lane.running === 0 && lane.nextStartAt <= now()) lanes.delete(domain);
    };
  };
}
