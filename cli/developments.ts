import { findStory, loadStories } from '#local/config.ts';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { countSources } from '#shared/developments/development-scope.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import type { Development } from '#shared/model/development.ts';
import { type Command, textOption } from './command.ts';
import { renderTable } from './output.ts';
import { runCorpusStage, STAGE_OPTIONS } from './stage.ts';
import { TextInput } from './stage-schemas.ts';
import { requiredStory } from './story-option.ts';
import { corpusStorySet, firstPublished } from './story-set.ts';
import { DOCUMENT_OPTIONS, documentFromRaw } from './text-document.ts';

export const command: Command = {
  name: 'developments',
  summary: 'what is new in a story: positions, changes, figures, contradictions',
  usage: 'developments [FILE] --story ID [--jsonl]',
  help: `
Reads documents {id, title?, text, publishedAt?, outlet?, url?}, one a line; all lines are one corpus. Reads their claims, tags
and origins as the pipeline does and answers one line for each development, by the time at which it could first be known. A
text counts as seen when it was published, one without a date together with the first one: it turns nobody's word round.

  npm run -s claimwire -- developments --story dprk-troops-russia --jsonl corpus.jsonl`,
  options: {
    story: { type: 'string', arg: 'ID', help: 'the story; required' },
    stories: { type: 'string', arg: 'DIR', help: 'story files of another folder' },
    ...DOCUMENT_OPTIONS,
    ...STAGE_OPTIONS,
  },
  run: async (context, args) => {
    const loaded = findStory(loadStories(textOption(args, 'stories')), requiredStory(args));
    let found: Development[] = [];
    return runCorpusStage<TextInput>(context, args, {
      input: TextInput,
      fromRaw: (raw) => documentFromRaw(raw, args),
      answer: (corpus) => {
        const undatedAt = firstPublished(corpus) ?? context.now().toISOString();
        const set = corpusStorySet(corpus, loaded, undatedAt);
        found = findDevelopments(set, buildLedger(set));
        return found;
      },
      toText: () => toText(found),
    });
  },
};

function toText(developments: readonly Development[]): string {
  if (developments.length === 0) return 'no development: nobody takes a position on a proposition of the story';
  return renderTable(
    ['DAY', 'KIND', 'SOURCES', 'WHAT'],
    developments.map((each) => [each.day, each.kind, countSources(each), each.title]),
  );
}
