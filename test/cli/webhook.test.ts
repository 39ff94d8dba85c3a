import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { signWebhook } from '#shared/steps/webhook-signature.ts';
import { main } from '../../cli/main.ts';
import { jsonLines, runCli } from './run-cli.ts';

const SECRET = 'whsec_dHJ5aW5nIG91dA==';
const NOW = new Date('2024-10-24T12:00:00Z');

/** Runs the receiver, hands over its address, and answers what it printed. */
async function listening(argv: string[], use: (url: string) => Promise<void>): Promise<string> {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const address = new Promise<string>((resolve) => {
    stderr.on('data', (chunk) => resolve(/http:\/\/127\.0\.0\.1:\d+\//.exec(String(chunk))?.[0] ?? ''));
  });
  const ended = main(['webhook', 'listen', '--port', '0', '--secret', SECRET, ...argv], {
    stdin: process.stdin,
    stdout,
    stderr,
    env: {},
    cwd: process.cwd(),
    now: () => NOW,
    signal: new AbortController().signal,
  });
  await use(await address);
  expect(await ended).toBe(0);
  stdout.end();
  return (await stdout.toArray()).map(String).join('');
}

function post(url: string, body: string, secret = SECRET): Promise<Response> {
  return fetch(url, { method: 'POST', headers: signWebhook(secret, 'msg-1', NOW, body), body });
}

const BODY = JSON.stringify({ type: 'development.contradiction', data: { entry: { title: 'A \u001b[31mtitle' } } });

test('a delivery is shown with its title, and one that is not ours is refused', async () => {
  const out = await listening(['--count', '2'], async (url) => {
    expect((await post(url, BODY)).status).toBe(204);
    expect((await post(url, BODY, 'whsec_b3RoZXI=')).status).toBe(401);
  });
  expect(out).toContain('development.contradiction  msg-1  signed');
  expect(out).toContain('A �[31mtitle');
  expect(out).toContain('refused: the signature is not that of this secret');
});

test('it can stand for a receiver that fails, and print JSON', async () => {
  const out = await listening(['--count', '1', '--answer', '410', '--json'], async (url) => {
    expect((await post(url, BODY)).status).toBe(410);
  });
  expect(jsonLines(out)).toMatchObject([
    { id: 'msg-1', verified: true, payload: { type: 'development.contradiction' } },
  ]);
});

test.each([
  ['another verb', ['webhook', 'send'], 'listen'],
  ['no secret', ['webhook', 'listen'], 'whsec_'],
  ['a port that is none', ['webhook', 'listen', '--secret', SECRET, '--port', '99999'], '65535'],
])('%s is wrong usage', async (_, argv, part) => {
  const { status, stderr } = await runCli(argv);
  expect([status, stderr.includes(part)]).toEqual([2, true]);
});
