import { diffVersions } from '#shared/articles/diff-versions.ts';
import type { ArticleRecord, NumberedVersion } from './article-record.ts';
import { type Paint, renderTable } from './output.ts';
import { minuteOf } from './printable.ts';

/** What one version changed in the one before it, in paragraphs. */
export type VersionLine = {
  number: number;
  version: string;
  seenAt: string;
  textFrom: 'feed' | 'page';
  title: string;
  /** UTF-16 units. */
  length: number;
  /** Absent for the first version. */
  changes?: { title: boolean; added: number; removed: number; changed: number };
};

export function versionLines({ versions }: ArticleRecord): VersionLine[] {
  return versions.map((version, index) => {
    const { number, seenAt, textFrom, article } = version;
    const before = versions[index - 1];
    return {
      number,
      version: version.version,
      seenAt,
      textFrom,
      title: article.title,
      length: article.text.length,
      ...(before ? { changes: changesSince(before, version) } : {}),
    };
  });
}

function changesSince(before: NumberedVersion, after: NumberedVersion): VersionLine['changes'] {
  const changes = { title: before.article.title !== after.article.title, added: 0, removed: 0, changed: 0 };
  for (const { kind } of diffVersions(before.article, after.article)) if (kind !== 'same') changes[kind]++;
  return changes;
}

/** A row for each version, and what became of the page. */
export function versionsText(record: ArticleRecord, paint: Paint): string {
  const lines = versionLines(record);
  const rows = lines.map((line, index) => [
    String(line.number),
    line.version,
    minuteOf(line.seenAt),
    line.textFrom,
    String(line.length),
    changeText(line, lines[index - 1]),
  ]);
  const { deletedAt, missingSightings } = record.head;
  const fate =
    deletedAt !== undefined
      ? [paint('yellow', `The page is gone since ${minuteOf(deletedAt)}; what was stored stays.`)]
      : missingSightings
        ? [paint('yellow', 'The page was missing at the last look.')]
        : [];
  return [renderTable(['', 'version', 'seen (UTC)', 'from', 'characters', 'change'], rows), ...fate].join('\n');
}

function changeText({ changes, textFrom }: VersionLine, before: VersionLine | undefined): string {
  if (!changes || !before) return 'first seen';
  const counts = (['added', 'changed', 'removed'] as const).flatMap((kind) =>
    changes[kind] > 0 ? [`${changes[kind]} ${kind}`] : [],
  );
  const parts = [
    ...(textFrom === before.textFrom ? [] : [`the ${textFrom} instead of the ${before.textFrom}`]),
    ...(changes.title ? ['title'] : []),
    ...(counts.length > 0 ? [`paragraphs: ${counts.join(', ')}`] : []),
  ];
  return parts.join('; ') || 'as before';
}
