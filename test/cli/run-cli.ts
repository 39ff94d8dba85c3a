import { PassThrough, Readable } from 'node:stream';
import { main } from '../../cli/main.ts';

export type CliResult = { status: number; stdout: string; stderr: string };

/** Runs the command line in this process, with streams of its own; `stdin` is what is piped in. */
export async function runCli(
  argv: readonly string[],
  options: { stdin?: string | Uint8Array; cwd?: string; env?: Record<string, string>; signal?: AbortSignal } = {},
): Promise<CliResult> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const collected = Promise.all([collect(stdout), collect(stderr)]);
  const status = await main(argv, {
    stdin: Readable.from([Buffer.from(options.stdin ?? '')]),
    stdout,
    stderr,
    env: options.env ?? {},
    cwd: options.cwd ?? process.cwd(),
    now: () => new Date('2024-10-24T12:00:00Z'),
    signal: options.signal ?? new AbortController().signal,
  });
  stdout.end();
  stderr.end();
  const [out, err] = await collected;
  return { status, stdout: out, stderr: err };
}

async function collect(stream: PassThrough): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** The lines of a JSONL answer. */
export function jsonLines(stdout: string): unknown[] {
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}
