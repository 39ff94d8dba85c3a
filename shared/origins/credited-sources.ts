import type { OriginNode } from '../model/origin.ts';
import { SOURCE_WINDOW } from './credit-keys.ts';
import { nameKey } from './credits.ts';
import type { Neighbours } from './neighbours.ts';
import { type RankedText, timeOf, UNKNOWN_TIME } from './rank-texts.ts';

/** The text of a credited outlet that a text most likely tells again. */
export type CreditedSource = { readonly source: number; readonly likeness: number };

/** Few texts of one topic have so many words in common; the credit says that it was one of these. */
export const MIN_LIKENESS = 0.25;
/** The nearest text must be so much nearer than the next one of the outlet: otherwise it is anybody's guess. */
const MIN_LEAD = 1.25;

/**
 * For each of `places`, a text that credits an outlet by its name only, the one of that outlet's texts that it tells again: the nearest
 * in words, and clearly nearer than the others. `isKin` names pairs that have been decided.
 */
export function findCreditedSources(
  ranked: readonly RankedText[],
  neighbours: Neighbours,
  places: readonly number[],
  isKin: (a: number, b: number) => boolean,
): Map<number, CreditedSource> {
  const found = new Map<number, CreditedSource>();
  for (const place of places) {
    const own = ranked[place];
    if (!own) continue;
    const names = new Set(own.credits.map(({ name }) => nameKey(name)).filter((name) => name !== ''));
    const near = [...(neighbours[place] ?? [])]
      .map(([source, { likeness }]) => ({ source, likeness, text: ranked[source]?.text }))
      .filter(
        ({ source, text }) =>
          text && names.has(nameKey(text.outlet)) && !isKin(place, source) && mayBeSource(text, own.text),
      )
      .sort((a, b) => b.likeness - a.likeness || a.source - b.source);
    const [best] = near;
    if (!best || best.likeness < MIN_LIKENESS) continue;
    const next = near.find(({ source }) => source !== best.source && !isKin(source, best.source));
    if (next && best.likeness < MIN_LEAD * next.likeness) continue;
    found.set(place, { source: best.source, likeness: best.likeness });
  }
  return found;
}

function mayBeSource(source: OriginNode, copy: OriginNode): boolean {
  const [at, copiedAt] = [timeOf(source), timeOf(copy)];
  if (at === UNKNOWN_TIME || copiedAt === UNKNOWN_TIME) return true;
  return at - copiedAt >= SOURCE_WINDOW.fromMs && at - copiedAt <= SOURCE_WINDOW.toMs;
}
