import type { Comparison } from '../model/origin.ts';
import type { RankedText } from './rank-texts.ts';

/** Two articles that were compared, by id. */
export type ComparedPair = { readonly a: string; readonly b: string; readonly comparison: Comparison };

/** For each place in a ranking the places it was compared with, in their order. */
export type Neighbours = readonly ReadonlyMap<number, Comparison>[];

/** Pairs with an article that is not ranked are left out. */
export function neighboursOf(ranked: readonly RankedText[], pairs: Iterable<ComparedPair>): Neighbours {
  const places = new Map<string, number>(ranked.map(({ text }, place) => [text.articleId, place]));
  const lists: [number, Comparison][][] = ranked.map(() => []);
  for (const { a, b, comparison } of pairs) {
    const [placeA, placeB] = [places.get(a), places.get(b)];
    if (placeA === undefined || placeB === undefined || placeA === placeB) continue;
    lists[placeA]?.push([placeB, comparison]);
    lists[placeB]?.push([placeA, comparison]);
  }
  return lists.map((list) => new Map(list.sort(([x], [y]) => x - y)));
}
