import type { Article } from '../model/article.ts';
import { foldText } from './article-id.ts';
import { matchPairs } from './match-pairs.ts';

/** What became of a paragraph from one version of an article to the next. */
export type ParagraphChange = { kind: 'same' | 'added' | 'removed' | 'changed'; before?: string; after?: string };

/** Paragraphs with at least this share of words in common are one that was changed. */
const MIN_SHARED_WORDS = 0.4;

/** Compares two versions by paragraph, in the order of the later one; removed ones stand where they stood. */
export function diffVersions(before: Article, after: Article): ParagraphChange[] {
  const old = paragraphsOf(before);
  const now = paragraphsOf(after);
  const pairs = matchPairs(old.map(foldText), now.map(foldText));
  const changes: ParagraphChange[] = [];
  let oldAt = 0;
  let nowAt = 0;
  for (const [oldIndex, nowIndex] of [...pairs, [old.length, now.length] as const]) {
    changes.push(...betweenAnchors(old.slice(oldAt, oldIndex), now.slice(nowAt, nowIndex)));
    const same = now[nowIndex];
    if (same !== undefined) changes.push({ kind: 'same', before: old[oldIndex], after: same });
    oldAt = oldIndex + 1;
    nowAt = nowIndex + 1;
  }
  return changes;
}

function paragraphsOf(article: Article): string[] {
  return article.paragraphs.map(([start, end]) => article.text.slice(start, end));
}

/** Pairs what was rewritten in place: each paragraph with the first later one that shares enough of its words. */
function betweenAnchors(old: readonly string[], now: readonly string[]): ParagraphChange[] {
  const changes: ParagraphChange[] = [];
  let oldAt = 0;
  for (const after of now) {
    const words = wordsOf(after);
    // Only the next few are looked at, so that long rewrites stay linear.
    const found = old
      .slice(oldAt, oldAt + LOOK_AHEAD)
      .findIndex((before) => sharedWords(wordsOf(before), words) >= MIN_SHARED_WORDS);
    if (found < 0) {
      changes.push({ kind: 'added', after });
      continue;
    }
    for (const before of old.slice(oldAt, oldAt + found)) changes.push({ kind: 'removed', before });
    changes.push({ kind: 'changed', before: old[oldAt + found], after });
    oldAt += found + 1;
  }
  for (const before of old.slice(oldAt)) changes.push({ kind: 'removed', before });
  return changes;
}

const LOOK_AHEAD = 6;

function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    foldText(text)
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [],
  );
}

/** Share of the smaller set that is in the larger one, weighed by how alike their sizes are. */
function sharedWords(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const word of one) if (other.has(word)) common++;
  return (2 * common) / (one.size + other.size || 1);
}
