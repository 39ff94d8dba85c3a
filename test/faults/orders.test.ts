import { beforeAll, describe, expect, it } from 'vitest';
import { loadOutlets } from '#local/demo/load-outlets.ts';
import { DEMO_SCRIPT } from '#local/demo/script.ts';
import type { Outcome } from './outcome.ts';
import { createRandom, runShuffled } from './shuffled-run.ts';

/** A first look, which is backfill, and one at all that has come since. */
const PARTS = {
  'an agency, its copies and a denial': {
    ticks: ['2024-10-21T06:00:00Z', '2024-10-22T12:00:00Z'],
    outlets: ['meridian-press', 'gulfline', 'red-harbour'],
  },
  'three outlets, two days and a later look for what was edited': {
    ticks: ['2024-10-21T06:00:00Z', '2024-10-22T06:00:00Z', '2024-10-22T20:00:00Z'],
    outlets: ['hangang-news', 'red-harbour', 'lumen-daily'],
  },
  'five outlets that copy each other, of which one has more articles than are remembered': {
    ticks: ['2024-10-21T06:00:00Z', '2024-10-23T12:00:00Z', '2024-10-24T06:00:00Z'],
    outlets: ['meridian-press', 'hangang-news', 'red-harbour', 'gulfline', 'northgate-review'],
  },
};
/** Of each part. `CLAIMWIRE_ORDERS=500 npm run test:faults` for a thousand in all. */
const ORDERS = Number(process.env.CLAIMWIRE_ORDERS ?? 8);
const TEST_MS = 3_600_000;

/** The three days of the newsroom take a while: fewer orders of them. */
const WHOLE = { ticks: DEMO_SCRIPT.ticks, outlets: loadOutlets().map(({ id }) => id) };
const WHOLE_ORDERS = Math.ceil(ORDERS / 12);

type Ran = Omit<Outcome, 'deadLetters' | 'delivered'>;
const lasting = ({ ledger, origins, articles }: Ran) => ({ ledger, origins, articles });

describe.each(Object.entries(PARTS))('%s', (_, part) => {
  let inOrder: Ran;
  beforeAll(async () => {
    inOrder = await runShuffled({ ...part, pick: () => 0, deliveries: 1 });
  });

  it(
    `comes to the same ledger and origins in ${ORDERS} orders, every other with each message twice`,
    async () => {
      expect(inOrder.ledger.positions.length).toBeGreaterThan(10);
      const orders = new Set<string>();
      for (let seed = 1; seed <= ORDERS; seed += 1) {
        const random = createRandom(seed);
        const order: number[] = [];
        const pick = (count: number) => {
          const picked = random(count);
          order.push(picked);
          return picked;
        };
        const ran = await runShuffled({ ...part, pick, deliveries: 1 + (seed % 2) });
        expect([seed, lasting(ran)]).toEqual([seed, lasting(inOrder)]);
        expectEntries(ran, inOrder);
        orders.add(order.join());
      }
      expect(orders.size).toBe(ORDERS);
    },
    TEST_MS,
  );
});

/**
 * In what published entries may differ. Whoever publishes half of what has come publishes what is new in that half, and what
 * was published stays: so there may be entries more, each once, for what the whole would have told as part of another. What
 * the whole tells is told in every order.
 */
function expectEntries(ran: Ran, inOrder: Ran): void {
  expect(new Set(ran.alerts).size).toBe(ran.alerts.length);
  expect(ran.alerts).toEqual(expect.arrayContaining(inOrder.alerts));
}

/** One look at two outlets: four messages on each queue. */
const SMALL = { ticks: ['2024-10-21T14:00:00Z'], outlets: ['gulfline', 'lumen-daily'] };
const ALL_ORDERS = 4 * 3 * 2;

describe('the whole newsroom, look by look', () => {
  it(
    `comes to the same ledger and origins in ${WHOLE_ORDERS} orders`,
    async () => {
      const inOrder = await runShuffled({ ...WHOLE, pick: () => 0, deliveries: 1 });
      for (let seed = 1; seed <= WHOLE_ORDERS; seed += 1) {
        const ran = await runShuffled({ ...WHOLE, pick: createRandom(seed), deliveries: 1 + (seed % 2) });
        expect([seed, lasting(ran)]).toEqual([seed, lasting(inOrder)]);
        expectEntries(ran, inOrder);
      }
    },
    TEST_MS,
  );
});

describe.each(['read', 'analyse'] as const)('all orders of a few messages on the %s queue', (only) => {
  it(
    'come to the same ledger and origins',
    async () => {
      const inOrder = await runShuffled({ ...SMALL, only, pick: () => 0, deliveries: 1 });
      let orders = 0;
      for (const pick of allPicks()) {
        expect(lasting(await runShuffled({ ...SMALL, only, pick, deliveries: 1 }))).toEqual(lasting(inOrder));
        orders += 1;
      }
      expect(orders).toBe(ALL_ORDERS);
    },
    TEST_MS,
  );
});

/** One after the other every way to pick, whatever the counts turn out to be: an odometer whose wheels show as it turns. */
function* allPicks(): Generator<(count: number) => number> {
  let wheels: { at: number; of: number }[] = [];
  for (;;) {
    let place = 0;
    yield (count) => {
      wheels[place] ??= { at: 0, of: count };
      const picked = wheels[place]?.at ?? 0;
      place += 1;
      return picked;
    };
    wheels = wheels.slice(0, place);
    while (wheels.length > 0 && (wheels.at(-1)?.at ?? 0) + 1 >= (wheels.at(-1)?.of ?? 0)) wheels.pop();
    const last = wheels.at(-1);
    if (last === undefined) return;
    last.at += 1;
  }
}
