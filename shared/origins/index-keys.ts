import type { OriginNode } from '../model/origin.ts';
import { LOOKED_UP_KEYS, POSTED_KEYS } from './candidate-keys.ts';
import { COPY_WINDOW, namedSource } from './credit-keys.ts';
import { nameKey } from './credits.ts';

/** Where to look for kin: the `limit` earliest articles under `key` whose time lies in a window around one's own. */
export type LookUp = { key: string; fromMs: number; toMs: number; limit: number };

/** News is copied while it is news. */
export const WEEK_MS = 7 * 24 * 60 * 60 * 1000;
/** Entries read under one key: below the 4 KB of one read unit. */
export const ENTRIES_A_KEY = 6;

/** Under what a text can be found: some of its words, and the outlet that it names as its source. At most 9 keys. */
export function postedKeys(text: OriginNode, keys: readonly number[]): string[] {
  const source = namedSource(text);
  return [...keys.slice(0, POSTED_KEYS).map(wordKey), ...(source === undefined ? [] : [afterKey(source)])];
}

/** Of a group that fills a key the head is among the earliest. */
export function wordLookUps(keys: readonly number[]): LookUp[] {
  return keys
    .slice(0, LOOKED_UP_KEYS)
    .map((key) => ({ key: wordKey(key), fromMs: -WEEK_MS, toMs: WEEK_MS, limit: ENTRIES_A_KEY }));
}

/** What may have been told again from a text, because it names its outlet. */
export function creditLookUps({ outlet }: OriginNode): LookUp[] {
  const name = nameKey(outlet);
  return name === '' ? [] : [{ key: afterKey(name), ...COPY_WINDOW, limit: ENTRIES_A_KEY }];
}

const wordKey = (key: number) => `words ${key.toString(36)}`;
const afterKey = (name: string) => `after ${name}`;
