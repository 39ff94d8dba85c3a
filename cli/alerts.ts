import { findStory } from '#local/config.ts';
import type { AlertEntry } from '#shared/model/development.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { type Command, hasFlag, textOption } from './command.ts';
import { csv } from './csv.ts';
import { DATA_OPTION } from './data-option.ts';
import { formatOption } from './format-option.ts';
import { withData } from './open-data.ts';
import { createPaint, renderTable, writeLine } from './output.ts';

export const command: Command = {
  name: 'alerts',
  summary: 'what has been published: one line for each alert',
  usage: 'alerts [--story ID] [--since DAY] [--format table|json|csv] [--data DIR]',
  help: `
The entries of the alert feed, newest first. What came with the first read of a feed alerts nobody and does not stand here.

  npm run -s claimwire -- alerts --story dprk-troops-russia --data .claimwire-demo`,
  options: {
    ...DATA_OPTION,
    story: { type: 'string', arg: 'ID', help: 'one story; all of them when left out' },
    since: { type: 'string', arg: 'DAY', help: 'from this day on, e.g. 2024-10-22' },
    format: { type: 'string', arg: 'table|json|csv', default: 'table', help: 'how to print it' },
    json: { type: 'boolean', help: 'the same as --format json' },
  },
  run: (context, args) =>
    withData(context, args, async ({ stores, stories }) => {
      const format = hasFlag(args, 'json') ? 'json' : formatOption(args, ['table', 'json', 'csv']);
      const named = textOption(args, 'story');
      const wanted = named === undefined ? stories : [findStory(stories, named)];
      const since = textOption(args, 'since') ?? '';
      const store = createStoryStore(stores.storyTable);
      const entries: AlertEntry[] = [];
      for (const { story } of wanted) entries.push(...(await store.load(story.id)).entries);
      const shown = entries
        .filter(({ publishedAt }) => publishedAt >= since)
        .sort((a, b) => b.publishedAt.localeCompare(a.publishedAt) || a.id.localeCompare(b.id));
      if (format === 'json') await writeLine(context.stdout, JSON.stringify(shown));
      else if (format === 'csv') await writeLine(context.stdout, csv(HEAD, shown.map(rowOf)));
      else if (shown.length === 0) await writeLine(context.stdout, 'no alerts yet');
      else {
        const paint = createPaint(context.stdout, context.env);
        await writeLine(context.stdout, renderTable(HEAD, shown.map(rowOf)));
        await writeLine(context.stdout, paint('dim', `${shown.length} alerts`));
      }
      return 0;
    }),
};

const HEAD = ['published', 'kind', 'outlets', 'origins', 'title'];

function rowOf({ publishedAt, development }: AlertEntry): string[] {
  const { kind, outlets, origins, title } = development;
  return [publishedAt.slice(0, 16).replace('T', ' '), kind, String(outlets), String(origins), title];
}
