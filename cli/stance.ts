import { type HeadlineReading, headlineStance } from '#shared/claims/headline-stance.ts';
import { UsageError } from '#shared/errors.ts';
import { type Command, textOption } from './command.ts';
import { runStage, STAGE_OPTIONS } from './stage.ts';
import { StanceInput } from './stage-schemas.ts';

export const command: Command = {
  name: 'stance',
  summary: 'whether a headline or text is for a claim, against it, or only observes it',
  usage: 'stance [FILE] --claim TEXT [--jsonl]',
  help: `
Reads one headline or text and compares it with --claim; with --jsonl reads documents {id, claim, text}. The answer is for, against
or observing, with the words that show it; for needs none.

  echo "Ministry calls talk of troops a hoax" | npm run -s claimwire -- stance --claim "Troops were sent"`,
  options: { claim: { type: 'string', arg: 'TEXT', help: 'the claim in its positive form' }, ...STAGE_OPTIONS },
  run: async (context, args) =>
    runStage<StanceInput, HeadlineReading>(context, args, {
      input: StanceInput,
      fromRaw: ({ bytes, name }) => {
        const claim = textOption(args, 'claim');
        if (claim === undefined)
          throw new UsageError('stance: --claim is missing; say which claim the text is compared with');
        return { id: name, claim, text: new TextDecoder().decode(bytes) };
      },
      answer: ({ claim, text }) => headlineStance(claim, text),
      toText: (_document, { stance, reasons }) =>
        [stance, ...reasons.map(({ rule, text }) => `  ${rule}${text === '' ? '' : `: ${text}`}`)].join('\n'),
    }),
};
