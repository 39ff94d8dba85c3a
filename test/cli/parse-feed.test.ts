import { PassThrough, Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { command } from '../../cli/parse-feed.ts';

async function run(input: string | Buffer, values: Record<string, string | boolean>, isTTY = false): Promise<string> {
  const stdout = Object.assign(new PassThrough(), { isTTY });
  const context = {
    stdin: Readable.from([input]),
    stdout,
    stderr: new PassThrough(),
    env: {},
    cwd: '/',
    now: () => new Date('2024-10-23T12:00:00Z'),
    signal: new AbortController().signal,
  };
  expect(await command.run(context, { values, positionals: [] })).toBe(0);
  return String(stdout.read());
}

const FEED =
  '<rss version="2.0"><channel><title>Wire</title><item><title>One</title><link>/1</link><pubDate>23 Oct 2024 10:00 GMT</pubDate></item></channel></rss>';

test('one raw document', async () => {
  const answer = JSON.parse(await run(FEED, { url: 'https://wire.example/f', json: true }));
  expect(answer).toEqual({
    id: 'stdin',
    feed: {
      format: 'rss',
      title: 'Wire',
      encoding: 'utf-8',
      encodingFrom: 'ascii',
      repaired: false,
      entries: [
        {
          id: 'https://wire.example/1',
          title: 'One',
          url: 'https://wire.example/1',
          publishedAt: '2024-10-23T10:00:00.000Z',
          authors: [],
          enclosures: [],
        },
      ],
    },
  });
});

test('lines in, lines out, in their order, errors too', async () => {
  const lines = [
    { id: 'a', body: Buffer.from(FEED).toString('base64') },
    { id: 'b', body: Buffer.from('<html>').toString('base64') },
    { id: 'c' },
  ];
  const answers = (await run(lines.map((line) => JSON.stringify(line)).join('\n'), { jsonl: true }))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers).toMatchObject([
    { id: 'a', feed: { title: 'Wire' } },
    { id: 'b', error: { code: 'html-not-feed' } },
    { id: 'c', error: { code: 'bad-input' } },
  ]);
});

test('something to read on a terminal', async () => {
  expect(await run(FEED, {}, true)).toContain('2024-10-23 10:00  One');
});
