import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Endpoint, endpointFrom } from './endpoint-guard.ts';
import { type Server, startDynamoDb, startMoto } from './servers.ts';
import { installTools } from './tools.ts';

/**
 * `npm run test:aws`: the contract suites, a deployment and the whole path, against implementations of AWS that are not
 * ours. Installs and starts them, runs, stops them. With `AWS_ENDPOINT_URL` set it runs against that endpoint instead.
 */
const say = (line: string) => process.stderr.write(`test:aws: ${line}\n`);
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => stopping.abort());

const folder = mkdtempSync(join(tmpdir(), 'claimwire-aws-'));
const servers: Server[] = [];
let isGreen = true;
try {
  const given = endpointFrom(process.env);
  if (given.kind === 'refused') throw new Error(given.reason);
  await runAll(given);
} catch (error) {
  isGreen = false;
  say(error instanceof Error ? error.message : String(error));
} finally {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(isGreen && !stopping.signal.aborted ? 0 : 1);

async function runAll(given: Exclude<Endpoint, { kind: 'refused' }>): Promise<void> {
  if (given.kind === 'given') {
    // A server for one service is named by its own variable, which the SDK and the suites read themselves.
    await vitest(given.isEmulator ? 'aws' : 'contract', {});
    return;
  }
  const tools = installTools(say);
  const moto = await startMoto(tools.motoServer, folder);
  servers.push(moto);
  await vitest('aws', {
    AWS_ENDPOINT_URL: moto.url,
    CLAIMWIRE_TEST_CFN_LINT: tools.cfnLint,
    CLAIMWIRE_TEST_MOTO: 'yes',
  });
  if (tools.dynamoDb.kind === 'absent') {
    isGreen = false;
    say(`DynamoDB Local: ${tools.dynamoDb.reason}`);
    return;
  }
  const dynamoDb = await startDynamoDb(tools.dynamoDb.folder, folder);
  servers.push(dynamoDb);
  await vitest('tables', { AWS_ENDPOINT_URL_DYNAMODB: dynamoDb.url });
}

/** `project`: see vitest.config.ts. */
async function vitest(project: 'aws' | 'contract' | 'tables', env: Record<string, string>): Promise<void> {
  stopping.signal.throwIfAborted();
  const program = join(import.meta.dirname, '..', '..', 'node_modules', 'vitest', 'vitest.mjs');
  const child = spawn(process.execPath, [program, 'run', '--passWithNoTests', ...process.argv.slice(2)], {
    stdio: 'inherit',
    env: {
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: 'eu-central-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      ...process.env,
      ...env,
      CLAIMWIRE_TEST: project,
    },
  });
  stopping.signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  if (code !== 0) isGreen = false;
}
