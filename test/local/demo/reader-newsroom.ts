import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadOutlets } from '#local/demo/load-outlets.ts';
import type { OutletFile } from '#local/demo/outlet-file.ts';
import { DEMO_SCRIPT } from '#local/demo/script.ts';
import type { StorySet } from '#shared/developments/build-ledger.ts';
import type { Story } from '#shared/model/story.ts';
import { type ArticleSpec, buildSet } from '../../shared/developments/story-set-builder.ts';
import { READER_CLAIMS } from './reader-claims.ts';

/** An alert as `expected.md` writes it down. */
export type ToldLine = { seen: string; kind: string; title: string };

/** The table "What readers are told" of `expected.md`. */
export function expectedLines(): ToldLine[] {
  return cellsOf('What readers are told').map(([seen = '', kind = '', title = '']) => ({ seen, kind, title }));
}

/** The lines that the program is known to miss or to add, by the table of `expected.md`. */
export function knownDifferences(): { missed: ToldLine[]; added: ToldLine[] } {
  const rows = cellsOf('What the program reads otherwise');
  const lines = (sign: string) =>
    rows.filter(([each]) => each === sign).map(([, seen = '', kind = '', title = '']) => ({ seen, kind, title }));
  return { missed: lines('−'), added: lines('+') };
}

function cellsOf(heading: string): string[][] {
  const text = readFileSync(join(import.meta.dirname, '../../../local/demo/expected.md'), 'utf8');
  const section = text.split('\n## ').find((part) => part.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.slice(2).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

/** As one text, for comparing. */
export function toldText({ seen, kind, title }: ToldLine): string {
  return `${seen} ${kind}: ${title}`;
}

/** `21 Oct 08:00`. */
export function lookName(at: string): string {
  return `${Number(at.slice(8, 10))} Oct ${at.slice(11, 16)}`;
}

/** The story as a careful reader of all outlets has it at one look of the script. */
export function setAtLook(look: string, story: Story): StorySet {
  return buildSet(
    loadOutlets().flatMap((outlet) => articlesAt(outlet, look)),
    [],
    story,
  );
}

function articlesAt(outlet: OutletFile, look: string): ArticleSpec[] {
  return outlet.articles.flatMap((article): ArticleSpec[] => {
    const reference = `${outlet.id}/${article.slug}`;
    const read = READER_CLAIMS[reference];
    const seen = lookAfter(article.at);
    if (!read || seen > look) return [];
    const editSeen = read.edited && lookAfter(article.edits[0]?.at ?? '');
    const isEdited = editSeen !== undefined && editSeen <= look;
    const claims = read.claims.map((claim) => ({ ...claim, version: 'v1' }));
    const edited = isEdited ? (read.edited ?? []).map((claim) => ({ ...claim, version: 'v2' })) : [];
    return [
      {
        id: reference,
        outlet: outlet.name,
        title: article.title,
        published: article.at,
        seen,
        backfill: seen === DEMO_SCRIPT.start,
        tier: isEdited && edited.length === 0 ? 'none' : 'main',
        origin: { groupId: article.reprint?.of ?? article.rewriteOf ?? reference },
        versions: [{ version: 'v1', seenAt: seen }, ...(isEdited ? [{ version: 'v2', seenAt: editSeen }] : [])],
        claims: [...claims, ...edited],
      },
    ];
  });
}

/** The first look at which something of that instant can be seen. */
function lookAfter(at: string): string {
  const time = new Date(at).toISOString();
  return DEMO_SCRIPT.ticks.find((tick) => tick >= time) ?? '9999';
}
