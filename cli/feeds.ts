import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { FEEDS_FILE, loadFeeds } from '#local/config.ts';
import { loadLocalSettings } from '#local/local-settings.ts';
import { feedsHealth } from '#local/summary.ts';
import { createHttp } from '#shared/adapters/http/create-http.ts';
import { InputError, UsageError } from '#shared/errors.ts';
import { parseOpml, renderOpml } from '#shared/feeds/opml.ts';
import { userAgent } from '#shared/settings.ts';
import { checkFeed } from './check-feed.ts';
import { type CliContext, type Command, type CommandArgs, hasFlag } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { feedsTable } from './feeds-table.ts';
import { withData } from './open-data.ts';
import { createPaint, writeLine } from './output.ts';

export const command: Command = {
  name: 'feeds',
  summary: 'health of every feed; check one, import and export OPML',
  usage: 'feeds [check URL | import OPML | export [FILE]] [--data DIR] [--json]',
  help: `
Without a word: a table of the feeds of a run with state, reason and next attempt. \`check\` reads one feed now and says what
it finds. \`import\` prints an OPML file as a feed list (YAML); \`export\` prints config/feeds.yaml, or another list, as OPML.

  npm run -s claimwire -- feeds --data .claimwire-demo
  npm run -s claimwire -- feeds export > feeds.opml`,
  options: {
    ...DATA_OPTION,
    json: { type: 'boolean', help: 'print JSON' },
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
        return importOpml(context, required(target, 'import OPML'));
      case 'export':
        await writeLine(context.stdout, renderOpml(loadFeeds(target ?? FEEDS_FILE)).trimEnd());
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
  if (!/^https?:\/\//.test(url) || !URL.canParse(url)) throw new UsageError(`${url}: not an http or https address`);
  const { settings } = loadLocalSettings(context.env);
  const http = createHttp({
    userAgent: userAgent(settings.contactUrl),
    allowLoopback: hasFlag(args, 'allow-loopback'),
  });
  try {
    const found = await checkFeed(http, url, context.now());
    await writeLine(context.stdout, hasFlag(args, 'json') ? JSON.stringify(found) : found.sentences.join('\n'));
    return found.isReadable ? 0 : 1;
  } finally {
    await http.close();
  }
}

async function importOpml(context: CliContext, file: string): Promise<number> {
  const feeds = parseOpml(readFileSync(file, 'utf8'));
  if (feeds.length === 0) throw new InputError('no-feeds', `${file}: no feed in it; an OPML outline needs an xmlUrl`);
  await writeLine(context.stdout, stringify({ feeds }).trimEnd());
  return 0;
}
