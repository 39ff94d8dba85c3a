import type { FeedEntry } from '../model/feed.ts';
import { type EntryKeys, entryKeys, hashOf } from './entry-key.ts';

/** Entries of one document that are looked at; a feed that is longer is cut to its newest. */
const MAX_LOOKED_AT = 1500;
/** Of a mark, 64 bits in hex: a new entry is taken for one of 4000 known ones once in 10^15 times. */
const MARK_LENGTH = 16;

/**
 * An entry to be read. `entryKey` names it in the store: the same entry with the same content has the same. `identity` is
 * set where several entries share one address and each must become an article of its own; `isIdShared` where several bear
 * one id.
 */
export type NewEntry = { entry: FeedEntry; entryKey: string; identity?: string; isIdShared?: true };

/**
 * `entries`: what is new, newest first. `marks`: what to remember so that none of the document is new once more.
 * `passedOver`: how many are not read because there are too many: new ones above the limit, and the oldest of a document
 * that is too long to be looked through.
 */
export type NewEntries = { entries: NewEntry[]; marks: string[]; passedOver: number };

/**
 * Finds what a feed has not shown before, or shows with other words. An entry is known when its content was seen at its
 * address, or under its id with its date: so a new guid at each load, an address with a session in it, a counter or click
 * parameter in the guid announce nothing, and neither does what comes back after it was gone. An id that several entries
 * of the document bear is no id. No date decides what is new; dates only say which `limit` entries of many are read.
 */
export function findNewEntries(
  entries: readonly FeedEntry[],
  isSeen: (mark: string) => boolean,
  limit: number,
): NewEntries {
  const looked = newestFirst(entries).slice(0, MAX_LOOKED_AT);
  const keyed = looked.map((entry) => ({ entry, keys: entryKeys(entry) }));
  const sharedIds = shared(
    keyed,
    ({ id }) => id,
    ({ address, contentHash }) => address ?? contentHash,
  );
  const sharedAddresses = shared(
    keyed,
    ({ address }) => address,
    ({ id }) => id,
  );
  const marks = new Set<string>();
  const fresh: NewEntry[] = [];
  for (const { entry, keys } of keyed) {
    const isIdShared = sharedIds.has(keys.id);
    const own = marksOf(entry, keys, isIdShared);
    if (!own.some((mark) => marks.has(mark) || isSeen(mark))) {
      const isShared = keys.address !== undefined && sharedAddresses.has(keys.address) && !isIdShared;
      fresh.push({
        entry,
        entryKey: hashOf([keys.id, keys.address ?? '', keys.contentHash]).slice(0, 40),
        ...(isShared ? { identity: `${keys.address}#${hashOf([keys.id]).slice(0, 16)}` } : {}),
        ...(isIdShared ? { isIdShared } : {}),
      });
    }
    for (const mark of own) marks.add(mark);
  }
  const unread = entries.length - looked.length + Math.max(0, fresh.length - limit);
  return { entries: fresh.slice(0, limit), marks: [...marks], passedOver: unread };
}

function marksOf(entry: FeedEntry, { id, address, contentHash }: EntryKeys, isSharedId: boolean): string[] {
  const marks: string[][] = [];
  if (address !== undefined) marks.push(['address', address, contentHash]);
  // Numbers that count places in the feed pass from one entry to the next: the date tells them apart.
  if (!isSharedId) marks.push(['id', id, contentHash, entry.publishedAt ?? entry.updatedAt ?? '']);
  if (marks.length === 0) marks.push(['content', contentHash]);
  return marks.map((mark) => hashOf(mark).slice(0, MARK_LENGTH));
}

/** The keys that stand for more than one thing in the document. */
function shared(
  keyed: readonly { keys: EntryKeys }[],
  keyOf: (keys: EntryKeys) => string | undefined,
  thingOf: (keys: EntryKeys) => string,
): ReadonlySet<string> {
  const things = new Map<string, string>();
  const found = new Set<string>();
  for (const { keys } of keyed) {
    const key = keyOf(keys);
    if (key === undefined) continue;
    const before = things.get(key);
    if (before !== undefined && before !== thingOf(keys)) found.add(key);
    things.set(key, thingOf(keys));
  }
  return found;
}

/** By their dates; an undated entry goes with its neighbour before it in the feed, the first ones with the one behind. */
function newestFirst(entries: readonly FeedEntry[]): FeedEntry[] {
  const times = entries.map(({ publishedAt, updatedAt }) => latest(publishedAt, updatedAt));
  let neighbour = times.find((time) => time !== undefined) ?? 0;
  const placed = entries.map((entry, index) => {
    neighbour = times[index] ?? neighbour;
    return { entry, time: neighbour };
  });
  return placed.sort((a, b) => b.time - a.time).map(({ entry }) => entry);
}

function latest(...instants: (string | undefined)[]): number | undefined {
  const times = instants.flatMap((instant) => (instant === undefined ? [] : [Date.parse(instant)]));
  return times.length > 0 ? Math.max(...times) : undefined;
}
