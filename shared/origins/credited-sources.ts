import { nameKey } from './credits.ts';
import type { OriginText } from './origin-text.ts';
import { type RankedText, timeOf, UNKNOWN_TIME } from './rank-texts.ts';
import { hashOf, kindOfCode, WORD_KINDS } from './word-code.ts';

/** The text of a credited outlet that a text most likely tells again. */
export type CreditedSource = { readonly source: number; readonly likeness: number };

const HOUR_MS = 60 * 60 * 1000;
/** News is rewritten while it is news. */
const MAX_AGE_MS = 96 * HOUR_MS;
/** Dates without an hour, or with one of another zone: the copy may seem to be first by so much. */
const CLOCK_MS = 12 * HOUR_MS;
/** Texts of one topic have a tenth in common; the credit says that it was one of these. */
const MIN_LIKENESS = 0.1;
/** The nearest text must be so much nearer than the next one of the outlet: otherwise it is anybody's guess. */
const MIN_LEAD = 1.25;
/** Texts of the credited outlet that are compared: those next in time. */
const MAX_CANDIDATES = 200;

/**
 * For each of `places`, a text that credits an outlet by its name only, the one of that outlet's texts that it tells again: the nearest
 * in words, where rare ones count more, and clearly nearer than the others. `isKin` names pairs that have been decided.
 */
export function findCreditedSources(
  ranked: readonly RankedText[],
  places: readonly number[],
  isKin: (a: number, b: number) => boolean,
): Map<number, CreditedSource> {
  const found = new Map<number, CreditedSource>();
  if (places.length === 0) return found;
  const byOutlet = placesByOutlet(ranked);
  const words = ranked.map(({ text }) => wordsOf(text));
  const weightOf = rarity(words);
  for (const place of places) {
    const own = ranked[place];
    if (!own) continue;
    const names = new Set(own.credits.map(({ name }) => nameKey(name)));
    const near = [...names]
      .flatMap((name) => byOutlet.get(name) ?? [])
      .filter((other) => other !== place && !isKin(place, other) && mayBeSource(ranked[other]?.text, own.text))
      .sort((a, b) => distance(ranked[a], own) - distance(ranked[b], own) || a - b)
      .slice(0, MAX_CANDIDATES)
      .map((source) => ({ source, likeness: likeness(words[place], words[source], weightOf) }))
      .sort((a, b) => b.likeness - a.likeness || a.source - b.source);
    const [best] = near;
    if (!best || best.likeness < MIN_LIKENESS) continue;
    const next = near.find(({ source }) => source !== best.source && !isKin(source, best.source));
    if (!next || best.likeness >= MIN_LEAD * next.likeness) found.set(place, best);
  }
  return found;
}

function placesByOutlet(ranked: readonly RankedText[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (const [place, { text }] of ranked.entries()) {
    const name = nameKey(text.sketch.outlet);
    const known = places.get(name);
    if (known) known.push(place);
    else if (name !== '') places.set(name, [place]);
  }
  return places;
}

function mayBeSource(source: OriginText | undefined, copy: OriginText): boolean {
  if (!source) return false;
  const [at, copiedAt] = [timeOf(source), timeOf(copy)];
  if (at === UNKNOWN_TIME || copiedAt === UNKNOWN_TIME) return true;
  return copiedAt - at <= MAX_AGE_MS && at - copiedAt <= CLOCK_MS;
}

function distance(a: RankedText | undefined, b: RankedText): number {
  return a ? Math.abs(timeOf(a.text) - timeOf(b.text)) : UNKNOWN_TIME;
}

/** The words of title and text that mean something, quoted or not: a rewrite keeps what was said. */
function wordsOf({ title, sentences }: OriginText): Set<number> {
  const words = new Set<number>();
  for (const codes of [title, ...sentences.map(({ all }) => all)]) {
    for (const code of codes) if (kindOfCode(code) !== WORD_KINDS.function) words.add(hashOf(code));
  }
  return words;
}

/** What a word weighs: the square of its inverse document frequency. */
function rarity(texts: readonly ReadonlySet<number>[]): (word: number) => number {
  const spread = new Map<number, number>();
  for (const words of texts) for (const word of words) spread.set(word, (spread.get(word) ?? 0) + 1);
  return (word) => Math.log(1 + texts.length / (spread.get(word) ?? 1)) ** 2;
}

/** Cosine of the two sets of weighted words: 0 to 1. */
function likeness(
  a: ReadonlySet<number> | undefined,
  b: ReadonlySet<number> | undefined,
  weightOf: (word: number) => number,
): number {
  let [shared, inA, inB] = [0, 0, 0];
  for (const word of a ?? []) {
    inA += weightOf(word);
    if (b?.has(word)) shared += weightOf(word);
  }
  for (const word of b ?? []) inB += weightOf(word);
  return shared === 0 ? 0 : shared / Math.sqrt(inA * inB);
}
