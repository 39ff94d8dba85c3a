import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A cold Java or Python on a busy machine. */
const START_TIMEOUT_MS = 60_000;

export type Server = { url: string; stop: () => Promise<void> };

/** An emulator of AWS on a free port; what it says goes to a file of `logFolder`. */
export function startMoto(motoServer: string, logFolder: string): Promise<Server> {
  return start('moto', logFolder, (port) => [motoServer, '-H', '127.0.0.1', '-p', String(port)]);
}

/** Amazon's own DynamoDB for development, in memory. */
export function startDynamoDb(jars: string, logFolder: string): Promise<Server> {
  return start('dynamodb-local', logFolder, (port) => [
    'java',
    `-Dsqlite4java.library.path=${jars}`,
    '-cp',
    join(jars, '*'),
    'com.amazonaws.services.dynamodbv2.local.main.ServerRunner',
    '-inMemory',
    '-disableTelemetry',
    '-port',
    String(port),
  ]);
}

async function start(name: string, logFolder: string, command: (port: number) => string[]): Promise<Server> {
  const port = await freePort();
  const [program = '', ...args] = command(port);
  const logFile = join(logFolder, `${name}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(program, args, { stdio: ['ignore', log, log] });
  const url = `http://127.0.0.1:${port}`;
  for (const deadline = Date.now() + START_TIMEOUT_MS; !(await answers(url)); await sleep(100)) {
    if (child.exitCode !== null || Date.now() > deadline) {
      await stop(child);
      throw new Error(`${name} does not answer; see ${logFile}`);
    }
  }
  return { url, stop: () => stop(child) };
}

async function answers(url: string): Promise<boolean> {
  try {
    await fetch(url, { signal: AbortSignal.timeout(1000) });
    return true;
  } catch {
    return false;
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise<void>((resolve) => server.close(() => resolve()));
  if (address === null || typeof address === 'string') throw new Error('no port is free');
  return address.port;
}
