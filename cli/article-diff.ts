import { diffVersions, type ParagraphChange } from '#shared/articles/diff-versions.ts';
import { matchPairs } from '#shared/articles/match-pairs.ts';
import type { NumberedVersion } from './article-record.ts';
import type { Paint } from './output.ts';
import { minuteOf, printable } from './printable.ts';

export type ArticleDiff = {
  from: Omit<NumberedVersion, 'article'>;
  to: Omit<NumberedVersion, 'article'>;
  /** Absent where it stayed. */
  title?: { before: string; after: string };
  /** Paragraphs in the order of the later version; removed ones stand where they stood. */
  changes: ParagraphChange[];
};

export function diffOf(from: NumberedVersion, to: NumberedVersion): ArticleDiff {
  const { article: before, ...fromLine } = from;
  const { article: after, ...toLine } = to;
  return {
    from: fromLine,
    to: toLine,
    ...(before.title === after.title ? {} : { title: { before: before.title, after: after.title } }),
    changes: diffVersions(before, after),
  };
}

/** The changed paragraphs with `-` and `+` before them; on a terminal in colour, the changed words in bold. */
export function diffText(diff: ArticleDiff, paint: Paint): string {
  const lines = [
    paint('bold', `--- ${headOf(diff.from)}`),
    paint('bold', `+++ ${headOf(diff.to)}`),
    ...(diff.title ? ['', paint('dim', 'title'), ...changedLines(diff.title.before, diff.title.after, paint)] : []),
  ];
  let same = 0;
  const passSame = (): void => {
    if (same > 0) lines.push('', paint('dim', `  ${same} ${same === 1 ? 'paragraph' : 'paragraphs'} as before`));
    same = 0;
  };
  for (const { kind, before = '', after = '' } of diff.changes) {
    if (kind === 'same') {
      same++;
      continue;
    }
    passSame();
    lines.push('');
    if (kind === 'changed') lines.push(...changedLines(before, after, paint));
    else if (kind === 'added') lines.push(paint('green', `+ ${printable(after)}`));
    else lines.push(paint('red', `- ${printable(before)}`));
  }
  passSame();
  return lines.join('\n');
}

function headOf({ number, version, seenAt, textFrom }: ArticleDiff['from']): string {
  return `version ${number}  ${version}  seen ${minuteOf(seenAt)}  from the ${textFrom}`;
}

function changedLines(before: string, after: string, paint: Paint): string[] {
  const old = printable(before).split(/\s+/);
  const now = printable(after).split(/\s+/);
  const pairs = matchPairs(old, now);
  const line = (sign: string, colour: 'red' | 'green', words: readonly string[], kept: ReadonlySet<number>): string =>
    [
      paint(colour, sign),
      ...runsOf(words, kept).map(({ text, isKept }) => paint(colour, isKept ? text : paint('bold', text))),
    ].join(' ');
  return [
    line('-', 'red', old, new Set(pairs.map(([index]) => index))),
    line('+', 'green', now, new Set(pairs.map(([, index]) => index))),
  ];
}

/** Neighbours of one kind together, so that a colour is set once for each run. */
function runsOf(words: readonly string[], kept: ReadonlySet<number>): { text: string; isKept: boolean }[] {
  const runs: { words: string[]; isKept: boolean }[] = [];
  for (const [index, word] of words.entries()) {
    const last = runs.at(-1);
    if (last && last.isKept === kept.has(index)) last.words.push(word);
    else runs.push({ words: [word], isKept: kept.has(index) });
  }
  return runs.map(({ words: run, isKept }) => ({ text: run.join(' '), isKept }));
}
