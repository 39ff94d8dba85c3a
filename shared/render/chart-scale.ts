import { type ScaleTime, scaleUtc } from 'd3-scale';
import { utcDay } from 'd3-time';
import { shortDay } from './dates.ts';
import { type Html, html } from './html.ts';

/** In units of the drawing, which is scaled to its column. */
export const CHART_WIDTH = 460;

/** Room at each end of the line of days, in ms. */
const HALF_DAY_MS = 43_200_000;

/** Ticks on the axis of days, at most. */
const MAX_TICKS = 5;

export type DayScale = ScaleTime<number, number>;

/** The days of a story on a line, with half a day of room at each end. */
export function dayScale(days: readonly string[], from: number, to: number): DayScale {
  const times = days.map((day) => Date.parse(day)).sort((a, b) => a - b);
  const first = times[0] ?? 0;
  const last = times.at(-1) ?? 0;
  return scaleUtc()
    .domain([new Date(first - HALF_DAY_MS), new Date(last + HALF_DAY_MS)])
    .range([from, to]);
}

export function dayX(scale: DayScale, day: string): number {
  return round(scale(new Date(day)));
}

/** Day labels below a drawing, evenly thinned out; the last day has one. */
export function dayAxis(scale: DayScale, y: number): Html {
  const [from, to] = scale.domain();
  const days = from && to ? utcDay.range(utcDay.ceil(from), to) : [];
  const step = Math.max(1, Math.ceil(days.length / MAX_TICKS));
  return html`${days
    .filter((_, index) => (days.length - 1 - index) % step === 0)
    .map(
      (day) => html`<text x="${round(scale(day))}" y="${y}" text-anchor="middle">${shortDay(day.toISOString())}</text>`,
    )}`;
}

/** One decimal: enough for a drawing, and the same bytes on every machine. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}
