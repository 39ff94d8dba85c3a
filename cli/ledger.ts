import { findStory } from '#local/config.ts';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { formatFigure } from '#shared/developments/figure-range.ts';
import type { Ledger, Position } from '#shared/model/development.ts';
import type { Story } from '#shared/model/story.ts';
import { renderLedgerCsv } from '#shared/render/ledger-csv.ts';
import { renderLedgerJson } from '#shared/render/ledger-json.ts';
import { renderLedgerStix } from '#shared/render/ledger-stix.ts';
import { createStoryView } from '#shared/render/story-view.ts';
import { siteAddress } from '#shared/steps/republish.ts';
import { storySet } from '#shared/steps/story-set.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { type Command, hasFlag, textOption } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { formatOption } from './format-option.ts';
import { withData } from './open-data.ts';
import { createPaint, renderTable, writeLine } from './output.ts';
import { requiredStory } from './story-option.ts';

export const command: Command = {
  name: 'ledger',
  summary: 'who says what: speaker, proposition, stance, day',
  usage: 'ledger --story ID [--speaker NAME] [--format table|json|csv|stix] [--data DIR]',
  help: `
Every position of every speaker of a story, in the order in which it was said, with how many outlets carry it and how many
origins these are.

  npm run -s claimwire -- ledger --story dprk-troops-russia --data .claimwire-demo`,
  options: {
    ...DATA_OPTION,
    story: { type: 'string', arg: 'ID', help: 'the story' },
    speaker: { type: 'string', arg: 'NAME', help: 'only speakers whose name has this in it' },
    format: { type: 'string', arg: 'table|json|csv|stix', default: 'table', help: 'how to print it' },
    json: { type: 'boolean', help: 'the same as --format json' },
  },
  run: (context, args) =>
    withData(context, args, async ({ stores, stories }) => {
      const format = hasFlag(args, 'json') ? 'json' : formatOption(args, ['table', 'json', 'csv', 'stix']);
      const loaded = findStory(stories, requiredStory(args));
      const rows = await createStoryStore(stores.storyTable).load(loaded.story.id);
      const set = storySet(loaded, rows);
      const ledger = withSpeaker(buildLedger(set), textOption(args, 'speaker'));
      const view = createStoryView({
        story: loaded.story,
        set,
        ledger,
        developments: [],
        entries: [],
        siteBaseUrl: await siteAddress(stores.storyTable),
      });
      if (format === 'json') await writeLine(context.stdout, renderLedgerJson(view).trimEnd());
      else if (format === 'csv') await writeLine(context.stdout, renderLedgerCsv(view).trimEnd());
      else if (format === 'stix') await writeLine(context.stdout, renderLedgerStix(view).trimEnd());
      else await writeLine(context.stdout, ledgerTable(loaded.story, ledger, createPaint(context.stdout, context.env)));
      return 0;
    }),
};

function withSpeaker(ledger: Ledger, name: string | undefined): Ledger {
  if (name === undefined) return ledger;
  const wanted = name.toLowerCase();
  return { ...ledger, positions: ledger.positions.filter(({ speaker }) => speaker.toLowerCase().includes(wanted)) };
}

function ledgerTable(story: Story, ledger: Ledger, paint: ReturnType<typeof createPaint>): string {
  if (ledger.positions.length === 0) return 'no positions yet';
  const labels = new Map(story.propositions.map(({ key, label }) => [key, label]));
  const row = (position: Position): string[] => [
    position.day,
    position.speaker,
    position.stance,
    labels.get(position.proposition) ?? position.proposition,
    [...new Set(position.figures.map(formatFigure))].join(', '),
    `${position.outlets}/${position.origins}`,
    position.via.length > 0 ? `according to ${position.via.join(', ')}` : '',
  ];
  const table = renderTable(
    ['day', 'speaker', 'stance', 'proposition', 'figures', 'outlets/origins', ''],
    ledger.positions.map(row),
  );
  return `${table}\n${paint('dim', `${ledger.positions.length} positions`)}`;
}
