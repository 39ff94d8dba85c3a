import { describe, expect, test } from 'vitest';
import { createDomainBudget } from '#shared/adapters/http/domain-budget.ts';
import { isUnsafeAddress } from '#shared/adapters/http/unsafe-address.ts';

const UNSAFE = [
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.254',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:8.8.8.8',
  '64:ff9b::7f00:1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
  '2001:db8::1',
  '2002:7f00:1::',
  'localhost',
  '',
];
const SAFE = [
  '8.8.8.8',
  '93.184.216.34',
  '100.63.255.255',
  '100.128.0.1',
  '172.15.0.1',
  '172.32.0.1',
  '2606:2800:220:1::1',
  '2a00:1450::8',
];

describe('addresses', () => {
  test.each(UNSAFE)('%s is not public', (address) => expect(isUnsafeAddress(address)).toBe(true));
  test.each(SAFE)('%s is public', (address) => expect(isUnsafeAddress(address)).toBe(false));
});

describe('the budget of a domain', () => {
  const createClock = () => {
    const clock = { at: 0, waits: [] as number[] };
    const wait = async (ms: number) => {
      clock.waits.push(ms);
      clock.at += ms;
    };
    return { clock, wait, now: () => clock.at };
  };

  test('hosts of one domain are spaced, others are not', async () => {
    const { clock, wait, now } = createClock();
    const budget = createDomainBudget({ concurrency: 5, spacingMs: 100, now, wait });
    await budget('www.outlet.example');
    await budget('feeds.outlet.example');
    await budget('other.example');
    expect(clock.waits).toEqual([100]);
  });

  test('no more than so many at a time, in the order of asking', async () => {
    const { wait, now } = createClock();
    const budget = createDomainBudget({ concurrency: 1, spacingMs: 0, now, wait });
    const order: string[] = [];
    const enter = async (name: string) => {
      const done = await budget('a.example');
      order.push(name);
      return done;
    };
    const release = await budget('a.example');
    const second = enter('second');
    const third = enter('third');
    await new Promise((resolve) => setImmediate(resolve));
    expect(order).toEqual([]);
    release();
    release();
    (await second)();
    (await third)();
    expect(order).toEqual(['second', 'third']);
  });
});
