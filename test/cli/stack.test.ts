import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { QUEUES, STACK_OUTPUTS } from '#shared/names.ts';
import { runCli } from './run-cli.ts';

/** What the services were asked, as `call detail`. */
const asked: string[] = [];
/** The SDK asks a queue where its address is. */
const outputs = (base: string): [string, string][] => [
  [STACK_OUTPUTS.articleBucket, 'articles'],
  [STACK_OUTPUTS.siteBucket, 'site'],
  [STACK_OUTPUTS.feedTable, 'feeds'],
  [STACK_OUTPUTS.articleTable, 'articles'],
  [STACK_OUTPUTS.storyTable, 'stories'],
  ...QUEUES.map((name): [string, string] => [STACK_OUTPUTS.queues[name], `${base}/1/${name}`]),
  ...QUEUES.map((name): [string, string] => [STACK_OUTPUTS.deadLetters[name], `${base}/1/${name}-dead`]),
];

let server: Server;
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://aws.example');
    const target = String(request.headers['x-amz-target'] ?? url.searchParams.get('Action'));
    const body = await text(request);
    const { status, answer } = answerTo(target, url.searchParams.get('StackName') ?? '', body);
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  vi.stubEnv('AWS_ENDPOINT_URL', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
  vi.stubEnv('AWS_REGION', 'eu-west-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
  server.closeAllConnections();
});

function answerTo(target: string, stack: string, body: string): { status: number; answer: string } {
  const json = (value: object) => ({ status: 200, answer: JSON.stringify(value) });
  if (target === 'DescribeStacks') {
    if (stack !== 'claimwire') {
      const message = `Stack with id ${stack} does not exist`;
      return { status: 400, answer: `<ErrorResponse><Error><Message>${message}</Message></Error></ErrorResponse>` };
    }
    const member = ([name, value]: [string, string]) =>
      `<member><OutputKey>${name}</OutputKey><OutputValue>${value}</OutputValue></member>`;
    return {
      status: 200,
      answer: `<Outputs>${outputs(process.env.AWS_ENDPOINT_URL ?? '')
        .map(member)
        .join('\n')}</Outputs>`,
    };
  }
  const input: { QueueUrl?: string; SourceArn?: string; TableName?: string } = JSON.parse(body);
  asked.push(`${target.split('.')[1]} ${input.QueueUrl ?? input.SourceArn ?? input.TableName}`);
  switch (target.split('.')[1]) {
    case 'GetQueueAttributes': {
      const name = input.QueueUrl?.split('/').at(-1) ?? '';
      const count = name === 'read-dead' ? '3' : name === 'read' ? '7' : '0';
      return json({ Attributes: { ApproximateNumberOfMessages: count, QueueArn: `arn:${name}` } });
    }
    case 'ReceiveMessage':
      return json({});
    case 'StartMessageMoveTask':
      return json({ TaskHandle: 'x' });
    case 'Query':
      return json({ Items: [] });
    default:
      return json({});
  }
}

describe('--stack', () => {
  it('shows how full the queues of a deployed stack are', async () => {
    const { status, stdout, stderr } = await runCli(['--stack', 'claimwire', 'queue', '--json']);
    expect([status, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toContainEqual({ name: 'read', visible: 7, delayed: 0, inFlight: 0, dead: 3 });
  });

  it('gives dead letters back, where there are any', async () => {
    asked.length = 0;
    const { stdout } = await runCli(['queue', 'redrive', '--stack', 'claimwire']);
    expect(stdout).toBe('3 messages given back to their queues\n');
    expect(asked.filter((each) => each.startsWith('StartMessageMoveTask'))).toEqual([
      'StartMessageMoveTask arn:read-dead',
    ]);
  });

  it.each([
    [['queue', 'dead'], 'no dead letters\n'],
    [['alerts'], 'no alerts yet\n'],
    [['ledger', '--story', 'dprk-troops-russia'], 'no positions yet\n'],
  ])('answers %j in the same words as locally', async (argv, expected) => {
    const { status, stdout } = await runCli([...argv, '--stack', 'claimwire']);
    expect([status, stdout]).toEqual([0, expected]);
  });

  it('names the stack that is not there', async () => {
    const { status, stderr } = await runCli(['alerts', '--stack', 'other']);
    expect(status).toBe(1);
    expect(stderr).toBe('claimwire: no stack "other" in eu-west-1; name another, or set AWS_REGION\n');
  });
});
