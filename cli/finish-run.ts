import { join, relative } from 'node:path';
import type { Pipeline } from '#local/pipeline.ts';
import { type Summary, summarise } from '#local/summary.ts';
import { type CliContext, type CommandArgs, hasFlag, type OptionSpec } from './command.ts';
import { DEFAULT_DATA_FOLDER } from './data-option.ts';
import { createPaint, renderTable, writeLine } from './output.ts';

/** Options of `run` and `demo`. */
export const RUN_OPTIONS = {
  once: { type: 'boolean', help: 'end when the queues are empty, and print the summary' },
  data: { type: 'string', arg: 'DIR', default: DEFAULT_DATA_FOLDER, help: 'where everything is kept' },
  port: { type: 'string', arg: 'N', default: '8080', help: 'port of the web server; 0 for any free one' },
  json: { type: 'boolean', help: 'print the summary as JSON and nothing else' },
} as const satisfies Record<string, OptionSpec>;

/** Prints what a run has come to. */
export async function printSummary(
  context: CliContext,
  args: CommandArgs,
  pipeline: Pipeline,
  title: string,
): Promise<void> {
  const summary = await summarise(pipeline);
  if (hasFlag(args, 'json')) await writeLine(context.stdout, JSON.stringify(summary));
  else await writeLine(context.stdout, summaryText(context, summary, title, pipeline.siteDir));
}

/** The addresses that a person opens. */
export async function printAddresses(context: CliContext, pipeline: Pipeline): Promise<void> {
  const paint = createPaint(context.stdout, context.env);
  const base = pipeline.deps.settings.siteBaseUrl;
  const rows = pipeline.deps.config.stories.flatMap(({ story }) => [
    [story.title, `${base}stories/${story.id}/index.html`],
    ['  as a feed', `${base}stories/${story.id}/atom.xml`],
  ]);
  const all = [['front page', `${base}index.html`], ...rows, ['all alerts', `${base}atom.xml`]];
  await writeLine(context.stdout, renderTable(['serving', paint('dim', 'Ctrl-C ends')], all));
}

/** Resolves when Ctrl-C is pressed. */
export function untilAborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function summaryText(context: CliContext, summary: Summary, title: string, siteDir: string): string {
  const paint = createPaint(context.stdout, context.env);
  const stories = renderTable(
    ['story', 'main', 'mentions', 'outlets', 'origins', 'claims', 'speakers', 'developments', 'alerts'],
    summary.stories.map((story) => [
      story.id,
      ...[story.main, story.mentions, story.outlets, story.origins, story.claims].map(String),
      ...[story.speakers, story.developments, story.alerts].map(String),
    ]),
  );
  const { feeds } = summary;
  const byReason = Map.groupBy(feeds.failing, ({ state, reason }) => `${state}: ${reason}`);
  const failing = [...byReason].map(
    ([why, named]) => `  ${paint('yellow', why)}: ${named.map(({ id }) => id).join(', ')}`,
  );
  const isCutOff = feeds.read === 0 && byReason.size === 1;
  return [
    paint('bold', title),
    `feeds: ${feeds.configured} configured, ${feeds.read} read, ${feeds.failing.length} failing; entries: ${summary.entries}; dead letters: ${summary.deadLetters}`,
    ...failing,
    ...(isCutOff ? ['  No feed could be reached: is this machine online? Each is tried again by itself.'] : []),
    '',
    stories,
    '',
    `site: ${relative(context.cwd, join(siteDir, 'index.html')) || siteDir}`,
  ].join('\n');
}
