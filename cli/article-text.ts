import type { Article } from '#shared/model/article.ts';
import type { ArticleRecord } from './article-record.ts';
import type { Paint } from './output.ts';
import { minuteOf, printable } from './printable.ts';

/** One version of an article to read: what it is, where it is from, then its text. */
export function articleText({ head, versions, current, read }: ArticleRecord, paint: Paint): string {
  const { article } = current;
  const about = [
    article.outlet,
    article.publishedAt === undefined ? 'no date' : minuteOf(article.publishedAt),
    article.byline,
    article.language,
  ];
  const count = versions.length === 1 ? 'one version' : `version ${current.number} of ${head.versions.length}`;
  const notes = [
    article.url,
    ...(article.canonicalUrl === article.url ? [] : [`known as ${article.canonicalUrl}`]),
    `id ${article.id}, ${count}, seen ${minuteOf(current.seenAt)}, text from the ${article.textFrom}${reasonOf(article)}`,
    ...(article.credits.length > 0 ? [`credits ${creditsText(article)}`] : []),
    ...(article.backfill ? ['came with the first read of its feed'] : []),
    ...(read && article.textFrom === 'feed' ? [`page ${read.reason}: ${read.message} (${minuteOf(read.at)})`] : []),
  ];
  const gone = head.deletedAt === undefined ? [] : [`The page is gone since ${minuteOf(head.deletedAt)}.`];
  return [
    paint('bold', printable(article.title)),
    about
      .filter((part) => part !== undefined)
      .map(printable)
      .join(' · '),
    ...notes.map((note) => paint('dim', printable(note))),
    ...gone.map((note) => paint('yellow', note)),
    '',
    printable(article.text),
  ].join('\n');
}

function reasonOf({ textFromReason }: Article): string {
  return textFromReason === undefined ? '' : ` (${textFromReason})`;
}

/** `Agency <address>, Other`. */
export function creditsText({ credits }: Pick<Article, 'credits'>): string {
  return credits.map(({ name, url }) => (url === undefined ? name : `${name} <${url}>`)).join(', ');
}
