import type { OriginSentence } from './origin-sentence.ts';
import { type OriginText, withSentences } from './origin-text.ts';

/** A sentence in fewer articles than this is nobody's habit. */
const MIN_ARTICLES = 3;
/** Articles of which a sentence's carriers are compared: enough for a median, few enough for a footer on all pages. */
const MAX_COMPARED = 8;
/** Carriers that share less than this much else did not get the sentence from one text. */
const MAX_SHARED = 0.3;
/** Within one outlet, where the same footer can be half of a short item. */
const MAX_SHARED_IN_OUTLET = 0.6;

/**
 * Takes out what newsrooms put around texts: a sentence in three or more articles that share little else. Sentences that travel
 * together with the rest of a text, as in reprints, stay. Depends on the set only; the order of the answer is that given.
 */
export function withoutBoilerplate(texts: readonly OriginText[]): OriginText[] {
  const carriers = new Map<number, number[]>();
  const keys = texts.map((text) => new Map(text.sentences.map(({ key, words }) => [key, words])));
  for (const [index, sentences] of keys.entries()) {
    for (const key of sentences.keys()) {
      const known = carriers.get(key);
      if (known) known.push(index);
      else carriers.set(key, [index]);
    }
  }
  const share = createShareLookup(keys);
  const furniture = new Set<number>();
  for (const [key, articles] of carriers) {
    if (articles.length >= MIN_ARTICLES && isHabit(articles, texts, share)) furniture.add(key);
  }
  if (furniture.size === 0) return [...texts];
  const stays = ({ key }: OriginSentence) => !furniture.has(key);
  return texts.map((text) => withSentences(text, text.sentences.filter(stays)));
}

function isHabit(articles: readonly number[], texts: readonly OriginText[], share: (a: number, b: number) => number) {
  const step = Math.max(1, Math.floor(articles.length / MAX_COMPARED));
  const sample = articles.filter((_, index) => index % step === 0).slice(0, MAX_COMPARED);
  const hosts = new Set(sample.map((index) => texts[index]?.outletHost));
  const shares: number[] = [];
  for (const [at, a] of sample.entries()) for (const b of sample.slice(at + 1)) shares.push(share(a, b));
  shares.sort((a, b) => a - b);
  const isOneOutlet = hosts.size === 1 && !hosts.has('');
  return (shares[Math.floor(shares.length / 2)] ?? 1) < (isOneOutlet ? MAX_SHARED_IN_OUTLET : MAX_SHARED);
}

/** How much of the shorter article stands, by whole sentences, in the other; each pair is counted once. */
function createShareLookup(keys: readonly ReadonlyMap<number, number>[]): (a: number, b: number) => number {
  const known = new Map<number, number>();
  const total = keys.map((sentences) => sum(sentences.values()));
  return (a, b) => {
    const pair = a * keys.length + b;
    const before = known.get(pair);
    if (before !== undefined) return before;
    const [one, other] = [keys[a] ?? new Map<number, number>(), keys[b] ?? new Map<number, number>()];
    const shared = sum([...one].flatMap(([key, words]) => (other.has(key) ? [words] : [])));
    const answer = shared / Math.max(1, Math.min(total[a] ?? 1, total[b] ?? 1));
    known.set(pair, answer);
    return answer;
  };
}

function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
