import { UsageError } from '#shared/errors.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { type Command, hasFlag } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { type Explanation, explainArticle } from './explain-article.ts';
import { findArticle } from './find-article.ts';
import { withData } from './open-data.ts';
import { createPaint, writeLine } from './output.ts';

export const command: Command = {
  name: 'explain',
  summary: 'why an article is in a story or not, what it claims, and why it alerted or not',
  usage: 'explain URL|ID [--data DIR] [--json]',
  help: `
Follows one article through the pipeline: how it was read, its tag in each story with the words it rests on, its claims with
their ids, where its text comes from, and the alerts that it is part of, or why there are none.

  npm run -s claimwire -- explain https://news.example/a --data .claimwire-demo`,
  options: { ...DATA_OPTION, json: { type: 'boolean', help: 'print JSON' } },
  run: (context, args) =>
    withData(context, args, async ({ stores, stories }) => {
      const [named, ...rest] = args.positionals;
      if (named === undefined || rest.length > 0) throw new UsageError('name one article by its address or id');
      const articles = createArticleStore(stores.articleBlobs, stores.articleTable);
      const id = await findArticle(articles, named);
      const explanation = await explainArticle({ id, articles, storyTable: stores.storyTable, stories });
      if (!explanation) {
        throw new UsageError(
          `${named}: not seen; \`claimwire alerts\` and the story pages name the articles that were`,
        );
      }
      const paint = createPaint(context.stdout, context.env);
      await writeLine(
        context.stdout,
        hasFlag(args, 'json') ? JSON.stringify(explanation) : explanationText(explanation, paint),
      );
      return 0;
    }),
};

function explanationText(explanation: Explanation, paint: ReturnType<typeof createPaint>): string {
  const { article, read, claims } = explanation;
  const lines = [
    paint('bold', article ? article.title : `article ${explanation.id}`),
    article ? `${article.outlet}, ${article.publishedAt ?? 'no date'}, first seen ${article.firstSeenAt}` : '',
    article ? `${article.url}` : '',
    article?.backfill
      ? 'It came with the first read of its feed: it fills ledger and page, and makes no alert of its own.'
      : '',
    read ? `Reading the page: ${read.reason}: ${read.message}.` : '',
    claims ? `${claims.length} claims, ${explanation.versions} version${explanation.versions === 1 ? '' : 's'}.` : '',
    ...(explanation.skipped ? [`Not read for claims: ${explanation.skipped}.`] : []),
  ];
  for (const story of explanation.stories) {
    lines.push('', paint('bold', story.title), `  tier: ${story.tier} (score ${story.score.toFixed(2)})`);
    for (const { rule, text } of story.reasons) lines.push(`    ${paint('dim', rule)}: ${text}`);
    if (story.origin) {
      const of = story.origin.of ? ` of ${story.origin.of}` : '';
      const credited = story.origin.credited ? `, credits ${story.origin.credited.outlet}` : '';
      lines.push(`  origin: ${story.origin.relation}${of}${credited}`);
      for (const { rule, text } of story.origin.reasons) lines.push(`    ${paint('dim', rule)}: ${text}`);
    }
    for (const { id, speaker, stance, proposition, content } of story.claims) {
      lines.push(`  ${speaker} ${paint('cyan', stance)} ${proposition}: ${content}`, `    ${paint('dim', id)}`);
    }
    lines.push(`  ${story.verdict}`);
    for (const { publishedAt, title } of story.alerts) lines.push(`    ${publishedAt.slice(0, 16)}  ${title}`);
  }
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '').join('\n');
}
