import type { z } from 'zod';
import type { Said as SaidSchema } from '../model/claim.ts';
import type { Attribution } from './attributions.ts';
import { MONTHS, OCCASIONS, WEEKDAYS } from './lexicon/function-words.ts';
import type { ReadingUnit } from './reading-units.ts';

export type Said = z.infer<typeof SaidSchema>;

const DAY_MS = 86_400_000;
const WEEKDAY_ORDER = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTH_ORDER = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/**
 * When and where it was said, from the words of the clause outside the content. A weekday is the last such day on or before
 * the publication; nothing lies in the future; without a publication date nothing is resolved. `publishedAt` is ISO 8601.
 */
export function readSaid(attribution: Attribution, publishedAt: string | undefined): Said {
  const { unit } = attribution;
  const host = attribution.shares ?? attribution;
  const day = publishedAt === undefined ? undefined : startOfDay(publishedAt);
  const where = occasion(unit, host);
  const time = day === undefined ? undefined : timeAround(unit, host, attribution, day);
  return { ...time, ...(where ? { where } : {}) };
}

/** How far from the cue a time may stand, in words. */
const MAX_REACH = 40;

/** The first time before the cue, else the first one behind it, in the same sentence and outside all contents. */
function timeAround(unit: ReadingUnit, host: Attribution, attribution: Attribution, day: number): Said | undefined {
  const isFree = (at: number) => !isContent(attribution, at) && !isContent(host, at);
  const ends = (at: number) => unit.quotationOf[at] === -1 && /^[.!?;]$/u.test(unit.words[at]?.text ?? '');
  let found: Said | undefined;
  for (let at = host.cue[0] - 1; at >= Math.max(0, host.cue[0] - MAX_REACH) && !ends(at); at--) {
    if (isFree(at)) found = timeAt(unit, at, day) ?? found;
  }
  if (found) return found;
  for (let at = host.cue[1]; at < Math.min(unit.words.length, host.cue[1] + MAX_REACH) && !ends(at); at++) {
    const time = isFree(at) ? timeAt(unit, at, day) : undefined;
    if (time) return time;
  }
  return undefined;
}

function startOfDay(publishedAt: string): number | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/u.exec(publishedAt)?.[0];
  const at = day === undefined ? Number.NaN : Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(at) ? undefined : at;
}

function isContent(attribution: Attribution, at: number): boolean {
  return attribution.content.some(([from, to]) => at >= from && at < to) || attribution.unit.quotationOf[at] !== -1;
}

function timeAt(unit: ReadingUnit, at: number, published: number): Said | undefined {
  const word = unit.words[at];
  const lower = word?.lower ?? '';
  const before = unit.words[at - 1]?.lower ?? '';
  const next = unit.words[at + 1]?.lower ?? '';
  if (WEEKDAYS.has(lower)) {
    const back = (new Date(published).getUTCDay() - WEEKDAY_ORDER.indexOf(lower) + 7) % 7;
    return day(published - (before === 'last' && back === 0 ? 7 : back) * DAY_MS);
  }
  if (lower === 'today' || lower === 'tonight') return day(published);
  if (lower === 'yesterday') return day(published - DAY_MS);
  if (before === 'last' && lower === 'week') return { at: isoWeek(published - 7 * DAY_MS), precision: 'week' };
  if (before === 'this' && lower === 'week') return { at: isoWeek(published), precision: 'week' };
  if (before === 'last' && lower === 'month') return month(published, -1);
  if (before === 'this' && lower === 'month') return month(published, 0);
  if (before === 'last' && lower === 'year')
    return { at: String(new Date(published).getUTCFullYear() - 1), precision: 'year' };
  if (MONTHS.has(lower.replace('.', '')) && /^\p{Lu}/u.test(word?.text ?? ''))
    return namedDay(lower, before, next, unit.words[at + 2]?.lower ?? '', unit.words[at + 3]?.lower ?? '', published);
  return undefined;
}

function namedDay(
  name: string,
  before: string,
  next: string,
  second: string,
  third: string,
  published: number,
): Said | undefined {
  const index = MONTH_ORDER.indexOf(name.slice(0, 3));
  const after = next === '.' ? second : next;
  const number = Number(/^\d{1,2}$/u.test(after) ? after : /^\d{1,2}$/u.test(before) ? before : Number.NaN);
  const year = [next, second, third].find((word) => /^(?:19|20)\d{2}$/u.test(word));
  let at = Date.UTC(
    year ? Number(year) : new Date(published).getUTCFullYear(),
    index,
    Number.isNaN(number) ? 1 : number,
  );
  if (at > published && !year)
    at = Date.UTC(new Date(published).getUTCFullYear() - 1, index, Number.isNaN(number) ? 1 : number);
  if (at > published || index < 0) return undefined;
  if (Number.isNaN(number))
    return before === 'in' ? { at: new Date(at).toISOString().slice(0, 7), precision: 'month' } : undefined;
  return day(at);
}

function day(at: number): Said {
  return { at: new Date(at).toISOString().slice(0, 10), precision: 'day' };
}

function month(published: number, offset: number): Said {
  const date = new Date(published);
  const at = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + offset, 1));
  return { at: at.toISOString().slice(0, 7), precision: 'month' };
}

/** The ISO 8601 week (`2024-W42`): weeks begin on Monday, and the week of a year's first Thursday is its first. */
export function isoWeek(at: number): string {
  const date = new Date(at);
  const weekday = (date.getUTCDay() + 6) % 7;
  const thursday = new Date(at + (3 - weekday) * DAY_MS);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = 1 + Math.floor((thursday.getTime() - first) / (7 * DAY_MS));
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}

/** "Speaking to reporters in Rome", "during a press briefing": the phrase before the subject or behind the cue. */
function occasion(unit: ReadingUnit, host: Attribution): string | undefined {
  const limit = Math.min(host.cue[0], host.source?.[0] ?? host.cue[0]);
  const lead = phrase(unit, Math.max(0, limit - MAX_REACH), limit, host);
  if (lead) return lead;
  const next = Math.min(
    ...host.content.map(([from]) => (from >= host.cue[1] ? from : Number.MAX_SAFE_INTEGER)),
    host.cue[1] + 14,
    unit.words.length,
  );
  return phrase(unit, host.cue[1], next, host);
}

function phrase(unit: ReadingUnit, from: number, to: number, host: Attribution): string | undefined {
  for (let at = from; at < to; at++) {
    const word = unit.words[at];
    if (!word || isContent(host, at)) continue;
    if (!/^(?:speaking|during|in|at|on|addressing|after|before)$/u.test(word.lower)) continue;
    let end = at + 1;
    let names = false;
    while (end < to && !/^[,.;:—–]$/u.test(unit.words[end]?.text ?? '') && !isContent(host, end) && end - at < 20) {
      if (OCCASIONS.has(unit.words[end]?.lower ?? '')) names = true;
      end++;
    }
    if (names) return textBetween(unit, at, end);
  }
  return undefined;
}

function textBetween(unit: ReadingUnit, from: number, to: number): string {
  let text = '';
  let last = -1;
  for (const word of unit.words.slice(from, to)) {
    text += last >= 0 && word.start > last ? ` ${word.text}` : word.text;
    last = word.end;
  }
  return text;
}
