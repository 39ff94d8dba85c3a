import type { Origin } from '../model/origin.ts';
import { withoutBoilerplate } from './boilerplate.ts';
import { candidateKeys } from './candidate-keys.ts';
import { comparableText, compareTexts } from './compare-texts.ts';
import { namedSource } from './credit-keys.ts';
import { nameKey } from './credits.ts';
import { decideOrigins } from './decide-origins.ts';
import type { ComparedPair } from './neighbours.ts';
import type { OriginText } from './origin-text.ts';

/** A key leads to the first texts that have it; the head of a group is always among them. */
const MAX_POSTINGS = 24;
/** Texts that each one is compared with: those with the most keys in common, the earliest first. */
const MAX_COMPARED = 24;
/** Texts of an outlet that one which credits it is compared with. */
const MAX_OF_OUTLET = 48;

/**
 * Origins of a corpus that is there as a whole, with the texts in hand. A function of the set, whatever its order; an article that
 * appears twice counts once, as it is last.
 */
export function groupOrigins(texts: readonly OriginText[]): Map<string, Origin> {
  const distinct = [...new Map(texts.map((text) => [text.articleId, text])).values()];
  const bare = withoutBoilerplate(distinct);
  return decideOrigins(bare, comparePairs(bare));
}

/** Pairs that are worth comparing: here a key costs no row, so more is found than by `findEachOther`. */
function* comparePairs(texts: readonly OriginText[]): Generator<ComparedPair> {
  const inTime = [...texts].sort((a, b) => compareStrings(a.at, b.at) || compareStrings(a.articleId, b.articleId));
  const comparable = inTime.map(comparableText);
  const byOutlet = placesByOutlet(inTime);
  const postings = new Map<number, number[]>();
  for (const [b, other] of comparable.entries()) {
    const found = new Set([...likest(candidateKeys(other.text), b, postings), ...namedPlaces(inTime, b, byOutlet)]);
    for (const a of found) {
      const one = comparable[a];
      if (one) yield { a: one.text.articleId, b: other.text.articleId, comparison: compareTexts(one, other) };
    }
  }
}

/** Of the texts before this one those with the most keys in common; its own keys are added. */
function likest(keys: readonly number[], place: number, postings: Map<number, number[]>): number[] {
  const counts = new Map<number, number>();
  for (const key of keys) {
    const known = postings.get(key) ?? [];
    for (const other of known) counts.set(other, (counts.get(other) ?? 0) + 1);
    if (known.length < MAX_POSTINGS) postings.set(key, [...known, place]);
  }
  return [...counts]
    .sort(([x, countX], [y, countY]) => countY - countX || x - y)
    .slice(0, MAX_COMPARED)
    .map(([other]) => other);
}

/** Of the outlets that a text names as its source the texts that are next in time. */
function namedPlaces(texts: readonly OriginText[], place: number, byOutlet: ReadonlyMap<string, number[]>): number[] {
  const own = texts[place];
  if (!own) return [];
  return (byOutlet.get(namedSource(own) ?? '') ?? [])
    .filter((other) => other !== place)
    .sort((a, b) => Math.abs(a - place) - Math.abs(b - place) || a - b)
    .slice(0, MAX_OF_OUTLET);
}

function placesByOutlet(texts: readonly OriginText[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { outlet }] of texts.entries()) {
    const name = nameKey(outlet);
    const known = places.get(name);
    if (known) known.push(place);
    else if (name !== '') places.set(name, [place]);
  }
  return places;
}

function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
