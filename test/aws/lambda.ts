import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { z } from 'zod';

const Reply = z.object({
  ready: z.boolean().optional(),
  id: z.number().optional(),
  answer: z.unknown().optional(),
  error: z.string().optional(),
});

export type LogLine = Record<string, unknown>;
export type Lambda = {
  /** The answer of the handler; throws what it threw. */
  invoke(event: unknown, nowMs: number): Promise<unknown>;
  /** What the function has written so far, line by line. */
  lines: LogLine[];
  stop(): Promise<void>;
};

/** A process with nothing in its environment but what is given, as a cold start has it. */
export async function startLambda(
  bundle: string,
  environment: Readonly<Record<string, string>>,
  newsroomPort: number,
): Promise<Lambda> {
  const child = fork(join(import.meta.dirname, 'lambda-host.ts'), [bundle, String(newsroomPort)], {
    env: environment,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const lines: LogLine[] = [];
  let errors = '';
  let half = '';
  child.stderr?.on('data', (chunk) => {
    errors += chunk;
  });
  child.stdout?.on('data', (chunk) => {
    const parts = `${half}${chunk}`.split('\n');
    half = parts.pop() ?? '';
    for (const part of parts) lines.push(z.record(z.string(), z.unknown()).parse(JSON.parse(part)));
  });
  await nextReply(child, () => errors, undefined);
  let calls = 0;
  return {
    lines,
    invoke: async (event, nowMs) => {
      calls += 1;
      const reply = nextReply(child, () => errors, calls);
      child.send({ id: calls, event, nowMs });
      const { answer, error } = await reply;
      if (error !== undefined) throw new Error(error);
      return answer;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** `id` undefined: that the bundle is imported. */
function nextReply(child: ChildProcess, errors: () => string, id: number | undefined): Promise<z.infer<typeof Reply>> {
  return new Promise((resolve, reject) => {
    const onExit = () => reject(new Error(`the function ended: ${errors()}`));
    const onMessage = (message: unknown) => {
      const reply = Reply.parse(message);
      if (reply.id !== id) return;
      child.off('exit', onExit);
      child.off('message', onMessage);
      resolve(reply);
    };
    child.on('exit', onExit);
    child.on('message', onMessage);
  });
}
