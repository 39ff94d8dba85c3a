import { loadStories } from '#local/config.ts';
import { type LocalStores, openStores } from '#local/open-stores.ts';
import type { QueueDesk } from '#shared/adapters/aws/sqs-desk.ts';
import type { LoadedStory } from '#shared/model/story.ts';
import type { QueueName } from '#shared/names.ts';
import type { Queue } from '#shared/ports.ts';
import { type CliContext, type CommandArgs, textOption } from './command.ts';
import { existingDataFolder } from './data-option.ts';

/** What a run on this machine or a deployed stack has stored. */
export type DataStores = Omit<LocalStores, 'queues' | 'siteDir'> & {
  queues: Readonly<Record<QueueName, Queue>>;
  desks: Readonly<Record<QueueName, QueueDesk>>;
};

export type OpenData = { stores: DataStores; stories: LoadedStory[] };

/** Opens what a run or a stack (`--stack`) has left, hands it to `work`, and closes it again. */
export async function withData<T>(
  context: CliContext,
  args: CommandArgs,
  work: (data: OpenData) => Promise<T>,
): Promise<T> {
  const stack = textOption(args, 'stack');
  const folder = stack === undefined ? existingDataFolder(context, args) : '';
  const stories = loadStories();
  const stores = stack === undefined ? openFolder(folder, context) : await openDeployed(stack, context);
  try {
    return await work({ stores, stories });
  } finally {
    stores.close();
  }
}

function openFolder(folder: string, { now }: CliContext): DataStores {
  const stores = openStores(folder, now);
  const desk = (name: QueueName): QueueDesk => {
    const queue = stores.queues[name];
    return {
      depth: async () => queue.depth(),
      deadLetters: async () => queue.deadLetters(),
      redrive: async () => queue.redrive(),
    };
  };
  const desks = {
    fetch: desk('fetch'),
    read: desk('read'),
    analyse: desk('analyse'),
    publish: desk('publish'),
    notify: desk('notify'),
  };
  return { ...stores, desks };
}

/** The AWS SDK is loaded only where a stack is named. */
async function openDeployed(stack: string, { now }: CliContext): Promise<DataStores> {
  const { openStack } = await import('#shared/adapters/aws/open-stack.ts');
  return openStack(stack, now);
}
