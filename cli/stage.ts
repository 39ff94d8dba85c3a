import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { z } from 'zod';
import { ClaimwireError, InputError, UsageError } from '#shared/errors.ts';
import { type CliContext, type CommandArgs, hasFlag, type OptionSpec } from './command.ts';
import { writeLine } from './output.ts';

/** Options that every stage has. */
export const STAGE_OPTIONS = {
  jsonl: { type: 'boolean', help: 'read one JSON document a line, print one line for each, in order' },
  json: { type: 'boolean', help: 'print JSON also on a terminal' },
} as const satisfies Record<string, OptionSpec>;

/** What a stage reads without `--jsonl`: one raw document. */
export type RawDocument = { bytes: Uint8Array; name: string };

export type Stage<Input extends { id: string }, Output extends object> = {
  input: z.ZodType<Input>;
  /** The document that the raw bytes and the options stand for. */
  fromRaw(raw: RawDocument): Input;
  /** Without the id, which is put in front. */
  answer(input: Input): Output | Promise<Output>;
  /** For people, on a terminal; JSON where absent. */
  toText?(input: Input, output: Output): string;
};

/** Largest line that a stage reads, in UTF-16 units: 64 Mi. */
const MAX_LINE_LENGTH = 64 * 1024 * 1024;

/** Runs a stage that answers each document on its own. */
export async function runStage<Input extends { id: string }, Output extends object>(
  context: CliContext,
  args: CommandArgs,
  stage: Stage<Input, Output>,
): Promise<number> {
  if (hasFlag(args, 'jsonl')) {
    for await (const line of inputLines(context, args)) {
      await writeLine(context.stdout, JSON.stringify(await answerLine(line, stage)));
      if (context.signal.aborted) return 1;
    }
    return 0;
  }
  const input = stage.fromRaw(await readRaw(context, args));
  const output = await stage.answer(input);
  if (stage.toText && context.stdout.isTTY && !hasFlag(args, 'json')) {
    await writeLine(context.stdout, stage.toText(input, output));
  } else {
    await writeLine(context.stdout, JSON.stringify({ id: input.id, ...output }, null, hasFlag(args, 'json') ? 0 : 2));
  }
  return 0;
}

export type CorpusStage<Input extends { id: string }> = {
  input: z.ZodType<Input>;
  fromRaw(raw: RawDocument): Input;
  /** All lines are one corpus; the answer has any number of lines. */
  answer(corpus: Input[]): object[] | Promise<object[]>;
  toText?(corpus: Input[], lines: object[]): string;
};

/** Runs a stage for which all documents are one corpus. Lines that cannot be read answer with an error, first. */
export async function runCorpusStage<Input extends { id: string }>(
  context: CliContext,
  args: CommandArgs,
  stage: CorpusStage<Input>,
): Promise<number> {
  const corpus: Input[] = [];
  if (hasFlag(args, 'jsonl')) {
    for await (const line of inputLines(context, args)) {
      const parsed = parseLine(line, stage.input);
      if ('error' in parsed) await writeLine(context.stdout, JSON.stringify(parsed));
      else corpus.push(parsed.input);
    }
  } else {
    corpus.push(stage.fromRaw(await readRaw(context, args)));
  }
  const lines = await stage.answer(corpus);
  if (stage.toText && context.stdout.isTTY && !hasFlag(args, 'json') && !hasFlag(args, 'jsonl')) {
    await writeLine(context.stdout, stage.toText(corpus, lines));
    return 0;
  }
  for (const line of lines) await writeLine(context.stdout, JSON.stringify(line));
  return 0;
}

type LineError = { id: string; error: { code: string; message: string } };

function parseLine<Input extends { id: string }>(line: string, schema: z.ZodType<Input>): { input: Input } | LineError {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (cause) {
    return lineError('', new InputError('not-json', 'the line is not JSON', { cause }));
  }
  const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
  const parsed = schema.safeParse(value);
  if (parsed.success) return { input: parsed.data };
  const issue = parsed.error.issues[0];
  const where = issue?.path.join('.') ?? '';
  return lineError(id, new InputError('bad-input', `${where ? `${where}: ` : ''}${issue?.message ?? 'does not fit'}`));
}

async function answerLine<Input extends { id: string }, Output extends object>(
  line: string,
  stage: Stage<Input, Output>,
): Promise<object> {
  const parsed = parseLine(line, stage.input);
  if ('error' in parsed) return parsed;
  try {
    return { id: parsed.input.id, ...(await stage.answer(parsed.input)) };
  } catch (error) {
    if (error instanceof ClaimwireError) return lineError(parsed.input.id, error);
    throw error;
  }
}

function lineError(id: string, error: ClaimwireError): LineError {
  return { id, error: { code: error.code, message: error.message } };
}

async function* inputLines(context: CliContext, args: CommandArgs): AsyncGenerator<string> {
  const lines = createInterface({ input: openInput(context, args), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines) {
    if (line.length > MAX_LINE_LENGTH) throw new InputError('too-large', 'a line is longer than 64 Mi characters');
    if (line.trim() !== '') yield line;
  }
}

async function readRaw(context: CliContext, args: CommandArgs): Promise<RawDocument> {
  const chunks: Buffer[] = [];
  for await (const chunk of openInput(context, args)) chunks.push(Buffer.from(chunk));
  return { bytes: Buffer.concat(chunks), name: args.positionals[0] ?? 'stdin' };
}

function openInput(context: CliContext, args: CommandArgs): NodeJS.ReadableStream {
  const [file, ...rest] = args.positionals;
  if (rest.length > 0) throw new UsageError(`one file at a time, got ${args.positionals.length}`);
  if (file !== undefined && file !== '-') return createReadStream(file);
  if (context.stdin.isTTY) throw new UsageError('name a file, or pipe a document into the command (see --help)');
  return context.stdin;
}
