import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { UsageError } from '#shared/errors.ts';
import { type CliContext, type CommandArgs, type OptionSpec, textOption } from './command.ts';

export const DEFAULT_DATA_FOLDER = '.claimwire';

/** For commands that look into what a run has left. */
export const DATA_OPTION = {
  data: { type: 'string', arg: 'DIR', default: DEFAULT_DATA_FOLDER, help: 'the data folder of the run' },
  stack: {
    type: 'string',
    arg: 'NAME',
    help: 'a deployed stack instead; credentials and region as for every AWS tool',
  },
} as const satisfies Record<string, OptionSpec>;

/** The folder, absolute; `UsageError` where no run has left anything there. */
export function existingDataFolder(context: CliContext, args: CommandArgs): string {
  const named = textOption(args, 'data') ?? DEFAULT_DATA_FOLDER;
  const folder = resolve(context.cwd, named);
  if (existsSync(join(folder, 'claimwire.sqlite'))) return folder;
  throw new UsageError(
    `${named}: no claimwire data there; run \`npm start\` or \`npm run demo\` first, or name the folder with --data`,
  );
}

/** A port number of an option, 0 to 65535. */
export function portOption(args: CommandArgs): number {
  const text = textOption(args, 'port') ?? '8080';
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new UsageError(`--port ${text}: not a port; give a number from 0 to 65535`);
}
