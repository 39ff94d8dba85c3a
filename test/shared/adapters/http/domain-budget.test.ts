import { setImmediate as nextTick } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { createDomainBudget } from '#shared/adapters/http/domain-budget.ts';

/** Time that runs on only when somebody waits for it. */
function createTime() {
  const sleepers: { at: number; wake: (value: unknown) => void }[] = [];
  const time = {
    at: 0,
    now: () => time.at,
    wait: (ms: number) => new Promise((wake) => sleepers.push({ at: time.at + ms, wake })),
    /** Wakes everybody whose time comes until then. */
    async run(until: number) {
      for (;;) {
        await nextTick();
        const next = sleepers.sort((a, b) => a.at - b.at)[0];
        if (!next || next.at > until) break;
        sleepers.shift();
        time.at = next.at;
        next.wake(undefined);
      }
      time.at = until;
    },
  };
  return time;
}

function createDesk(spacingMs: number) {
  const time = createTime();
  const budget = createDomainBudget({ spacingMs, now: time.now, wait: time.wait });
  const log: string[] = [];
  const get = async (host: string, lastsMs: number) => {
    const leave = await budget.enter(host);
    log.push(`${time.at} ${host}`);
    await time.wait(lastsMs);
    leave();
    leave();
  };
  return { time, budget, log, get };
}

describe('the budget of a domain', () => {
  test('hosts of one registered domain take turns, others do not wait', async () => {
    const { time, log, get } = createDesk(100);
    const all = ['www.outlet.co.uk', 'feeds.outlet.co.uk', 'other.co.uk', 'outlet.co.uk.'].map((host) => get(host, 10));
    await time.run(1000);
    await Promise.all(all);
    expect(log).toEqual(['0 www.outlet.co.uk', '0 other.co.uk', '100 feeds.outlet.co.uk', '200 outlet.co.uk.']);
  });

  test('one at a time, in the order of asking, however long each takes', async () => {
    const { time, budget, log, get } = createDesk(100);
    const all = [get('a.example', 250), get('b.a.example', 250), get('c.a.example', 10), get('d.a.example', 200)];
    await time.run(1000);
    await Promise.all(all);
    expect(log).toEqual(['0 a.example', '250 b.a.example', '500 c.a.example', '600 d.a.example']);
    expect(budget.size).toBe(0);
  });

  test('who asks while a domain rests waits for the rest of the time', async () => {
    const { time, log, get } = createDesk(100);
    void get('a.example', 10);
    await time.run(60);
    void get('a.example', 10);
    await time.run(99);
    expect(log).toHaveLength(1);
    await time.run(300);
    expect(log).toEqual(['0 a.example', '100 a.example']);
  });

  test('addresses are domains of their own', async () => {
    const { time, log, get } = createDesk(100);
    for (const host of ['93.184.216.34', '93.184.216.35', '[2606:2800:220:1::1]', '[2606:2800:220:1::1]'])
      void get(host, 1);
    await time.run(1000);
    expect(log.map((line) => line.split(' ')[0])).toEqual(['0', '0', '0', '100']);
  });

  test('100,000 domains leave nothing behind', async () => {
    let at = 0;
    const wake: (() => void)[] = [];
    const wait = () => new Promise<void>((resolve) => wake.push(resolve));
    const budget = createDomainBudget({ spacingMs: 100, now: () => at, wait });
    for (let index = 0; index < 100_000; index++) (await budget.enter(`outlet-${index}.example`))();
    expect(budget.size).toBe(100_000);
    at = 100;
    for (const each of wake) each();
    await nextTick();
    expect(budget.size).toBe(0);
  });

  test('a domain that rests does not keep the process', async () => {
    const asked: boolean[] = [];
    const wait = async (_: number, isIdle: boolean) => void asked.push(isIdle);
    const budget = createDomainBudget({ spacingMs: 50, now: () => 0, wait });
    (await budget.enter('a.example'))();
    (await budget.enter('a.example'))();
    expect(asked).toContain(true);
    expect(asked).toContain(false);
  });

  test('once it is closed nobody waits', async () => {
    const budget = createDomainBudget({ spacingMs: 60_000 });
    (await budget.enter('a.example'))();
    const all = [budget.enter('a.example'), budget.enter('a.example'), budget.enter('a.example')];
    budget.close();
    for (const leave of await Promise.all(all)) leave();
    (await budget.enter('a.example'))();
  });
});
