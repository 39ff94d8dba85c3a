import type { Figure } from '../model/development.ts';

/** What a figure leaves possible; `-Infinity` or `Infinity` where it sets no bound. */
export type FigureRange = { from: number; to: number };

/** How far "about 10,000" reaches to both sides. */
const APPROXIMATE = 0.1;

/** Undefined where the text gives no number ("hundreds"). */
export function figureRange(figure: Omit<Figure, 'text'>): FigureRange | undefined {
  const { value, min, max, approx } = figure;
  const from = min ?? (max === undefined ? value : undefined);
  const to = max ?? (min === undefined ? value : undefined);
  if (from === undefined && to === undefined) return undefined;
  const slack = approx ? APPROXIMATE : 0;
  return {
    from: from === undefined ? -Infinity : from * (1 - slack),
    to: to === undefined ? Infinity : to * (1 + slack),
  };
}

/** Two figures can both be true: "up to 12,000" and "10,000". */
export function areCompatible(a: FigureRange, b: FigureRange): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** Equal for figures that say the same in other words. */
export function figureKey(figure: Figure): string {
  const range = figureRange(figure);
  if (!range) return figure.text.toLowerCase();
  return `${figure.approx ? '~' : ''}${range.from}..${range.to}`;
}

/** A figure as a person reads it: `10,000`, `about 10,000`, `3,000–12,000`, `up to 12,000`, `at least 500`. */
export function formatFigure({ text, value, min, max, approx }: Figure): string {
  const about = approx ? 'about ' : '';
  if (min !== undefined && max !== undefined) return `${about}${formatNumber(min)}–${formatNumber(max)}`;
  if (max !== undefined) return `up to ${formatNumber(max)}`;
  if (min !== undefined) return `at least ${formatNumber(min)}`;
  return value === undefined ? text : `${about}${formatNumber(value)}`;
}

/** Thousands are set apart by commas, in every locale. */
export function formatNumber(value: number): string {
  const [whole = '', fraction] = String(Math.abs(value)).split('.');
  if (whole.includes('e')) return String(value);
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
  return `${value < 0 ? '−' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`;
}
