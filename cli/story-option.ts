import { UsageError } from '#shared/errors.ts';
import { type CommandArgs, textOption } from './command.ts';

/** The value of `--story`, where a command cannot do without. */
export function requiredStory(args: CommandArgs): string {
  const story = textOption(args, 'story');
  if (story === undefined) throw new UsageError('name the story with --story ID; `claimwire story list` shows them');
  return story;
}
