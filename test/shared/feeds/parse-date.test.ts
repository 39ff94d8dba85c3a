import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '#shared/feeds/parse-date.ts';

const AT = '2024-10-23T12:30:00.000Z';
const READ: [sentence: string, text: string, at: string, flag?: string][] = [
  ['RFC 822', 'Wed, 23 Oct 2024 12:30:00 GMT', AT],
  ['a two-digit year', 'Wed, 23 Oct 24 12:30:00 +0000', AT],
  ['RFC 3339', '2024-10-23T15:30:00+03:00', AT],
  ['without the T', '2024-10-23 15:30:00 +0300', AT],
  ['W3C, day only', '2024-10-23', '2024-10-23T00:00:00.000Z', 'no-zone'],
  ['basic form', '20241023T123000Z', AT],
  ['epoch seconds', '1729686600', AT],
  ['epoch milliseconds', '1729686600000', AT],
  ['Moscow', 'Wed, 23 Oct 2024 15:30:00 MSK', AT],
  ['Seoul', 'Wed, 23 Oct 2024 21:30:00 KST', AT],
  ['Washington', 'Wed, 23 Oct 2024 8:30 AM EDT', AT],
  ['a zone by its city', '2024-10-23T15:30:00 Europe/Kyiv', AT],
  ['an offset and a city', '2024-10-23T15:30:00+03:00[Europe/Kyiv]', AT],
  ['a zone nobody knows', 'Wed, 23 Oct 2024 12:30:00 QQT', AT, 'unknown-zone'],
  ['no zone', '2024/10/23 12:30:00', AT, 'no-zone'],
  ['Russian', 'Ср, 23 окт 2024 15:30:00 +0300', AT],
  ['Ukrainian', '23 жовтня 2024, 15:30 +0300', AT],
  ['German', 'Mi, 23. Oktober 2024 14:30:00 +0200', AT],
  ['French, with a day that looks like a month', 'mar., 05 mars 2024 13:30:00 +0100', '2024-03-05T12:30:00.000Z'],
  ['Spanish', '3 de mayo de 2024 12:30 GMT', '2024-05-03T12:30:00.000Z'],
  ['Portuguese', '10 de fevereiro de 2024 12:30 UTC', '2024-02-10T12:30:00.000Z'],
  ['Korean', '2024년 10월 23일 오후 12:30', AT, 'no-zone'],
  ['Arabic', '٢٣ أكتوبر ٢٠٢٤ 12:30', AT, 'no-zone'],
  ['Levantine Arabic', '5 كانون الثاني 2024', '2024-01-05T00:00:00.000Z', 'no-zone'],
  ['day first with dots', '23.10.2024 12:30 UTC', AT],
  ['month first with slashes', '10/23/2024 12:30 UTC', AT],
];
const REFUSED = [
  '',
  'yesterday',
  'Wed, 32 Oct 2024 00:00:00 GMT',
  '2024-02-30',
  '2024-10-23T25:00:00Z',
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  '2999-01-01',
  'Oct 23',
  '1'.repeat(200),
];

describe('parseDate', () => {
  test.each(READ)('%s', (_, text, at, flag) => {
    expect(parseDate(text)).toEqual(flag ? { at, flag } : { at });
  });

  test.each(REFUSED)('"%s" is no date', (text) => expect(parseDate(text)).toBeUndefined());

  test('more than a year ahead is a mistake', () => {
    const now = new Date('2024-10-23T00:00:00Z');
    expect(parseDate('2024-12-01T00:00:00Z', { now })?.at).toBe('2024-12-01T00:00:00.000Z');
    expect(parseDate('2026-12-01T00:00:00Z', { now })).toBeUndefined();
  });

  test('the zone of the process plays no part', () => {
    const before = process.env.TZ;
    const answers = ['Pacific/Kiritimati', 'America/Los_Angeles'].map((zone) => {
      process.env.TZ = zone;
      return READ.map(([, text]) => parseDate(text)?.at);
    });
    if (before === undefined) delete process.env.TZ;
    else process.env.TZ = before;
    expect(answers[0]).toEqual(answers[1]);
  });

  test('reads back what toISOString and toUTCString write', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }),
        (date) => {
          expect(parseDate(date.toISOString())?.at).toBe(date.toISOString());
          expect(parseDate(date.toUTCString())?.at.slice(0, 19)).toBe(date.toISOString().slice(0, 19));
        },
      ),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => void parseDate(text)),
      { numRuns: 500 },
    );
  });
});
