import { expect, test } from 'vitest';
import { freshSeconds, retryAfterSeconds } from '#shared/feeds/retry-after.ts';
import { NOW } from './feed-examples.ts';

test.each([
  [undefined, undefined],
  ['', undefined],
  ['soon', undefined],
  ['-5', undefined],
  ['2024', 2024],
  [' 90 ', 90],
  ['99999999999', 99_999_999_999],
  ['Wed, 23 Oct 2024 12:10:00 GMT', 600],
  ['Wednesday, 23-Oct-24 12:10:00 GMT', 600],
  ['Wed Oct 23 12:10:00 2024', 600],
  ['Wed, 23 Oct 2024 11:00:00 GMT', 0],
])('Retry-After: %s', (header, expected) => expect(retryAfterSeconds(header, NOW)).toBe(expected));

const FRESH: [headers: Record<string, string>, expected: number | undefined][] = [
  [{}, undefined],
  [{ 'cache-control': 'public' }, undefined],
  [{ 'cache-control': 'max-age=60' }, 60],
  [{ 'cache-control': 'Public, Max-Age = "60"' }, 60],
  [{ 'cache-control': 'max-age=60', age: '20' }, 40],
  [{ 'cache-control': 'max-age=60', age: 'old' }, 60],
  [{ 'cache-control': 'max-age=60', age: '90' }, 0],
  [{ 'cache-control': 's-maxage=900' }, undefined],
  [{ 'cache-control': 'no-cache, max-age=900' }, 0],
  [{ 'cache-control': 'private="x", no-store' }, 0],
  [{ 'cache-control': 'max-age=60', expires: 'Wed, 23 Oct 2024 14:00:00 GMT' }, 60],
  [{ expires: 'Wed, 23 Oct 2024 12:05:00 GMT' }, 300],
  [{ expires: 'Wed, 23 Oct 2024 12:05:00 GMT', date: 'Wed, 23 Oct 2024 12:03:00 GMT' }, 120],
  [{ expires: 'Wed Oct 23 12:05:00 2024' }, 300],
  [{ expires: '0' }, 0],
  [{ expires: '-1' }, 0],
];
test.each(FRESH)('freshness of %j', (headers, expected) => expect(freshSeconds(headers, NOW)).toBe(expected));
