import type { Article } from '../model/article.ts';
import { foldText } from './article-id.ts';

/** A text that lost this much from its end, and nothing else, was cut off: editors do not shorten so, walls do. */
const MAX_KEPT_SHARE = 0.6;
/** An ellipsis, or an offer that the clean-up has not known, may stand where a text was cut. */
const MAX_FOREIGN_END = 200;

/** Whether the later text is only the beginning of the earlier one: what a wall for subscribers leaves of an article. */
export function isCutOff(before: Pick<Article, 'text'>, after: Pick<Article, 'text'>): boolean {
  const old = foldText(before.text);
  const now = foldText(after.text);
  if (now.length > old.length * MAX_KEPT_SHARE) return false;
  let same = 0;
  while (same < now.length && now[same] === old[same]) same++;
  return now.length - same <= Math.min(MAX_FOREIGN_END, now.length / 2);
}
