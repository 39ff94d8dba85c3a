import type { OriginNode } from '../model/origin.ts';
import { foreignCredits, nameKey } from './credits.ts';

const HOUR_MS = 60 * 60 * 1000;
/** News is rewritten while it is news. */
const MAX_AGE_MS = 96 * HOUR_MS;
/** Dates without an hour, or with one of another zone: the copy may seem to be first by so much. */
const CLOCK_MS = 12 * HOUR_MS;

/** When the source of a text may have been published, and when what was made from a text, in milliseconds around its own time. */
export const SOURCE_WINDOW = { fromMs: -MAX_AGE_MS, toMs: CLOCK_MS } as const;
export const COPY_WINDOW = { fromMs: -CLOCK_MS, toMs: MAX_AGE_MS } as const;

/**
 * The outlet that a text may have been told again from, in short form: the first that it credits without an address, or else the last in
 * the bracket that opens it, where the distributor stands first; it may be no outlet at all.
 */
export function namedSource(text: OriginNode): string | undefined {
  const credits = foreignCredits(text).filter(({ addressKey }) => addressKey === undefined);
  return [...credits.map(({ name }) => nameKey(name)), ...[...text.openings].reverse()].find((name) => name !== '');
}
