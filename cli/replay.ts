import { readFileSync } from 'node:fs';
import { findStory } from '#local/config.ts';
import { UsageError } from '#shared/errors.ts';
import type { Development } from '#shared/model/development.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import { replayStory, storedHeads } from '#shared/steps/replay.ts';
import { sendAnalyse } from '#shared/steps/store-version.ts';
import { parseStory } from '#shared/stories/parse-story.ts';
import { type CliContext, type Command, type CommandArgs, hasFlag, textOption } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { withData } from './open-data.ts';
import { createPaint, writeLine } from './output.ts';
import { requiredStory } from './story-option.ts';

export const command: Command = {
  name: 'replay',
  summary: 'run a stored window again under other rules, and show which alerts differ',
  usage:
    'replay --story ID --since DAY --until DAY [--story-file FILE] [--apply] [--fail-on-change] [--data DIR] [--json]',
  help: `
Compares the alerts of the configured story file with those of another one, over the articles first seen from --since to
--until. Nothing is written. With --apply the articles are handed to the next run to be analysed anew under the
configured file: for a story that is new, or was changed.

  npm run -s claimwire -- replay --story dprk-troops-russia --since 2024-10-21 --until 2024-10-24 --story-file new.yaml`,
  options: {
    ...DATA_OPTION,
    story: { type: 'string', arg: 'ID', help: 'the story' },
    since: { type: 'string', arg: 'DAY', help: 'first day, e.g. 2024-10-21' },
    until: { type: 'string', arg: 'DAY', help: 'last day' },
    'story-file': { type: 'string', arg: 'FILE', help: 'the story file to compare with' },
    apply: { type: 'boolean', help: 'have the next run analyse the window anew' },
    'fail-on-change': { type: 'boolean', help: 'exit with 1 when an alert differs' },
    json: { type: 'boolean', help: 'print JSON' },
  },
  run: replay,
};

type Difference = {
  gained: Development[];
  lost: Development[];
  changed: { before: Development; after: Development }[];
};

async function replay(context: CliContext, args: CommandArgs): Promise<number> {
  return withData(context, args, async ({ stores, stories }) => {
    const configured = findStory(stories, requiredStory(args));
    const since = dayOption(args, 'since');
    const until = dayOption(args, 'until');
    const file = textOption(args, 'story-file');
    if (file === undefined && !hasFlag(args, 'apply')) {
      throw new UsageError('name another story file with --story-file, or --apply the configured one');
    }
    const heads = await storedHeads(stores, since, until);
    if (hasFlag(args, 'apply')) {
      if (file !== undefined)
        throw new UsageError('--apply takes the configured file; put yours into config/stories first');
      for (const head of heads) {
        for (const { version } of head.versions) await sendAnalyse(stores, head.id, version);
      }
      await writeLine(context.stdout, `${heads.length} articles handed to the next run`);
      return 0;
    }
    const other = readOther(configured, file ?? '');
    const progress = createProgress(context, heads.length);
    const before = await replayStory(stores, heads, configured, progress);
    const after = await replayStory(stores, heads, other, progress);
    const difference = compare(before, after);
    if (hasFlag(args, 'json')) await writeLine(context.stdout, JSON.stringify(difference));
    else
      await writeLine(
        context.stdout,
        differenceText(difference, heads.length, createPaint(context.stdout, context.env)),
      );
    const isChanged = difference.gained.length + difference.lost.length + difference.changed.length > 0;
    return isChanged && hasFlag(args, 'fail-on-change') ? 1 : 0;
  });
}

function dayOption(args: CommandArgs, name: 'since' | 'until'): string {
  const day = textOption(args, name);
  if (day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))) return day;
  throw new UsageError(`--${name}: give a day, e.g. 2024-10-21`);
}

function readOther(configured: LoadedStory, file: string): LoadedStory {
  const other = parseStory(readFileSync(file, 'utf8'), file);
  if (other.story.id === configured.story.id) return other;
  throw new UsageError(`${file} is of the story "${other.story.id}", not of "${configured.story.id}"`);
}

function compare(before: readonly Development[], after: readonly Development[]): Difference {
  const old = new Map(before.map((each) => [each.id, each]));
  const fresh = new Map(after.map((each) => [each.id, each]));
  return {
    gained: after.filter(({ id }) => !old.has(id)),
    lost: before.filter(({ id }) => !fresh.has(id)),
    changed: before.flatMap((each) => {
      const now = fresh.get(each.id);
      return now && (now.title !== each.title || now.outlets !== each.outlets || now.origins !== each.origins)
        ? [{ before: each, after: now }]
        : [];
    }),
  };
}

function differenceText(difference: Difference, articles: number, paint: ReturnType<typeof createPaint>): string {
  const { gained, lost, changed } = difference;
  const line = ({ at, title }: Development) => `${at.slice(0, 16).replace('T', ' ')}  ${title}`;
  return [
    ...gained.map((each) => paint('green', `+ ${line(each)}`)),
    ...lost.map((each) => paint('red', `- ${line(each)}`)),
    ...changed.map(({ before, after }) =>
      paint('yellow', `~ ${line(after)} (${before.outlets}/${before.origins} → ${after.outlets}/${after.origins})`),
    ),
    `${articles} articles: ${gained.length} alerts gained, ${lost.length} lost, ${changed.length} changed`,
  ].join('\n');
}

function createProgress(context: CliContext, all: number): (done: number) => void {
  if (!context.stderr.isTTY) return () => undefined;
  return (done) => context.stderr.write(done < all ? `\r${done} of ${all} articles` : '\r\u001b[K');
}
