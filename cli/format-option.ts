import { UsageError } from '#shared/errors.ts';
import { type CommandArgs, textOption } from './command.ts';

/** The value of `--format`, one of `formats`; the first one when it was not given. */
export function formatOption<Format extends string>(
  args: CommandArgs,
  formats: readonly [Format, ...Format[]],
): Format {
  const named = textOption(args, 'format') ?? formats[0];
  const format = formats.find((each) => each === named);
  if (format !== undefined) return format;
  throw new UsageError(`--format ${named}: not one of ${formats.join(', ')}`);
}
