import { mix } from './mix.ts';
import type { OriginText } from './origin-text.ts';
import { hashOf, kindOfCode, WORD_KINDS, type WordCode } from './word-code.ts';

/** Keys that a text is looked up by. */
export const LOOKED_UP_KEYS = 24;
/** The first of them, under which it can be found: each is one row written. */
export const POSTED_KEYS = 8;

/** Of the posted keys those of the title: an excerpt of three sentences keeps it. */
const TITLE_KEYS = 2;

/**
 * What a text can be found by, best first: pairs of neighbouring words that mean something, of title and text, quoted or not, in the
 * order of a hash that is the same for all texts. Texts with a share of their pairs in common have a like share of these in common
 * (Broder 1997, bottom-k). Two names side by side come last: everybody writes them that way.
 */
export function candidateKeys(text: OriginText): number[] {
  const ofTitle = rankedPairs([text.title]).slice(0, TITLE_KEYS);
  const ofAll = rankedPairs([text.title, ...text.sentences.map(({ all }) => all)]);
  return [...new Set([...ofTitle, ...ofAll])].slice(0, LOOKED_UP_KEYS);
}

function rankedPairs(runs: readonly (readonly WordCode[])[]): number[] {
  const ranks = new Map<number, number>();
  for (const codes of runs) {
    let before: WordCode | undefined;
    for (const code of codes) {
      if (kindOfCode(code) === WORD_KINDS.function) continue;
      if (before !== undefined) {
        const key = mix(mix(0, hashOf(before)), hashOf(code)) >>> 0;
        const isFixed = kindOfCode(before) === WORD_KINDS.name && kindOfCode(code) === WORD_KINDS.name;
        const rank = (mix(1, key) >>> 0) + (isFixed ? 2 ** 32 : 0);
        ranks.set(key, Math.min(rank, ranks.get(key) ?? rank));
      }
      before = code;
    }
  }
  return [...ranks].sort(([a, rankA], [b, rankB]) => rankA - rankB || a - b).map(([key]) => key);
}

/** Whether each of two texts would find the other: the same, whichever came first. */
export function findEachOther(a: readonly number[], b: readonly number[]): boolean {
  return finds(a, b) && finds(b, a);
}

function finds(lookedUp: readonly number[], other: readonly number[]): boolean {
  return other.slice(0, POSTED_KEYS).some((key) => lookedUp.includes(key));
}

/** How many keys two texts share. */
export function sharedKeys(a: readonly number[], b: readonly number[]): number {
  const others = new Set(b);
  return a.reduce((count, key) => count + (others.has(key) ? 1 : 0), 0);
}

/** Keys as they are stored: base 36, a blank between two. */
export function packKeys(keys: readonly number[]): string {
  return keys.map((key) => key.toString(36)).join(' ');
}

export function unpackKeys(packed: string): number[] {
  return packed === '' ? [] : packed.split(' ').map((key) => Number.parseInt(key, 36));
}
