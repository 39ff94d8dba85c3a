import { findStory, loadStories } from '#local/config.ts';
import type { Story } from '#shared/model/story.ts';
import type { Tag } from '#shared/model/tag.ts';
import { compileStories, matchStories } from '#shared/stories/match-story.ts';
import { type Command, type CommandArgs, textOption } from './command.ts';
import { runStage, STAGE_OPTIONS } from './stage.ts';
import { TextInput } from './stage-schemas.ts';
import { DOCUMENT_OPTIONS, documentFromRaw } from './text-document.ts';

type Answer = Pick<Tag, 'tier' | 'score' | 'reasons'>;
type Output = Answer | { stories: (Answer & { story: string })[] };

export const command: Command = {
  name: 'match',
  summary: 'whether an article is about a story, only mentions it, or neither, and why',
  usage: 'match [FILE] [--story ID] [--jsonl]',
  help: `
Reads one text, or with --jsonl documents {id, title?, text, publishedAt?, outlet?, url?}. Answers the tier (main, mentions,
none), a score from 0 to 1 and the reasons with the words they rest on; without --story for every story in config/stories.
Spans of reasons whose rule begins with "title:" point into the title, all others into the text.

  echo "North Korean soldiers have arrived in Russia, Seoul says." | npm run -s claimwire -- match --story dprk-troops-russia`,
  options: {
    story: { type: 'string', arg: 'ID', help: 'only this story' },
    stories: { type: 'string', arg: 'DIR', help: 'story files of another folder' },
    ...DOCUMENT_OPTIONS,
    ...STAGE_OPTIONS,
  },
  run: async (context, args) => {
    const stories = chosenStories(args);
    const compiled = compileStories(stories);
    const isSingle = textOption(args, 'story') !== undefined;
    return runStage<TextInput, Output>(context, args, {
      input: TextInput,
      fromRaw: (raw) => documentFromRaw(raw, args),
      answer: (document) => {
        const answers = matchStories(document, compiled).map(({ storyId, tier, score, reasons }) => ({
          story: storyId,
          tier,
          score,
          reasons,
        }));
        const [first] = answers;
        if (!isSingle || !first) return { stories: answers };
        return { tier: first.tier, score: first.score, reasons: first.reasons };
      },
      toText: (_document, output) =>
        answerText(
          output,
          stories.map(({ story }) => story),
        ),
    });
  },
};

function chosenStories(args: CommandArgs) {
  const stories = loadStories(textOption(args, 'stories'));
  const id = textOption(args, 'story');
  return id === undefined ? stories : [findStory(stories, id)];
}

function answerText(output: Output, stories: readonly Story[]): string {
  const answers = 'stories' in output ? output.stories : [{ story: stories[0]?.id ?? '', ...output }];
  return answers
    .map(({ story, tier, score, reasons }) =>
      [
        `${stories.find(({ id }) => id === story)?.title ?? story}: ${tier} (score ${score.toFixed(2)})`,
        ...reasons.map(({ rule, text }) => `  ${rule}: ${text.replace(/\s+/gu, ' ')}`),
      ].join('\n'),
    )
    .join('\n\n');
}
