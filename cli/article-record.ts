import { InputError, UsageError } from '#shared/errors.ts';
import type { Article, ArticleHead, ArticleVersion } from '#shared/model/article.ts';
import type { ArticleStore, ReadOutcome } from '#shared/stores/article-store.ts';
import { findArticle } from './find-article.ts';

/** A version as people speak of it: the first one is 1. */
export type NumberedVersion = ArticleVersion & { number: number; article: Article };

/** An article with all that was ever stored of it, oldest version first. */
export type ArticleRecord = {
  head: ArticleHead;
  versions: readonly NumberedVersion[];
  current: NumberedVersion;
  /** How the last look at its page ended, where it ended badly. */
  read?: ReadOutcome;
};

/** `UsageError` where nobody has seen the article, `InputError` with the reason where nothing of it could be stored. */
export async function loadArticleRecord(articles: ArticleStore, urlOrId: string): Promise<ArticleRecord> {
  const id = await findArticle(articles, urlOrId);
  const head = await articles.getHead(id);
  const read = await articles.getReadOutcome(id);
  if (!head) {
    if (read) throw new InputError(read.reason, `${urlOrId}: nothing of it is stored: ${read.reason}: ${read.message}`);
    throw new UsageError(`${urlOrId}: not seen; \`claimwire alerts\` and the story pages name the articles that were`);
  }
  const versions: NumberedVersion[] = [];
  for (const [index, version] of head.versions.entries()) {
    const article = await articles.getVersion(head, version.version);
    if (article) versions.push({ ...version, number: index + 1, article });
  }
  const current = versions.at(-1);
  if (!current) throw new InputError('version-gone', `${urlOrId}: its versions are no longer in the store`);
  return { head, versions, current, read };
}

/** A version by its number, its id, or the beginning of that; `UsageError` names those that there are. */
export function versionNamed({ versions }: ArticleRecord, named: string): NumberedVersion {
  const found = versions.filter(({ number, version }) => String(number) === named || version === named);
  const [match, ...more] =
    found.length > 0 ? found.slice(-1) : versions.filter((each) => each.version.startsWith(named));
  if (match && more.length === 0) return match;
  const known = versions.map(({ number, version }) => `${number} (${version})`).join(', ');
  throw new UsageError(
    `${named}: ${match ? 'more than one version begins so' : 'no such version'}; there are ${known}`,
  );
}
