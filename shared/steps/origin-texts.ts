import type { Article } from '../model/article.ts';
import type { CandidateText, ReadText } from '../origins/origin-record.ts';
import { edgesOf, withoutSentences } from '../origins/outlet-habits.ts';
import { readOriginText } from '../origins/read-text.ts';
import { createArticleStore } from '../stores/article-store.ts';
import type { StepDeps } from './deps.ts';

/** The text of a version, without what is its outlet's furniture; `undefined` where the version is gone. */
export async function loadText(
  deps: Pick<StepDeps, 'articleBlobs' | 'articleTable'>,
  { articleId, firstSeenAt, outletHost, version }: Omit<CandidateText, 'at' | 'removed'>,
  removed: readonly number[],
): Promise<ReadText | undefined> {
  const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
  const article = await articles.getVersion({ id: articleId, firstSeenAt, outletHost }, version);
  return article && readText(article, removed);
}

/** An article as it is compared: without the sentences that `removed` names. */
export function readText(article: Article, removed: readonly number[]): ReadText {
  const whole = readOriginText(article);
  const { version, firstSeenAt } = article;
  return { text: withoutSentences(whole, removed), version, firstSeenAt, edges: edgesOf(whole), removed };
}
