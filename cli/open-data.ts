import { loadStories } from '#local/config.ts';
import { type LocalStores, openStores } from '#local/open-stores.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import type { CliContext, CommandArgs } from './command.ts';
import { existingDataFolder } from './data-option.ts';

export type OpenData = { stores: LocalStores; stories: LoadedStory[] };

/** Opens what a run has left, hands it to `work`, and closes it again. */
export async function withData<T>(
  context: CliContext,
  args: CommandArgs,
  work: (data: OpenData) => Promise<T>,
): Promise<T> {
  const folder = existingDataFolder(context, args);
  const stories = loadStories();
  const stores = openStores(folder, context.now);
  try {
    return await work({ stores, stories });
  } finally {
    stores.close();
  }
}
