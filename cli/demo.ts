import { resolve } from 'node:path';
import { loadStories } from '#local/config.ts';
import { createNewsroom } from '#local/demo/newsroom.ts';
import { DEMO_SCRIPT } from '#local/demo/script.ts';
import { createScriptedClock, runDemo } from '#local/demo-run.ts';
import { loadLocalSettings } from '#local/local-settings.ts';
import { createFileLog } from '#local/log-file.ts';
import { openPipeline } from '#local/pipeline.ts';
import { createHttp } from '#shared/adapters/http/create-http.ts';
import { userAgent } from '#shared/settings.ts';
import { type CliContext, type Command, type CommandArgs, hasFlag, textOption } from './command.ts';
import { portOption } from './data-option.ts';
import { printAddresses, printSummary, RUN_OPTIONS, untilAborted } from './finish-run.ts';

const DEFAULT_DEMO_FOLDER = '.claimwire-demo';

export const command: Command = {
  name: 'demo',
  summary: 'run the pipeline over the bundled newsroom and serve the result',
  usage: 'demo [--once] [--data DIR] [--port N] [--json]',
  help: `
Plays three scripted days of invented outlets on a local server: feeds, article pages, edits, failures. Whatever is due is
done before the clock moves on, so two runs give the same bytes. Serves the story page and the feeds until Ctrl-C.

  npm run demo
  npm run demo -- --once --data /tmp/claimwire-demo`,
  options: { ...RUN_OPTIONS, data: { ...RUN_OPTIONS.data, default: DEFAULT_DEMO_FOLDER } },
  run: runCommand,
};

async function runCommand(context: CliContext, args: CommandArgs): Promise<number> {
  const port = portOption(args);
  const clock = createScriptedClock();
  const newsroom = createNewsroom({ now: clock.now });
  const dataDir = resolve(context.cwd, textOption(args, 'data') ?? DEFAULT_DEMO_FOLDER);
  const { settings } = loadLocalSettings(context.env);
  const config = { feeds: newsroom.feeds, stories: loadStories() };
  const pipeline = await openPipeline({
    dataDir,
    config,
    now: clock.now,
    settings,
    port,
    isServing: !hasFlag(args, 'once'),
    log: (file) => createFileLog(file, context.now),
    metrics: () => undefined,
    webhooks: new Map(),
    openHttp: async () => {
      const server = await newsroom.listen();
      const allow = new Map(newsroom.hosts.map((host) => [host, { address: '127.0.0.1', port: server.port }]));
      const http = createHttp({ userAgent: userAgent(settings.contactUrl), allow });
      return {
        http,
        close: async () => {
          await http.close();
          await server.close();
        },
      };
    },
  });
  try {
    const isTerminal = context.stderr.isTTY === true && !hasFlag(args, 'json');
    const isWhole = await runDemo(pipeline, clock, {
      signal: context.signal,
      onTick: (at, done, all) => {
        if (isTerminal) context.stderr.write(`\r${at.slice(0, 16).replace('T', ' ')} UTC  tick ${done} of ${all}`);
      },
    });
    if (isTerminal) context.stderr.write('\n');
    if (!isWhole) return 130;
    await printSummary(
      context,
      args,
      pipeline,
      `newsroom, ${DEMO_SCRIPT.start.slice(0, 10)} to ${DEMO_SCRIPT.end.slice(0, 10)}`,
    );
    if (hasFlag(args, 'once')) return 0;
    await printAddresses(context, pipeline);
    await untilAborted(context.signal);
    return 0;
  } finally {
    await pipeline.close();
  }
}
