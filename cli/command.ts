import type { ParseArgsOptionDescriptor } from 'node:util';
import type { Clock } from '#shared/ports.ts';

/** What a command may touch of the world: handed in, so that tests can watch it. */
export type CliContext = {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: NodeJS.WritableStream & { isTTY?: boolean; columns?: number };
  stderr: NodeJS.WritableStream & { isTTY?: boolean };
  env: Readonly<Record<string, string | undefined>>;
  cwd: string;
  now: Clock;
  /** Aborted by Ctrl-C and by a closed stdout: stop soon, leave nothing half-written. */
  signal: AbortSignal;
};

export type OptionSpec = ParseArgsOptionDescriptor & {
  /** One line for `--help`. */
  help: string;
  /** What stands behind the option in `--help`, e.g. `FILE`; absent for switches. */
  arg?: string;
};

export type CommandArgs = {
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>;
  positionals: readonly string[];
};

/** One file a command. `run` answers the exit status: 0 done, 1 the run failed; wrong usage is thrown as `UsageError`. */
export type Command = {
  name: string;
  summary: string;
  /** E.g. `extract [FILE] [--jsonl] [--format text|table|json]`. */
  usage: string;
  /** What a user wants to know before the options, and an example that works as it stands. */
  help: string;
  options: Readonly<Record<string, OptionSpec>>;
  run(context: CliContext, args: CommandArgs): Promise<number>;
};

/** The value of a text option, or undefined where it was not given. */
export function textOption(args: CommandArgs, name: string): string | undefined {
  const value = args.values[name];
  return typeof value === 'string' ? value : undefined;
}

export function hasFlag(args: CommandArgs, name: string): boolean {
  return args.values[name] === true;
}
