import { UsageError } from '#shared/errors.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { diffOf, diffText } from './article-diff.ts';
import { type ArticleRecord, loadArticleRecord, versionNamed } from './article-record.ts';
import { articleText } from './article-text.ts';
import { versionLines, versionsText } from './article-versions.ts';
import { type Command, type CommandArgs, hasFlag, textOption } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { withData } from './open-data.ts';
import { createPaint, type Paint, writeLine } from './output.ts';

export const command: Command = {
  name: 'article',
  summary: 'a stored article: its text, its versions, and what changed between them',
  usage: 'article URL|ID [--versions | --diff [--from N] [--to N]] [--data DIR] [--json]',
  help: `
Prints an article as it was last read, with what is known of it. --versions lists every version that was ever seen;
--diff shows by paragraph what the last one changed, or what lies between the two that --from and --to name by number or
id. The article may be named by its id or by any of its addresses, with or without tracking parameters.

  npm run -s claimwire -- article https://news.example/a --diff --data .claimwire-demo`,
  options: {
    ...DATA_OPTION,
    versions: { type: 'boolean', help: 'list the versions' },
    diff: { type: 'boolean', help: 'show what changed' },
    from: { type: 'string', arg: 'N', help: 'the earlier version for --diff; else the one before the later' },
    to: { type: 'string', arg: 'N', help: 'the later version for --diff; else the last' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  run: (context, args) =>
    withData(context, args, async ({ stores }) => {
      const [named, ...rest] = args.positionals;
      if (named === undefined || rest.length > 0) throw new UsageError('name one article by its address or id');
      const view = viewOf(args);
      const articles = createArticleStore(stores.articleBlobs, stores.articleTable);
      const answer = view(await loadArticleRecord(articles, named), createPaint(context.stdout, context.env));
      await writeLine(context.stdout, hasFlag(args, 'json') ? JSON.stringify(answer.json) : answer.text);
      return 0;
    }),
};

type View = (record: ArticleRecord, paint: Paint) => { json: object; text: string };

function viewOf(args: CommandArgs): View {
  const isDiff = hasFlag(args, 'diff');
  if (isDiff && hasFlag(args, 'versions')) throw new UsageError('--versions or --diff, not both');
  const from = textOption(args, 'from');
  const to = textOption(args, 'to');
  if (isDiff) return (record, paint) => diffView(record, from, to, paint);
  if (from !== undefined || to !== undefined) throw new UsageError('--from and --to go with --diff');
  return hasFlag(args, 'versions') ? versionsView : textView;
}

function textView(record: ArticleRecord, paint: Paint): ReturnType<View> {
  const { head, current, read } = record;
  const { versions, deletedAt } = head;
  return { json: { article: current.article, versions, deletedAt, read }, text: articleText(record, paint) };
}

function versionsView(record: ArticleRecord, paint: Paint): ReturnType<View> {
  const { id, canonicalUrl, deletedAt } = record.head;
  return {
    json: { id, canonicalUrl, versions: versionLines(record), deletedAt },
    text: versionsText(record, paint),
  };
}

function diffView(
  record: ArticleRecord,
  from: string | undefined,
  to: string | undefined,
  paint: Paint,
): ReturnType<View> {
  const { id, canonicalUrl } = record.head;
  const later = to === undefined ? record.current : versionNamed(record, to);
  const before = record.versions[record.versions.indexOf(later) - 1];
  const earlier = from === undefined ? before : versionNamed(record, from);
  if (!earlier) {
    const text = `version ${later.number} is the first one: there is nothing to compare it with`;
    return { json: { id, canonicalUrl, changes: [] }, text };
  }
  const diff = diffOf(earlier, later);
  return { json: { id, canonicalUrl, ...diff }, text: diffText(diff, paint) };
}
