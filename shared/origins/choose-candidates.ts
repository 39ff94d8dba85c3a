import { findEachOther, sharedKeys } from './candidate-keys.ts';

/** Texts that each one is compared with: as many have to be read. */
const MAX_BY_WORDS = 4;
const MAX_BY_CREDIT = 6;

type Place = { readonly articleId: string; readonly at: string };
type Keyed = { readonly keys: readonly number[] };

/**
 * Which of those that were looked up are worth comparing: by words those that would find this text as well, the likest first; by
 * credit those next in time.
 */
export function chooseCandidates<T extends Place>(
  own: Place & Keyed,
  byWords: readonly (T & Keyed)[],
  byCredit: readonly T[],
): T[] {
  const likest = byWords
    .filter(({ articleId, keys }) => articleId !== own.articleId && findEachOther(own.keys, keys))
    .map((entry) => ({ entry, shared: sharedKeys(own.keys, entry.keys) }))
    .sort((a, b) => b.shared - a.shared || compareTimes(a.entry, b.entry))
    .slice(0, MAX_BY_WORDS)
    .map(({ entry }) => entry);
  const known = new Set<string>([own.articleId, ...likest.map(({ articleId }) => articleId)]);
  const distance = ({ at }: Place) => Math.abs(Date.parse(at) - Date.parse(own.at));
  const nearest = byCredit
    .filter(({ articleId }) => !known.has(articleId))
    .sort((a, b) => distance(a) - distance(b) || compareTimes(a, b))
    .slice(0, MAX_BY_CREDIT);
  return [...likest, ...nearest];
}

/** The earlier one first, then by id. */
export function compareTimes(a: Place, b: Place): number {
  const lead = Date.parse(a.at) - Date.parse(b.at);
  if (lead !== 0) return lead;
  if (a.articleId === b.articleId) return 0;
  return a.articleId < b.articleId ? -1 : 1;
}
