import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseDate } from '#shared/feeds/parse-date.ts';

/** 23 October 2024, 12:30 in Greenwich, a Wednesday. */
const AT = '2024-10-23T12:30:00.000Z';
const DAY = '2024-10-23T00:00:00.000Z';
type Case = [sentence: string, text: string, at: string, flag?: string];

const RFC: Case[] = [
  ['RFC 822', 'Wed, 23 Oct 2024 12:30:00 GMT', AT],
  ['no seconds, no weekday', '23 Oct 2024 12:30 Z', AT],
  ['a two-digit year', 'Wed, 23 Oct 24 12:30:00 +0000', AT],
  ['a year since 1900', 'Wed, 23 Oct 124 12:30:00 GMT', AT],
  ['a wrong weekday', 'Sun, 23 Oct 2024 12:30:00 GMT', AT],
  ['no comma, dots', 'Wed. 23 Oct. 2024 12:30:00 GMT', AT],
  ['names in full', 'Wednesday, 23-October-2024 12:30:00 GMT', AT],
  ['small letters', 'wed, 23 oct 2024 12:30:00 gmt', AT],
  ['an unknown local zone', 'Wed, 23 Oct 2024 12:30:00 -0000', AT],
  ['an offset that lost its plus', 'Wed, 23 Oct 2024 15:30:00 0300', AT],
  ['midnight at the end of a day', 'Tue, 22 Oct 2024 24:00:00 GMT', DAY],
  ['a leap second', 'Tue, 22 Oct 2024 23:59:60 GMT', DAY],
  ['asctime', 'Wed Oct 23 12:30:00 2024', AT, 'no-zone'],
  ['date(1)', 'Wed Oct 23 08:30:00 EDT 2024', AT],
  ['Date.toString', 'Wed Oct 23 2024 15:30:00 GMT+0300 (Moscow Standard Time)', AT],
  ['the year in the middle', 'Wed, 2024/10/23 08:30:00 EDT', AT],
  ['a web server log', '23/Oct/2024:12:30:00 +0000', AT],
];
const ISO: Case[] = [
  ['RFC 3339', '2024-10-23T15:30:00+03:00', AT],
  ['a comma in the seconds', '2024-10-23T12:30:00,25Z', '2024-10-23T12:30:00.250Z'],
  ['nanoseconds', '2024-10-23T12:30:00.250999999Z', '2024-10-23T12:30:00.250Z'],
  ['without the T', '2024-10-23 15:30:00 +0300', AT],
  ['an offset without minutes', '2024-10-23T15:30:00+03', AT],
  ['offset and Z', '2024-10-23T07:30:00-05:00Z', AT],
  ['a blank before Z, and words', '2024-10-23T12:30:00 Z (updated)', AT],
  ['short numbers', '2024-10-23T9:5:3Z', '2024-10-23T09:05:03.000Z'],
  ['day only', '2024-10-23', DAY, 'no-zone'],
  ['a day with its offset', '2024-10-23+03:00', '2024-10-22T21:00:00.000Z'],
  ['month only', '2024-10', '2024-10-01T00:00:00.000Z', 'no-zone'],
  ['year only', '2024', '2024-01-01T00:00:00.000Z', 'no-zone'],
  ['basic form', '20241023T123000Z', AT],
  ['digits alone', '20241023123000', AT, 'no-zone'],
  ['week date', '2024-W43-3', DAY, 'no-zone'],
  ['basic week date', '2024W433T1230Z', AT],
  ['ordinal date', '2024-297T12:30:00Z', AT],
  ['first week of a year that begins late', '2021-W01-1', '2021-01-04T00:00:00.000Z', 'no-zone'],
  ['with slashes', '2024/10/23 12:30:00', AT, 'no-zone'],
  ['a picture', '2024:10:23 12:30:00', AT, 'no-zone'],
  ['a clock with dots', '2024-10-23 12.30.00', AT, 'no-zone'],
];
const NUMBERS: Case[] = [
  ['seconds', '1729686600', AT],
  ['milliseconds', '1729686600000', AT],
  ['a fraction', '1729686600.25', '2024-10-23T12:30:00.250Z'],
  ['.NET', '/Date(1729686600000+0300)/', AT],
  ['day first with dots', '23.10.2024 12:30 UTC', AT],
  ['day first with dots and blanks', '3. 4. 2024 12:30 UTC', '2024-04-03T12:30:00.000Z'],
  ['a month above 12 is a day', '10/23/2024 12:30 UTC', AT],
  ['the weekday decides', 'Wed, 04/03/2024', '2024-04-03T00:00:00.000Z', 'no-zone'],
  ['the other weekday decides', 'Mon, 04/03/2024', '2024-03-04T00:00:00.000Z', 'no-zone'],
  ['an American zone decides', '04/03/2024 4:20 pm PDT', '2024-04-03T23:20:00.000Z'],
  ['day and month alike', '04/04/2024', '2024-04-04T00:00:00.000Z', 'no-zone'],
  ['two digits that only one order fits', '12-30-24', '2024-12-30T00:00:00.000Z', 'no-zone'],
];
const CLOCKS: Case[] = [
  ['afternoon', 'Oct 23, 2024 12:30 PM GMT', AT],
  ['midnight', 'Oct. 23, 2024, 12:00 a.m. UTC', DAY],
  ['with blanks between', '23 Oct 2024, 0:30 p. m. UTC', AT],
  ['an hour alone', 'October 23rd, 2024 @ 3pm', '2024-10-23T15:00:00.000Z', 'no-zone'],
  ['the clock first', '12:30 UTC, 23 October 2024', AT],
  ['four digits', '23 Oct 24 1230 GMT', AT],
  ['a dot between', 'Wednesday 23 October 2024 8.30 EDT', AT],
  ['a year is no clock', 'Oct 23 2024 GMT', DAY],
  ['French', 'le 23 octobre 2024 à 14h30', '2024-10-23T14:30:00.000Z', 'no-zone'],
  ['German', 'Mittwoch, 23. Oktober 2024, 14.30 Uhr', '2024-10-23T14:30:00.000Z', 'no-zone'],
];
const ZONES: Case[] = [
  ['Moscow', 'Wed, 23 Oct 2024 15:30:00 MSK', AT],
  ['Moscow in Cyrillic', '23 октября 2024 г., 15:30 мск', AT],
  ['Seoul', 'Wed, 23 Oct 2024 21:30:00 KST', AT],
  ['winter in Berlin', 'Sun, 03 Nov 2024 13:30:00 CET', '2024-11-03T12:30:00.000Z'],
  ['Chicago, as RFC 822 has it', 'Wed, 23 Oct 2024 06:30:00 CST', AT],
  ['eastern time in summer', 'Wed, 23 Oct 2024 8:30 AM ET', AT],
  ['eastern time in winter', 'Wed, 20 Nov 2024 8:30 AM ET', '2024-11-20T13:30:00.000Z'],
  ['a name in full', 'Wed, 23 Oct 2024 08:30:00 Eastern Daylight Time', AT],
  ['in brackets', 'Wed, 23 Oct 2024 15:30:00 (MSK)', AT],
  ['an offset behind a name', 'Wed, 23 Oct 2024 05:30:00 GMT-07:00', AT],
  ['one digit', '23 Oct 2024 14:30 GMT+2', AT],
  ['an offset goes before a name', 'Wed, 23 Oct 2024 18:00:00 GMT+0530 IST', AT],
  ['a city', '2024-10-23T15:30:00 Europe/Kyiv', AT],
  ['an offset and a city', '2024-10-23T15:30:00+03:00[Europe/Kyiv]', AT],
  ['the hour after the clocks went back', '2024-10-27 03:30 Europe/Berlin', '2024-10-27T02:30:00.000Z'],
  ['the sign of POSIX', '2024-10-23 07:30 Etc/GMT+5', AT],
  ['a zone nobody knows', 'Wed, 23 Oct 2024 12:30:00 QQT', AT, 'unknown-zone'],
  ['a city nobody knows', 'Wed, 23 Oct 2024 12:30:00 Mars/Olympus', AT, 'unknown-zone'],
  ['an offset that cannot be', 'Wed, 23 Oct 2024 12:30:00 +9900', AT, 'unknown-zone'],
  ['India, Ireland or Israel', 'Wed, 23 Oct 2024 18:00:00 IST', AT, 'ambiguous-zone'],
  ['Britain or Bangladesh', 'Wed, 23 Oct 2024 13:30:00 BST', AT, 'ambiguous-zone'],
  ['a word that is no zone', '23 Oct 2024 12:30 by the desk', AT, 'no-zone'],
];
const LANGUAGES: Case[] = [
  ['Russian', 'Ср, 23 окт 2024 15:30:00 +0300', AT],
  ['Ukrainian', 'Середа, 23 жовтня 2024 р. о 15:30 +0300', AT],
  ['German', 'Mi, 23. Oktober 2024 14:30:00 +0200', AT],
  ['French, with a day that looks like a month', 'mar., 05 mars 2024 13:30:00 +0100', '2024-03-05T12:30:00.000Z'],
  ['French, the first', 'mercredi 1er mai 2024 - 12 h 30 GMT', '2024-05-01T12:30:00.000Z'],
  ['Spanish', '3 de mayo de 2024 12:30 GMT', '2024-05-03T12:30:00.000Z'],
  ['Portuguese', '10 de fev. de 2024 às 9h30 BRT', '2024-02-10T12:30:00.000Z'],
  ['Korean', '2024년 10월 23일 오후 12:30', AT, 'no-zone'],
  ['Korean in words', '2024년 10월 23일(수) 오전 9시 5분', '2024-10-23T09:05:00.000Z', 'no-zone'],
  ['Korean halves before a clock', '2024-10-23 오후 09:05:07 +0900', AT.replace('12:30:00', '12:05:07')],
  ['Japanese', '2024年10月23日 12時30分', AT, 'no-zone'],
  ['Arabic', '٢٣ أكتوبر ٢٠٢٤ ١٢:٣٠ م', AT, 'no-zone'],
  ['Levantine Arabic', 'الجمعة، 5 كانون الثاني 2024', '2024-01-05T00:00:00.000Z', 'no-zone'],
  ['both names of a month', '23 تشرين الأول/أكتوبر 2024 - 09:30 ص', '2024-10-23T09:30:00.000Z', 'no-zone'],
  ['Arabic of the Maghreb', '5 أوت 2024', '2024-08-05T00:00:00.000Z', 'no-zone'],
  ['Greek', 'Τετ, 23 Οκτ 2024 08:30:00 EDT', AT],
  ['Hungarian', '2024-október-23T8:30-04:00', AT],
  ['Turkish', '5 ağustos 2024 Pazartesi', '2024-08-05T00:00:00.000Z', 'no-zone'],
  ['Czech June', '1. června 2024', '2024-06-01T00:00:00.000Z', 'no-zone'],
  ['Czech July', '1. července 2024', '2024-07-01T00:00:00.000Z', 'no-zone'],
];
const NOISE: Case[] = [
  ['markup and blanks', ' <b>2024-10-23</b>&nbsp;12:30\u00a0UTC\n', AT],
  ['marks of direction', '\u200f23.10.2024\u200e 12:30 UTC', AT],
  ['a label', 'Published: 23 October 2024 at 12:30 UTC', AT],
];
const ALL = [...RFC, ...ISO, ...NUMBERS, ...CLOCKS, ...ZONES, ...LANGUAGES, ...NOISE];

const REFUSED = [
  '',
  'yesterday',
  '3 hours ago',
  'Invalid Date',
  'null',
  '0',
  '-1',
  'Wed, 32 Oct 2024 00:00:00 GMT',
  'Wed, 00 Oct 2024 00:00:00 GMT',
  'Mon, 31 Jun 2024 00:00:00 GMT',
  'Wed, 23 Foo 2024 00:00:00 GMT',
  'Wed, 23 Oct 2024 12:60:00 GMT',
  'Wed, 23 Oct 2024 12:00:61 GMT',
  'Wed, 23 Oct 2024 24:00:01 GMT',
  '2024-02-30',
  '2023-02-29T10:00:00Z',
  '2024-13-01',
  '2023-366',
  '2024-W54-1',
  '2024-10-23T25:00:00Z',
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '1970-01-01T00:00:00Z',
  'Thu, 01 Jan 1970 03:00:00 +0300',
  '2999-01-01',
  'Oct 23',
  '04/03/2024',
  '04-03-2024 10:00',
  '04/03/2024 10:00 AM',
  '03-04-05',
  '1'.repeat(200),
  '<'.repeat(5000),
];

describe('parseDate', () => {
  test.each(ALL)('%s', (_, text, at, flag) => {
    expect(parseDate(text)).toEqual(flag ? { at, flag } : { at });
  });

  test.each(REFUSED)('"%s" is no date', (text) => expect(parseDate(text)).toBeUndefined());

  test.each([
    ['en-US', '2024-04-03'],
    ['en-GB', '2024-03-04'],
    ['es', '2024-03-04'],
    ['en', undefined],
    ['und', undefined],
  ])('who writes %s means 04/03/2024 as %s', (language, day) =>
    expect(parseDate('04/03/2024', { language })?.at.slice(0, 10)).toBe(day),
  );

  test.each([
    ['IST', 'en-IE', '11:30'],
    ['IST', 'he', '10:30'],
    ['CST', 'zh-CN', '04:30'],
    ['AST', 'ar', '09:30'],
    ['EST', 'en-AU', '02:30'],
  ])('%s in a feed of %s is no riddle', (zone, language, clock) =>
    expect(parseDate(`23 Oct 2024 12:30 ${zone}`, { language })).toEqual({ at: `2024-10-23T${clock}:00.000Z` }),
  );

  test('more than a month ahead is a mistake', () => {
    const now = new Date('2024-10-23T00:00:00Z');
    expect(parseDate('2024-11-20T00:00:00Z', { now })?.at).toBe('2024-11-20T00:00:00.000Z');
    expect(parseDate('2024-12-01T00:00:00Z', { now })).toBeUndefined();
    expect(parseDate('Wed, 22 Oct 2025 00:00:00 GMT', { now })).toBeUndefined();
  });

  test('an order that lies ahead is not meant', () => {
    const now = new Date('2024-04-10T00:00:00Z');
    expect(parseDate('03/11/2024', { now })?.at).toBe('2024-03-11T00:00:00.000Z');
    expect(parseDate('03-12-31', { now })?.at).toBe('2003-12-31T00:00:00.000Z');
  });

  test('the zone of the process plays no part', () => {
    const script = `
      import { parseDate } from '#shared/feeds/parse-date.ts';
      console.log(JSON.stringify(JSON.parse(process.argv[1]).map((text) => parseDate(text) ?? null)));`;
    const texts = ALL.map(([, text]) => text);
    const expected = texts.map((text) => parseDate(text));
    for (const TZ of ['Pacific/Kiritimati', 'America/St_Johns', 'Europe/London']) {
      const out = execFileSync(process.execPath, ['--input-type=module', '-e', script, JSON.stringify(texts)], {
        env: { ...process.env, TZ },
      });
      expect(JSON.parse(out.toString())).toEqual(expected);
    }
  });

  test('reads back what toISOString and toUTCString write, by the short way and by the long one', () => {
    const date = fc.date({ min: new Date('1971-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(date, fc.integer({ min: -720, max: 840 }), (at, offset) => {
        const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, -1);
        const [hours, minutes] = [Math.trunc(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const zone = `${offset < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
        for (const blank of ['', '\u200b']) {
          expect(parseDate(blank + at.toISOString())).toEqual({ at: at.toISOString() });
          expect(parseDate(blank + local + zone)).toEqual({ at: at.toISOString() });
          expect(parseDate(blank + at.toUTCString())?.at.slice(0, 19)).toBe(at.toISOString().slice(0, 19));
        }
      }),
      { numRuns: 300 },
    );
  });

  test('impossible days are refused by both ways', () => {
    const two = (max: number) => fc.integer({ min: 0, max }).map((value) => String(value).padStart(2, '0'));
    fc.assert(
      fc.property(two(14), two(33), two(25), two(61), (month, day, hour, minute) => {
        const text = `2023-${month}-${day}T${hour}:${minute}:00Z`;
        expect(parseDate(`\u200b${text}`)).toEqual(parseDate(text));
      }),
      { numRuns: 300 },
    );
  });

  test('never throws, and answers soon', () => {
    const piece = fc.constantFrom(
      '1',
      '23',
      ':',
      '-',
      ' ',
      'Oct',
      '/',
      '+',
      'T',
      '2024',
      'am',
      '(',
      'Europe/',
      'م',
      '년',
      'W',
      '.',
      'x',
    );
    const texts = fc.oneof(
      fc.string({ maxLength: 60 }),
      fc.array(piece, { maxLength: 40 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(texts, (text) => void parseDate(text)),
      { numRuns: 2000 },
    );
    const start = performance.now();
    for (const part of ['<', '1:', ' -1', '1/', '(', '+12', 'am ', 'Europe/A', '1h ', 'Oct '])
      parseDate(part.repeat(30));
    expect(performance.now() - start).toBeLessThan(200);
  });
});
