import { resolve } from 'node:path';
import { FEEDS_FILE, loadFeeds, loadStories, STORIES_FOLDER } from '#local/config.ts';
import { runLive } from '#local/live-run.ts';
import { DEFAULT_CONTACT_URL, loadLocalSettings } from '#local/local-settings.ts';
import { createFileLog } from '#local/log-file.ts';
import { openPipeline } from '#local/pipeline.ts';
import { createHttp } from '#shared/adapters/http/create-http.ts';
import type { Log } from '#shared/log.ts';
import { ENV } from '#shared/names.ts';
import { userAgent } from '#shared/settings.ts';
import { type CliContext, type Command, type CommandArgs, hasFlag, textOption } from './command.ts';
import { DEFAULT_DATA_FOLDER, portOption } from './data-option.ts';
import { printAddresses, printSummary, RUN_OPTIONS } from './finish-run.ts';
import { createPaint } from './output.ts';

export const command: Command = {
  name: 'run',
  summary: 'run the pipeline on this machine: scheduler, queues, web server',
  usage: 'run [--feeds FILE] [--stories DIR] [--once] [--data DIR] [--port N] [--json]',
  help: `
Polls the feeds of config/feeds.yaml as each asks to be polled, and serves what comes of it. The first sight of a feed fills
ledger and page, marked, and alerts nobody. What cannot be reached is named and tried again later.
Set ${ENV.contactUrl} to an address of yours: outlets see it in the User-Agent.

  npm start
  npm start -- --once --feeds my-feeds.yaml --data /tmp/claimwire`,
  options: {
    ...RUN_OPTIONS,
    feeds: { type: 'string', arg: 'FILE', default: 'config/feeds.yaml', help: 'the feed list' },
    stories: { type: 'string', arg: 'DIR', default: 'config/stories', help: 'the folder of the story files' },
    'allow-loopback': {
      type: 'boolean',
      help: 'also read feeds and pages from this machine (127.0.0.1), for trying out',
    },
  },
  run: runCommand,
};

async function runCommand(context: CliContext, args: CommandArgs): Promise<number> {
  const isOnce = hasFlag(args, 'once');
  const { settings, webhooks } = loadLocalSettings(context.env);
  const pipeline = await openPipeline({
    dataDir: resolve(context.cwd, textOption(args, 'data') ?? DEFAULT_DATA_FOLDER),
    config: {
      feeds: loadFeeds(pathOption(context, args, 'feeds', 'config/feeds.yaml', FEEDS_FILE)),
      stories: loadStories(pathOption(context, args, 'stories', 'config/stories', STORIES_FOLDER)),
    },
    now: context.now,
    settings,
    port: portOption(args),
    isServing: !isOnce,
    log: (file) => watchLog(context, args, createFileLog(file, context.now)),
    metrics: () => undefined,
    webhooks,
    openHttp: async () => {
      const http = createHttp({
        userAgent: userAgent(settings.contactUrl),
        allowLoopback: hasFlag(args, 'allow-loopback'),
      });
      return { http, close: () => http.close() };
    },
  });
  try {
    if (settings.contactUrl === DEFAULT_CONTACT_URL && !hasFlag(args, 'json')) {
      context.stderr.write(`claimwire: set ${ENV.contactUrl} to an address of yours, so that outlets can ask you\n`);
    }
    if (!isOnce) await printAddresses(context, pipeline);
    await runLive(pipeline, { once: isOnce, signal: context.signal });
    await printSummary(context, args, pipeline, 'run');
    return isOnce && context.signal.aborted ? 130 : 0;
  } finally {
    await pipeline.close();
  }
}

function pathOption(context: CliContext, args: CommandArgs, name: string, usual: string, file: string): string {
  const named = textOption(args, name) ?? usual;
  return named === usual ? file : resolve(context.cwd, named);
}

/** Tells of each feed and each failure on the terminal as it happens; everything goes to the log file. */
function watchLog(context: CliContext, args: CommandArgs, log: Log): Log {
  const paint = createPaint(context.stderr, context.env);
  return (level, fields) => {
    log(level, fields);
    if (hasFlag(args, 'json')) return;
    if (fields.what === 'fetch') {
      const isFailure = fields.reason !== undefined;
      const state = paint(isFailure ? 'yellow' : 'green', fields.outcome ?? '');
      const more = isFailure ? `: ${fields.reason}` : fields.entries ? `, ${fields.entries} new entries` : '';
      context.stderr.write(`${fields.id}: ${state}${more}\n`);
    } else if (level === 'error') {
      context.stderr.write(`${paint('red', `${fields.what} ${fields.id ?? ''} failed`)}: ${fields.reason}\n`);
    }
  };
}
