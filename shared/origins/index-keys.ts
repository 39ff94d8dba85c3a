import { LOOKED_UP_KEYS, POSTED_KEYS } from './candidate-keys.ts';
import { COPY_WINDOW, namedSource } from './credit-keys.ts';
import { nameKey } from './credits.ts';
import type { OriginText } from './origin-text.ts';

/** Where to look for kin: the earliest articles under `key` whose time lies in a window around one's own. */
export type LookUp = { key: string; fromMs: number; toMs: number };

const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** Under what a text can be found: some of its words, and the outlet that it names as its source. At most 9 keys. */
export function postedKeys(text: OriginText, keys: readonly number[]): string[] {
  const source = namedSource(text);
  return [...keys.slice(0, POSTED_KEYS).map(wordKey), ...(source === undefined ? [] : [afterKey(source)])];
}

/** News is copied while it is news; of a group that fills a key the head is among the earliest. */
export function wordLookUps(keys: readonly number[]): LookUp[] {
  return keys.slice(0, LOOKED_UP_KEYS).map((key) => ({ key: wordKey(key), fromMs: -WEEK_MS, toMs: WEEK_MS }));
}

/** What may have been told again from a text, because it names its outlet. */
export function creditLookUps({ outlet }: OriginText): LookUp[] {
  const name = nameKey(outlet);
  return name === '' ? [] : [{ key: afterKey(name), ...COPY_WINDOW }];
}

const wordKey = (key: number) => `words ${key.toString(36)}`;
const afterKey = (name: string) => `after ${name}`;
