import type { ArticleId } from '../model/ids.ts';
import type { OriginRecord, OutletHabits } from '../model/origin.ts';
import { nameKey } from './credits.ts';
import { type OriginText, withSentences } from './origin-text.ts';

/** An article as its outlet's habits know it. */
export type HabitSource = OutletHabits['recent'][number];

/** What newsrooms put around texts stands at the ends. */
const FIRST_SENTENCES = 1;
const LAST_SENTENCES = 4;
/** A sentence in fewer articles than this is nobody's habit. */
const MIN_ARTICLES = 3;
/** Articles of one outlet that share more than this of their ends are versions of one report. */
const MAX_SHARED = 0.75;
/** Of an outlet the last articles that are remembered: below 1 KB a row. */
const MAX_RECENT = 6;

/** Habits with one more article, or a new version of one; those first seen more than `maxAgeDays` before the latest are forgotten. */
export function rememberArticle(
  habits: OutletHabits | undefined,
  source: HabitSource,
  maxAgeDays: number,
): OutletHabits {
  const others = (habits?.recent ?? []).filter(({ articleId }) => articleId !== source.articleId);
  const all = [...others, source].sort(
    (a, b) => Date.parse(a.firstSeenAt) - Date.parse(b.firstSeenAt) || (a.articleId < b.articleId ? -1 : 1),
  );
  const latest = Date.parse(all.at(-1)?.firstSeenAt ?? '');
  const fresh = all.filter(({ firstSeenAt }) => latest - Date.parse(firstSeenAt) <= maxAgeDays * 86_400_000);
  return { schema: 1, recent: fresh.slice(-MAX_RECENT) };
}

/** For each remembered article the keys of its sentences that are furniture, in ascending order. */
export function furnitureOf({ recent }: OutletHabits): Map<ArticleId, number[]> {
  const furniture = new Set<number>();
  const carriers = new Map<number, Set<number>[]>();
  const edges = recent.map((article) => new Set(article.edges));
  for (const own of edges) for (const key of own) carriers.set(key, [...(carriers.get(key) ?? []), own]);
  for (const [key, carrying] of carriers) {
    if (carrying.length >= MIN_ARTICLES && medianShare(carrying) < MAX_SHARED) furniture.add(key);
  }
  return new Map(
    recent.map(({ articleId }, index) => [
      articleId,
      [...(edges[index] ?? [])].filter((key) => furniture.has(key)).sort((a, b) => a - b),
    ]),
  );
}

/**
 * What is furniture of each article of a set, for those that have any: as if all had come in the order of their first sight.
 */
export function settledFurniture(records: readonly OriginRecord[], maxAgeDays: number): Map<ArticleId, number[]> {
  const inTime = [...records].sort(
    (a, b) => Date.parse(a.firstSeenAt) - Date.parse(b.firstSeenAt) || (a.node.articleId < b.node.articleId ? -1 : 1),
  );
  const habits = new Map<string, OutletHabits>();
  const furniture = new Map<ArticleId, number[]>();
  for (const { node, version, firstSeenAt, edges } of inTime) {
    const { articleId, outletHost, at } = node;
    const outlet = nameKey(node.outlet) || outletHost;
    const source = { articleId, version, outletHost, firstSeenAt, at, edges };
    const after = rememberArticle(habits.get(outlet), source, maxAgeDays);
    habits.set(outlet, after);
    for (const [id, keys] of furnitureOf(after)) furniture.set(id, keys);
  }
  return furniture;
}

/** The text without the sentences of these keys. */
export function withoutSentences(text: OriginText, keys: readonly number[]): OriginText {
  if (keys.length === 0) return text;
  const removed = new Set(keys);
  return withSentences(
    text,
    text.sentences.filter(({ key }) => !removed.has(key)),
  );
}

/** Keys of the sentences at both ends. */
export function edgesOf({ sentences }: OriginText): number[] {
  const last = Math.max(FIRST_SENTENCES, sentences.length - LAST_SENTENCES);
  const ends = [...sentences.slice(0, FIRST_SENTENCES), ...sentences.slice(last)];
  return [...new Set(ends.map(({ key }) => key))];
}

/** How much of their ends two carriers have in common, in the middle of all pairs. */
function medianShare(carrying: readonly ReadonlySet<number>[]): number {
  const shares: number[] = [];
  for (const [at, a] of carrying.entries()) {
    for (const b of carrying.slice(at + 1)) {
      const shared = [...a].filter((key) => b.has(key)).length;
      shares.push(shared / Math.min(a.size, b.size));
    }
  }
  return shares.sort((a, b) => a - b)[Math.floor(shares.length / 2)] ?? 1;
}
