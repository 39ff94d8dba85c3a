import { once } from 'node:events';
import { createServer } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { z } from 'zod';
import { StoreError, UsageError } from '#shared/errors.ts';
import { webhookFault } from '#shared/steps/webhook-signature.ts';
import { type CliContext, type Command, type CommandArgs, hasFlag, textOption } from './command.ts';
import { createPaint, writeLine } from './output.ts';
import { printable } from './printable.ts';

const SECRET_VARIABLE = 'CLAIMWIRE_WEBHOOK_SECRET';
const DEFAULT_PORT = 8090;

export const command: Command = {
  name: 'webhook',
  summary: 'a receiver for trying out notifications: shows and verifies them',
  usage: 'webhook listen [--port N] [--secret WHSEC] [--answer STATUS] [--count N] [--json]',
  help: `
Listens on this machine and prints each delivery: its type and titles, and whether the signature (Standard Webhooks) is right.
What is not signed with the secret is answered with 401. --answer makes it a receiver that fails (500) or has gone (410).
The secret may also stand in ${SECRET_VARIABLE}. Name the receiver in CLAIMWIRE_WEBHOOKS and in the story file, and let the
run reach this machine:

  npm run -s claimwire -- webhook listen --secret whsec_dHJ5aW5nIG91dA==
  export CLAIMWIRE_WEBHOOKS='{"desk":{"url":"http://127.0.0.1:8090/","secret":"whsec_dHJ5aW5nIG91dA=="}}'
  npm start -- --allow-loopback`,
  options: {
    port: { type: 'string', arg: 'N', help: `where to listen, ${DEFAULT_PORT} when left out; 0 takes any free port` },
    secret: { type: 'string', arg: 'WHSEC', help: 'what the sender signs with: whsec_ and base64' },
    answer: { type: 'string', arg: 'STATUS', help: 'what to answer deliveries that are right; 204 when left out' },
    count: { type: 'string', arg: 'N', help: 'end after so many deliveries' },
    json: { type: 'boolean', help: 'each delivery as a line of JSON' },
  },
  run: async (context, args) => {
    if (args.positionals.length !== 1 || args.positionals[0] !== 'listen') {
      throw new UsageError('webhook: the only thing to do is "listen"');
    }
    return listen(context, args);
  },
};

/** What is read of a delivery; others may have more in it. */
const Payload = z.object({
  type: z.string(),
  data: z.object({
    entry: z.object({ title: z.string() }).optional(),
    entries: z.array(z.object({ title: z.string() })).optional(),
  }),
});

/** Bytes that a delivery may have; a digest of fifty entries has some hundred thousand. */
const MAX_BODY_BYTES = 4_194_304;

async function listen(context: CliContext, args: CommandArgs): Promise<number> {
  const secret = textOption(args, 'secret') ?? context.env[SECRET_VARIABLE];
  if (!secret?.startsWith('whsec_')) throw new UsageError(`--secret (or ${SECRET_VARIABLE}) begins with whsec_`);
  const status = numberOption(args, 'answer', 204, 599);
  const wanted = numberOption(args, 'count', Number.POSITIVE_INFINITY, 1_000_000);
  const ended = new AbortController();
  let seen = 0;
  const server = createServer(async (request, response) => {
    const length = Number(request.headers['content-length'] ?? 0);
    if (request.method !== 'POST' || length > MAX_BODY_BYTES) {
      response.writeHead(request.method === 'POST' ? 413 : 405, { connection: 'close' }).end();
      return;
    }
    const body = (await buffer(request)).toString('utf8');
    const fault = webhookFault(secret, request.headers, context.now(), body);
    response.writeHead(fault === undefined ? status : 401).end();
    await show(context, args, { id: String(request.headers['webhook-id'] ?? ''), fault, body });
    seen += 1;
    if (seen >= wanted) ended.abort();
  });
  const failed = new Promise<never>((_, reject) => {
    server.once('error', (cause) =>
      reject(new StoreError('port-in-use', `cannot listen: ${cause.message}; choose another with --port`, { cause })),
    );
  });
  server.listen(numberOption(args, 'port', DEFAULT_PORT, 65_535), '127.0.0.1');
  await Promise.race([once(server, 'listening'), failed]);
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : DEFAULT_PORT;
  context.stderr.write(`listening on http://127.0.0.1:${port}/ ; Ctrl-C ends\n`);
  const signal = AbortSignal.any([context.signal, ended.signal]);
  if (!signal.aborted) await once(signal, 'abort');
  server.close();
  server.closeAllConnections();
  return 0;
}

async function show(
  context: CliContext,
  args: CommandArgs,
  { id, fault, body }: { id: string; fault?: string; body: string },
): Promise<void> {
  const payload = readPayload(body);
  if (hasFlag(args, 'json')) {
    await writeLine(context.stdout, JSON.stringify({ id, verified: fault === undefined, fault, payload }));
    return;
  }
  const paint = createPaint(context.stdout, context.env);
  const known = Payload.safeParse(payload);
  const verdict = fault === undefined ? paint('green', 'signed') : paint('red', `refused: ${fault}`);
  const titles = known.success
    ? [...(known.data.data.entry ? [known.data.data.entry] : []), ...(known.data.data.entries ?? [])]
    : [];
  await writeLine(context.stdout, `${printable(known.data?.type ?? 'unknown')}  ${printable(id)}  ${verdict}`);
  for (const { title } of titles) await writeLine(context.stdout, `  ${printable(title)}`);
}

function readPayload(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function numberOption(args: CommandArgs, name: string, usual: number, most: number): number {
  const text = textOption(args, name);
  if (text === undefined) return usual;
  const value = Number(text);
  if (!/^\d+$/.test(text) || value > most) throw new UsageError(`--${name} ${text}: a number up to ${most}`);
  return value;
}
