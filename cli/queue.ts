import type { QueueDesk } from '#shared/adapters/aws/sqs-desk.ts';
import { UsageError } from '#shared/errors.ts';
import { QUEUES, type QueueName } from '#shared/names.ts';
import { type Command, hasFlag } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { type OpenData, withData } from './open-data.ts';
import { renderTable, writeLine } from './output.ts';

export const command: Command = {
  name: 'queue',
  summary: 'how full the queues are, and what no step could read',
  usage: 'queue [dead | redrive] [--data DIR | --stack NAME] [--json]',
  help: `
Without a word: how many messages each queue holds. \`dead\` lists the dead letters with their reasons; \`redrive\` gives
them back to their queues, to be tried anew by the next run.

  npm run -s claimwire -- queue dead --data .claimwire-demo
  npm run -s claimwire -- queue redrive --stack claimwire`,
  options: { ...DATA_OPTION, json: { type: 'boolean', help: 'print JSON' } },
  run: (context, args) =>
    withData(context, args, async (data) => {
      const [action = 'depth', ...rest] = args.positionals;
      if (rest.length > 0) throw new UsageError('queue takes one word: dead or redrive');
      const answer = await actionOf(action)(data);
      await writeLine(context.stdout, hasFlag(args, 'json') ? JSON.stringify(answer.json) : answer.text);
      return 0;
    }),
};

type Answer = { json: unknown; text: string };

function actionOf(word: string): (data: OpenData) => Promise<Answer> {
  const actions: Record<string, (data: OpenData) => Promise<Answer>> = { depth, dead, redrive };
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (action) return action;
  throw new UsageError(`queue ${word}: no such action; there are dead and redrive`);
}

/** `ask` of every queue, one beside the other. */
async function ofEach<T>({ stores }: OpenData, ask: (desk: QueueDesk) => Promise<T>): Promise<[QueueName, T][]> {
  return Promise.all(QUEUES.map(async (name) => [name, await ask(stores.desks[name])] satisfies [QueueName, T]));
}

async function depth(data: OpenData): Promise<Answer> {
  const depths = (await ofEach(data, (desk) => desk.depth())).map(([name, each]) => ({ name, ...each }));
  const text = renderTable(
    ['queue', 'waiting', 'delayed', 'in flight', 'dead'],
    depths.map((each) => [each.name, ...[each.visible, each.delayed, each.inFlight, each.dead].map(String)]),
  );
  return { json: depths, text };
}

async function dead(data: OpenData): Promise<Answer> {
  const letters = (await ofEach(data, (desk) => desk.deadLetters())).flatMap(([queue, found]) =>
    found.map((letter) => ({ queue, ...letter })),
  );
  const text =
    letters.length === 0
      ? 'no dead letters'
      : renderTable(
          ['queue', 'id', 'tries', 'reason', 'message'],
          letters.map(({ queue, id, receiveCount, reason, body }) => [
            queue,
            id,
            String(receiveCount),
            reason,
            JSON.stringify(body).slice(0, 200),
          ]),
        );
  return { json: letters, text };
}

async function redrive(data: OpenData): Promise<Answer> {
  const counts = (await ofEach(data, (desk) => desk.redrive())).map(([name, redriven]) => ({ name, redriven }));
  const all = counts.reduce((sum, { redriven }) => sum + redriven, 0);
  return { json: counts, text: `${all} messages given back to their queues` };
}
