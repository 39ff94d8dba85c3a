import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../../cli/commands.ts';
import { jsonLines, runCli } from './run-cli.ts';

describe('help', () => {
  test('without a command, the commands are listed and the status is that of wrong usage', async () => {
    const { status, stdout } = await runCli([]);
    expect(status).toBe(2);
    for (const name of Object.keys(COMMANDS)) expect(stdout).toContain(name);
  });

  test.each(Object.keys(COMMANDS))('%s --help shows usage and an example', async (name) => {
    const { status, stdout } = await runCli([name, '--help']);
    expect(status).toBe(0);
    expect(stdout).toContain(`usage: claimwire ${name}`);
    expect(stdout).toMatch(/\n {2}\S.*(?:claimwire|npm)/);
  });
});

describe('wrong usage: one sentence, status 2', () => {
  test.each([
    ['an unknown command', ['exract'], 'no command "exract"; `claimwire --help` lists them'],
    ['an unknown option', ['match', '--sotry', 'x'], "Unknown option '--sotry'"],
    ['an unknown story', ['match', '--story', 'nope', '--jsonl'], 'no story "nope"; there are: '],
    ['no data yet', ['alerts', '--data', '/nonexistent'], 'no claimwire data there; run `npm start` or `npm run demo`'],
    ['a port that is none', ['demo', '--once', '--port', '99999'], '--port 99999: not a port'],
    ['an unknown format', ['ledger', '--format', 'xlsx', '--data', '/nonexistent'], 'no claimwire data there'],
    ['an unknown schema', ['schema', 'nope'], 'no schema "nope"; there are: '],
    ['an unknown action', ['feeds', 'chekc', 'x'], 'feeds chekc: no such action; there are check, import and export'],
  ])('%s', async (_, argv, sentence) => {
    const { status, stdout, stderr } = await runCli(argv);
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});

describe('a run that fails: one sentence, status 1', () => {
  const folder = mkdtempSync(join(tmpdir(), 'claimwire-cli-'));
  const typo = join(folder, 'feeds.yaml');
  writeFileSync(typo, 'feeds:\n  - { id: a, url: "https://a.example/rss", outlet: A, fulltext: page }\n');

  test.each([
    ['a missing file', ['extract', '/nonexistent/a.txt'], '/nonexistent/a.txt: no such file; check the path'],
    ['a folder for a file', ['extract', folder], 'is a folder; name a file'],
    ['a missing feed list', ['run', '--once', '--feeds', '/nonexistent.yaml'], '/nonexistent.yaml: no such file'],
    ['a feed list with a typo', ['run', '--once', '--feeds', typo], `${typo}:2`],
  ])('%s', async (_, argv, sentence) => {
    const { status, stdout, stderr } = await runCli([...argv], { cwd: folder });
    expect(stderr).toContain(sentence);
    expect(stderr.trimEnd().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
    expect(status).toBe(1);
  });
});

describe('stages as filters', () => {
  test.each(['parse-feed', 'parse-article', 'extract', 'match', 'stance'])(
    '%s answers every line in order, and one bad line never costs the others',
    async (stage) => {
      const good = {
        id: 'b',
        text: 'The minister said talks would go on.',
        claim: 'Talks go on',
        url: 'https://a.example/1',
      };
      const body = Buffer.from('<rss version="2.0"><channel><title>T</title></channel></rss>').toString('base64');
      const lines = ['not json', JSON.stringify({ id: 'a' }), JSON.stringify({ ...good, body })];
      const { status, stdout } = await runCli([stage, '--jsonl'], { stdin: `${lines.join('\n')}\n` });
      expect(status).toBe(0);
      const answers = jsonLines(stdout);
      expect(answers).toHaveLength(3);
      expect(answers[0]).toMatchObject({ id: '', error: { code: 'not-json' } });
      expect(answers[1]).toMatchObject({ id: 'a', error: { code: 'bad-input' } });
      expect(answers[2]).toMatchObject({ id: 'b' });
    },
  );

  test('every schema that is named can be printed', async () => {
    const { stdout } = await runCli(['schema']);
    const all: unknown = JSON.parse(stdout);
    expect(all).toHaveProperty(['extract.output', 'properties', 'claims']);
    expect(all).toHaveProperty(['story', 'properties', 'propositions']);
  });
});
