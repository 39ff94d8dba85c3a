import { beforeAll, describe, expect, it } from 'vitest';
import { FAULTS, type Fault, faultyDeps } from './faulty-deps.ts';
import { runNewsroom, type Wrap } from './newsroom-run.ts';
import type { Outcome } from './outcome.ts';

/** Long enough for a first read that alerts nobody, an alert, an edit, a webhook that is turned away and tried again. */
const HOURS = 4;
/** No unit of work makes more calls than this. */
const MAX_CALLS = 59;
/** A count of entries and when one was last seen, which a run that broke off leaves out: nothing else is a function of them. */
const COUNTED = ['feeds.html', 'feeds.json'];

let undisturbed: Outcome;
beforeAll(async () => {
  undisturbed = await runNewsroom({ hours: HOURS });
});

/** In each unit of work the call with that number meets the fault, once: whatever is tried again goes through. */
function breakCall(number: number, fault: Fault, met: { count: number; longest: number }): Wrap {
  const broken = new Set<string>();
  return (deps, worker, body) => {
    const unit = `${worker} ${worker === 'poll' ? deps.now().getTime() : JSON.stringify(body)}`;
    let calls = 0;
    return faultyDeps(deps, () => {
      calls += 1;
      met.longest = Math.max(met.longest, calls);
      if (calls !== number || broken.has(unit)) return undefined;
      broken.add(unit);
      met.count += 1;
      return fault;
    });
  };
}

/** What must be the same, whatever went wrong on the way. */
function lasting({ site, delivered, ...rest }: Outcome) {
  const files = Object.entries(site).filter(([key]) => !COUNTED.includes(key));
  // A target may be told twice where our note of it was lost; it knows the id, and drops the second.
  return { ...rest, delivered: [...new Set(delivered)], site: Object.fromEntries(files) };
}

const numbers = Array.from({ length: MAX_CALLS }, (_, index) => index + 1);
const cases = numbers.flatMap((number) => FAULTS.map((fault) => [number, fault] as const));

describe('whatever call fails, is throttled, times out, loses its answer or is made twice', () => {
  it.each(cases)('call %i of each unit of work: %s', async (number, fault) => {
    const met = { count: 0, longest: 0 };
    const outcome = await runNewsroom({ hours: HOURS, wrap: breakCall(number, fault, met) });
    expect(met.count).toBeGreaterThan(0);
    expect(lasting(outcome)).toEqual(lasting(undisturbed));
    expect(outcome.deadLetters).toBe(0);
    expect(new Set(outcome.alerts).size).toBe(outcome.alerts.length);
  });

  it('leaves out no call', async () => {
    const met = { count: 0, longest: 0 };
    await runNewsroom({ hours: HOURS, wrap: breakCall(0, 'failed', met) });
    expect(met.longest).toBe(MAX_CALLS);
  });

  it('would notice: a message that is lost, an alert that is made twice', async () => {
    const lossy = await runNewsroom({
      hours: HOURS,
      wrap: (deps, worker) =>
        worker === 'analyse' ? { ...deps, queues: { ...deps.queues, publish: silent(deps.queues.publish) } } : deps,
    });
    expect(lasting(lossy)).not.toEqual(lasting(undisturbed));
    expect(undisturbed.alerts.length).toBeGreaterThan(0);
    expect(undisturbed.delivered.length).toBeGreaterThan(0);
    expect(undisturbed.deadLetters).toBe(0);
  });
});

function silent<Sender extends { send: unknown }>(queue: Sender): Sender {
  return { ...queue, send: async () => {} };
}
