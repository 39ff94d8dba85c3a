import { resolve } from 'node:path';
import { FEEDS_FILE, loadFeeds } from '#local/config.ts';
import { loadLocalSettings } from '#local/local-settings.ts';
import { feedsHealth } from '#local/summary.ts';
import { createHttp } from '#shared/adapters/http/create-http.ts';
import { UsageError } from '#shared/errors.ts';
import { renderOpml } from '#shared/feeds/render-opml.ts';
import { userAgent } from '#shared/settings.ts';
import { checkFeed } from './check-feed.ts';
import { checkedFeedText } from './check-feed-text.ts';
import { type CliContext, type Command, type CommandArgs, hasFlag } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { feedsTable } from './feeds-table.ts';
import { importFeeds } from './import-feeds.ts';
import { withData } from './open-data.ts';
import { createPaint, writeLine } from './output.ts';

export const command: Command = {
  name: 'feeds',
  summary: 'health of every feed; check one, import and export OPML',
  usage: 'feeds [check URL | import OPML [--to FILE] | export [FILE]] [--data DIR] [--json]',
  help: `
Without a word: a table of the feeds of a run, trouble on top: state and since when, last new entry, next attempt, entries a
day, share of answers that said "unchanged" (304). \`check\` reads one feed now as the pipeline would and says what it finds,
when it would be read again, and what to do when it cannot be read (exit status 1). For a file, see \`claimwire parse-feed\`.
\`import\` prints an OPML file as a feed list (YAML), or adds the feeds that are missing to the list named by --to; what it
leaves out is told on stderr. \`export\` prints config/feeds.yaml, or another list, as OPML 2.0. Folders are categories.

  npm run -s claimwire -- feeds --data .claimwire-demo
  npm run -s claimwire -- feeds export > feeds.opml
  npm run -s claimwire -- feeds import feeds.opml --to config/feeds.yaml`,
  options: {
    ...DATA_OPTION,
    json: { type: 'boolean', help: 'print JSON' },
    to: { type: 'string', arg: 'FILE', help: 'import: the feed list (YAML) to add the feeds to' },
    'allow-loopback': { type: 'boolean', help: 'check: also read from this machine (127.0.0.1)' },
  },
  async run(context, args) {
    const [action, target, ...rest] = args.positionals;
    if (rest.length > 0) throw new UsageError(`feeds: too many words; see \`claimwire feeds --help\``);
    switch (action) {
      case undefined:
        return health(context, args);
      case 'check':
        return check(context, args, required(target, 'check URL'));
      case 'import':
        return importFeeds(context, args, required(target, 'import OPML'));
      case 'export':
        await writeLine(
          context.stdout,
          renderOpml(loadFeeds(target === undefined ? FEEDS_FILE : resolve(context.cwd, target))).trimEnd(),
        );
        return 0;
      default:
        throw new UsageError(`feeds ${action}: no such action; there are check, import and export`);
    }
  },
};

function required(target: string | undefined, what: string): string {
  if (target !== undefined) return target;
  throw new UsageError(`feeds ${what}: the second word is missing`);
}

async function health(context: CliContext, args: CommandArgs): Promise<number> {
  return withData(context, args, async ({ stores }) => {
    const feeds = await feedsHealth(stores.feedTable);
    if (hasFlag(args, 'json')) await writeLine(context.stdout, JSON.stringify({ version: 1, feeds }));
    else {
      const columns = context.stdout.isTTY ? context.stdout.columns : undefined;
      await writeLine(context.stdout, feedsTable(feeds, { columns, paint: createPaint(context.stdout, context.env) }));
    }
    return 0;
  });
}

async function check(context: CliContext, args: CommandArgs, url: string): Promise<number> {
  if (!/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new UsageError(`${url}: not an http or https address; \`claimwire parse-feed FILE\` reads a file`);
  const { settings } = loadLocalSettings(context.env);
  const http = createHttp({
    userAgent: userAgent(settings.contactUrl),
    allowLoopback: hasFlag(args, 'allow-loopback'),
  });
  try {
    const found = await checkFeed(http, url, context.now());
    await writeLine(context.stdout, hasFlag(args, 'json') ? JSON.stringify(found) : checkedFeedText(found));
    return found.isReadable ? 0 : 1;
  } finally {
    await http.close();
  }
}
