import { parseArgs } from 'node:util';
import { ClaimwireError, UsageError } from '#shared/errors.ts';
import type { CliContext, Command } from './command.ts';
import { COMMANDS, summaries } from './commands.ts';
import { writeLine } from './output.ts';

/** The whole command line as a function: tests call it with streams of their own. */
export async function main(argv: readonly string[], context: CliContext): Promise<number> {
  const [name, ...rest] = withStackBehind(argv);
  try {
    if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
      await writeLine(context.stdout, await overview());
      return name === undefined ? 2 : 0;
    }
    const load = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (!load) throw new UsageError(`no command "${name}"; \`claimwire --help\` lists them`);
    const { command } = await load();
    return await runCommand(command, rest, context);
  } catch (error) {
    if (isBrokenPipe(error)) return 0;
    if (error instanceof UsageError) {
      context.stderr.write(`claimwire: ${error.message}\n`);
      return 2;
    }
    context.stderr.write(`claimwire: ${explain(error)}\n`);
    return 1;
  }
}

/** `--stack NAME alerts` is `alerts --stack NAME`. */
function withStackBehind(argv: readonly string[]): readonly string[] {
  const [first, stack, name, ...rest] = argv;
  return first === '--stack' && stack !== undefined && name !== undefined ? [name, '--stack', stack, ...rest] : argv;
}

async function runCommand(command: Command, rest: string[], context: CliContext): Promise<number> {
  let parsed: ReturnType<typeof parseArgs>;
  try {
    parsed = parseArgs({
      args: rest,
      allowPositionals: true,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message.split('. ')[0] : String(error);
    throw new UsageError(`${command.name}: ${why}; see \`claimwire ${command.name} --help\``);
  }
  if (parsed.values.help === true) {
    await writeLine(context.stdout, helpText(command));
    return 0;
  }
  return command.run(context, { values: parsed.values, positionals: parsed.positionals });
}

function helpText(command: Command): string {
  const options = Object.entries(command.options).map(([name, spec]) => {
    const left = `  --${name}${spec.arg ? ` ${spec.arg}` : ''}`;
    const fallback = typeof spec.default === 'string' ? ` (default ${spec.default})` : '';
    return `${left.padEnd(28)}${spec.help}${fallback}`;
  });
  return [
    `claimwire ${command.name}: ${command.summary}`,
    '',
    `usage: claimwire ${command.usage}`,
    '',
    command.help.trim(),
    '',
    'options:',
    ...options,
    `${'  --help'.padEnd(28)}this text`,
  ].join('\n');
}

async function overview(): Promise<string> {
  const rows = (await summaries()).map(([name, summary]) => `  ${name.padEnd(16)}${summary}`);
  return [
    'claimwire: who says what in a developing story, where it is written, and what is a copy',
    '',
    'usage: claimwire COMMAND [options]   (`npm run -s claimwire -- COMMAND` from a checkout)',
    '',
    ...rows,
    '',
    '`claimwire COMMAND --help` explains one, with an example. Exit status: 0 done, 1 failed, 2 wrong usage.',
  ].join('\n');
}

/** One sentence for people; a stack only where nobody expected the error. */
function explain(error: unknown): string {
  if (error instanceof ClaimwireError) return error.message;
  if (error instanceof Error) {
    const { code, path } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' && path) return `${path}: no such file; check the path`;
    if (code === 'EISDIR' && path) return `${path}: is a folder; name a file`;
    if (code === 'EISDIR') return 'the input is a folder; name a file';
    if (code === 'EACCES' && path) return `${path}: permission denied; check who may read and write it`;
    if (code === 'ENOSPC') return 'the disk is full; make room and run again: nothing was left half-written';
    return error.stack ?? error.message;
  }
  return String(error);
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}
