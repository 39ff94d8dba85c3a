import { findStory } from '#local/config.ts';
import { contentOf } from '#shared/developments/corrected-claims.ts';
import { UsageError } from '#shared/errors.ts';
import { Correction, STANCES } from '#shared/model/claim.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import { type Command, type CommandArgs, hasFlag, textOption } from './command.ts';
import { DATA_OPTION } from './data-option.ts';
import { withData } from './open-data.ts';
import { writeLine } from './output.ts';

export const command: Command = {
  name: 'correct',
  summary: 'correct a claim; kept through re-runs, shown on the page',
  usage: 'correct CLAIM (--drop | --speaker NAME | --stance STANCE) --reason TEXT [--data DIR]',
  help: `
A person's word against the machine's: drops a claim, or gives it another speaker or stance. The reason is published with
it. \`claimwire explain URL\` shows the claims of an article with their ids. Stances: ${STANCES.join(', ')}.

  npm run -s claimwire -- correct CLAIM --stance cannot-confirm --reason "he refused to say"`,
  options: {
    ...DATA_OPTION,
    drop: { type: 'boolean', help: 'the claim does not count' },
    speaker: { type: 'string', arg: 'NAME', help: 'who really said it' },
    stance: { type: 'string', arg: 'STANCE', help: 'the stance that the words take' },
    reason: { type: 'string', arg: 'TEXT', help: 'why; published' },
  },
  run: (context, args) =>
    withData(context, args, async ({ stores, stories }) => {
      const [claimId, ...rest] = args.positionals;
      if (claimId === undefined || rest.length > 0)
        throw new UsageError('name one claim; see `claimwire correct --help`');
      const store = createStoryStore(stores.storyTable);
      let corrected = 0;
      for (const { story } of stories) {
        const { claims } = await store.load(findStory(stories, story.id).story.id);
        const found = claims.find(({ claim }) => claim.id === claimId);
        if (!found) continue;
        const at = context.now().toISOString();
        const words = { articleId: found.articleId, sentence: found.claim.evidence.exact, content: contentOf(found) };
        const correction = parseCorrection({ ...changeOf(args), schema: 1, storyId: story.id, claimId, words, at });
        await store.putCorrection(correction);
        const cause = `correction#${claimId}#${at}`;
        await stores.queues.publish.send([
          {
            body: { version: 1, kind: 'story', storyId: story.id, cause },
            group: story.id,
            deduplicationId: `${story.id}#${cause}`,
          },
        ]);
        corrected += 1;
      }
      if (corrected === 0)
        throw new UsageError(`no claim "${claimId}"; \`claimwire explain URL\` shows the claims of an article`);
      await writeLine(context.stdout, `corrected; the next run publishes it`);
      return 0;
    }),
};

function changeOf(args: CommandArgs): { change: object; reason: string } {
  const reason = textOption(args, 'reason');
  if (!reason) throw new UsageError('say why with --reason TEXT: it is published with the correction');
  const speaker = textOption(args, 'speaker');
  const stance = textOption(args, 'stance');
  const changes = [
    ...(hasFlag(args, 'drop') ? [{ kind: 'drop' }] : []),
    ...(speaker === undefined ? [] : [{ kind: 'speaker', name: speaker }]),
    ...(stance === undefined ? [] : [{ kind: 'stance', stance }]),
  ];
  const [change] = changes;
  if (!change || changes.length > 1) throw new UsageError('give one of --drop, --speaker NAME, --stance STANCE');
  return { change, reason };
}

function parseCorrection(value: object): Correction {
  const parsed = Correction.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new UsageError(`${issue?.path.at(-1)?.toString() ?? 'correction'}: ${issue?.message}`);
}
