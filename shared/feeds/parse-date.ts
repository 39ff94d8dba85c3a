import type { DateFlag } from '../model/feed.ts';
import { type Clock, findClock } from './date-clock.ts';
import { readDay } from './date-day.ts';
import { tidyDateText } from './date-text.ts';
import { type DateZone, findZone, ianaMinutes } from './date-zone.ts';
import { standardMs } from './standard-date.ts';

/**
 * An instant in UTC. `no-zone`: none was written; `unknown-zone`: one was that nobody knows; both are read as UTC.
 * `ambiguous-zone`: the name stands for several zones (`IST`, `BST`, `AST`), read as the one that is meant most often.
 */
export type ParsedDate = { at: string; flag?: DateFlag };

const DAY_MS = 24 * 3600 * 1000;
/** News is not written ahead: what lies further than a month after `now` is a mistake, most often of the year. */
const MAX_AHEAD_MS = 31 * DAY_MS;
const LATEST_YEAR = 2100;
/** Earlier years are placeholders, and so is the first day of 1970. */
const EARLIEST_YEAR = 1900;

export type DateOptions = {
  /** Rules out dates that lie ahead. */
  now?: Date;
  /** The feed's language (BCP 47): decides on `03/04/2024` and on zones that share a name. */
  language?: string;
};

/**
 * Reads the dates that feeds carry: RFC 822 with its many variants, RFC 3339, ISO 8601, asctime, seconds and milliseconds
 * since 1970, month names of two dozen languages, numeric dates. What is impossible, a placeholder, more than a month
 * after `now`, or open to two readings (`03/04/2024` where nothing decides) is undefined. The process's own zone plays no
 * part. Years of two digits as in RFC 5322 (00–49 are 2000–2049); a leap second is the second after it, as in POSIX.
 */
export function parseDate(text: string, options: DateOptions = {}): ParsedDate | undefined {
  const standard = standardMs(text);
  const read = standard === undefined ? readOther(text, options) : { at: standard };
  return read && isPlausible(read.at, options.now) ? { ...read, at: new Date(read.at).toISOString() } : undefined;
}

function readOther(text: string, options: DateOptions): { at: number; flag?: DateFlag } | undefined {
  const tidy = tidyDateText(text);
  if (tidy === undefined) return undefined;
  const epoch = epochMs(tidy);
  return epoch === undefined ? readWritten(tidy, options) : { at: epoch };
}

/** Seconds, milliseconds or microseconds since 1970, and `/Date(1729686600000+0300)/` of .NET, whose offset changes nothing. */
function epochMs(text: string): number | undefined {
  const net = /^\\?\/Date\((-?\d{1,14})(?:[+-]\d{4})?\)\\?\/$/.exec(text)?.[1];
  if (net !== undefined) return Number(net);
  const [, whole, fraction] = /^(\d{9,10}|\d{13}|\d{16})(?:\.(\d{1,9}))?$/.exec(text) ?? [];
  if (whole === undefined) return undefined;
  if (whole.length > 10) return Math.floor(Number(whole) / (whole.length === 13 ? 1 : 1000));
  return Number(whole) * 1000 + Math.floor(Number(`0.${fraction ?? 0}`) * 1000);
}

function readWritten(tidy: string, { now, language }: DateOptions): { at: number; flag?: DateFlag } | undefined {
  const text = tidy.replace(/^([12]\d{3}[01]\d[0-3]\d)([0-2]\d[0-5]\d)([0-5]\d)?(?!\d)/, '$1T$2$3');
  const found = findClock(text);
  const before = found ? text.slice(0, found.start) : '';
  const { zone, rest, isAmerican } = findZone(found ? text.slice(found.end) : text, found !== undefined, language);
  const latestMs = now && now.getTime() + MAX_AHEAD_MS;
  const day = readDay(`${before} ${rest}`.replace(/^ +|[ T,-]+$/g, ''), { isAmerican, language, latestMs });
  const clock = found?.clock ?? MIDNIGHT;
  if (!day || !isClock(clock)) return undefined;
  const local = Date.UTC(day.year, day.month - 1, day.day, clock.hour, clock.minute, clock.second, clock.ms);
  return inUtc(local, zone);
}

const MIDNIGHT: Clock = { hour: 0, minute: 0, second: 0, ms: 0 };

/** 24:00 is the midnight that ends the day. */
function isClock({ hour, minute, second, ms }: Clock): boolean {
  if (hour === 24) return minute === 0 && second === 0 && ms === 0;
  return hour < 24 && minute < 60 && second <= 60;
}

function inUtc(local: number, zone: DateZone): { at: number; flag?: DateFlag } {
  switch (zone.kind) {
    case 'none':
      return { at: local, flag: 'no-zone' };
    case 'unknown':
      return { at: local, flag: 'unknown-zone' };
    case 'offset':
      return { at: local - zone.minutes * 60_000, ...(zone.isAmbiguous ? { flag: 'ambiguous-zone' } : {}) };
    case 'iana': {
      const minutes = ianaMinutes(zone.name, local);
      return minutes === undefined ? { at: local, flag: 'unknown-zone' } : { at: local - minutes * 60_000 };
    }
    default:
      return zone satisfies never;
  }
}

function isPlausible(at: number, now: Date | undefined): boolean {
  if (Number.isNaN(at) || Math.abs(at) < DAY_MS) return false;
  const year = new Date(at).getUTCFullYear();
  if (!(year >= EARLIEST_YEAR && year <= LATEST_YEAR)) return false;
  return now === undefined || at <= now.getTime() + MAX_AHEAD_MS;
}
