import type { ArticleId } from '../model/ids.ts';
import type { OriginNode, OriginRecord } from '../model/origin.ts';
import { POSTED_KEYS, unpackKeys } from './candidate-keys.ts';
import { chooseCandidates, compareTimes } from './choose-candidates.ts';
import { namedSource, SOURCE_WINDOW } from './credit-keys.ts';
import { nameKey } from './credits.ts';
import { ENTRIES_A_KEY, WEEK_MS } from './index-keys.ts';

type Known = { articleId: ArticleId; at: string; timeMs: number; node: OriginNode; keys: number[] };
/** The earlier articles under one key; those before `from` are too old for all that follow. */
type Row = { from: number; entries: Known[] };

/** More of an outlet's texts than can be chosen, on either side in time: some of them are chosen by their words. */
const OF_OUTLET = 12;

/**
 * With whom each article is to be compared, by id: those that it would have found had all come in the order of their publication. A
 * function of the set; whoever else was compared, because the order was another one, does not count.
 */
export function settledKin(records: readonly Pick<OriginRecord, 'node' | 'keys'>[]): Map<ArticleId, ArticleId[]> {
  const inTime = records
    .map(({ node, keys }) => {
      const { articleId, at } = node;
      return { articleId, at, timeMs: Date.parse(at), node, keys: unpackKeys(keys) };
    })
    .sort(compareTimes);
  const outlets = Map.groupBy(inTime, ({ node }) => nameKey(node.outlet));
  const rows = new Map<number, Row>();
  const kin = new Map<ArticleId, ArticleId[]>();
  for (const own of inTime) {
    const byWords = new Set(own.keys.flatMap((key) => earliest(rows.get(key), own.timeMs - WEEK_MS)));
    const found = chooseCandidates(own, [...byWords], ofNamedSource(own, outlets));
    kin.set(
      own.articleId,
      found.map(({ articleId }) => articleId),
    );
    for (const key of own.keys.slice(0, POSTED_KEYS)) {
      const row = rows.get(key);
      if (row) row.entries.push(own);
      else rows.set(key, { from: 0, entries: [own] });
    }
  }
  return kin;
}

function earliest(row: Row | undefined, sinceMs: number): Known[] {
  if (!row) return [];
  while ((row.entries[row.from]?.timeMs ?? sinceMs) < sinceMs) row.from += 1;
  return row.entries.slice(row.from, row.from + ENTRIES_A_KEY);
}

/** What the outlet that a text names as its source published around that time; the nearest are among them. */
function ofNamedSource({ node, timeMs }: Known, outlets: ReadonlyMap<string, Known[]>): Known[] {
  const name = namedSource(node);
  const texts = name === undefined ? undefined : outlets.get(name);
  if (!texts) return [];
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((texts[middle]?.timeMs ?? timeMs) < timeMs) low = middle + 1;
    else high = middle;
  }
  return texts
    .slice(Math.max(0, low - OF_OUTLET), low + OF_OUTLET)
    .filter((text) => text.timeMs - timeMs >= SOURCE_WINDOW.fromMs && text.timeMs - timeMs <= SOURCE_WINDOW.toMs);
}
