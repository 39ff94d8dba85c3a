import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export function childArguments(script: string, ...args: string[]): string[] {
  return ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, script), ...args];
}

/** Starts one of the scripts beside this file. */
export function startChild(script: string, ...args: string[]): ChildProcess {
  return spawn(process.execPath, childArguments(script, ...args), { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Its lines as they come, until the process ends. */
export async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  let rest = '';
  for await (const chunk of child.stdout ?? []) {
    const lines = `${rest}${chunk}`.split('\n');
    rest = lines.pop() ?? '';
    yield* lines;
  }
}

/** `kill -9`, and waits until the process is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}
