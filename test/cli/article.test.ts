import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { articleId } from '#shared/articles/article-id.ts';
import { FetchMessage } from '#shared/model/message.ts';
import { fetchStep } from '#shared/steps/fetch.ts';
import { pollStep } from '#shared/steps/poll.ts';
import { readStep } from '#shared/steps/read.ts';
import { createArticleStore } from '#shared/stores/article-store.ts';
import { diffOf, diffText } from '../../cli/article-diff.ts';
import { loadArticleRecord, type NumberedVersion } from '../../cli/article-record.ts';
import { createPaint } from '../../cli/output.ts';
import { makeDeps, SOURCE, type TestDeps } from '../shared/steps/make-deps.ts';
import { runCli } from './run-cli.ts';

const LINK = 'https://www.harbour.example/n/ferry?utm_source=rss';
const CANONICAL = 'https://www.harbour.example/ferry';
const HARD = 'https://www.harbour.example/paid';
const FEED = `<rss version="2.0"><channel><title>Harbour</title>
<item><guid>a</guid><link>${LINK}</link><title>Ferry runs</title><pubDate>Mon, 21 Oct 2024 05:00:00 GMT</pubDate></item>
<item><guid>b</guid><link>${HARD}</link><title>Paid</title></item></channel></rss>`;
const FIRST =
  'The ferry between the two harbours of the town runs again since this morning, three weeks after a storm had broken its ramp.';
const SECOND =
  'The harbour master told commuters that the new ramp had been tested with heavy lorries for two nights, and that it would hold.';
const THIRD =
  'The next boat leaves at noon from the old pier, where tickets are still sold by hand from a wooden booth beside the road.';

const page = (title: string, ...paragraphs: string[]) =>
  `<html lang="en"><head><title>${title}</title><link rel="canonical" href="${CANONICAL}"></head><body><article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`;

let deps: TestDeps;
beforeAll(async () => {
  deps = makeDeps();
  const headers = { 'content-type': 'text/html' };
  deps.routes.set(SOURCE.url, { body: FEED });
  deps.routes.set(LINK, { headers, body: page('Ferry runs again', FIRST, SECOND) });
  deps.routes.set(HARD, { status: 402 });
  await pollStep(deps);
  await fetchStep(deps, FetchMessage.parse(deps.sent.fetch.at(-1)));
  for (const message of deps.sent.read) await readStep(deps, message);
  deps.setNow('2024-10-21T07:00:00Z');
  deps.routes.set(LINK, {
    headers,
    body: page('Ferry runs \u001b[2Jat last', FIRST, SECOND.replace('two', 'three'), THIRD),
  });
  const reread = { version: 1, kind: 'reread', articleId: articleId(CANONICAL), dueAt: '2024-10-21T07:00:00.000Z' };
  await readStep(deps, reread);
});
afterAll(() => deps.close());

const cli = (...argv: string[]) => runCli(['article', ...argv, '--data', deps.dataDir]);

describe('article', () => {
  it('prints the text as last read, whatever its address is spelt like', async () => {
    const { status, stdout } = await cli(CANONICAL);
    expect(status).toBe(0);
    expect(stdout).toContain('Harbour · 2024-10-21 05:00 · en');
    expect(stdout).toContain('version 2 of 2, seen 2024-10-21 07:00, text from the page');
    expect(stdout).toContain(`\n\n${FIRST}\n\n${SECOND.replace('two', 'three')}\n\n${THIRD}\n`);
    for (const named of [LINK, 'http://www.harbour.example/n/ferry#top', articleId(CANONICAL)]) {
      expect((await cli(named)).stdout).toBe(stdout);
    }
  });

  it('lets no text of others steer the terminal', async () => {
    for (const view of [[], ['--versions'], ['--diff']]) {
      expect((await cli(CANONICAL, ...view)).stdout).not.toContain('\u001b');
    }
  });

  it('lists the versions with what each changed', async () => {
    const { stdout } = await cli(CANONICAL, '--versions');
    const [head, first, second] = stdout.split('\n');
    expect(head).toMatch(/version +seen \(UTC\) +from +characters +change/);
    expect(first).toMatch(/^1 +\S+ +2024-10-21 06:00 +page +\d+ +first seen$/);
    expect(second).toMatch(/^2 +\S+ +2024-10-21 07:00 +page +\d+ +title; paragraphs: 1 added, 1 changed$/);
    expect(JSON.parse((await cli(CANONICAL, '--versions', '--json')).stdout)).toMatchObject({
      id: articleId(CANONICAL),
      canonicalUrl: CANONICAL,
      versions: [{ number: 1 }, { number: 2, changes: { title: true, added: 1, removed: 0, changed: 1 } }],
    });
  });

  it('shows what changed by paragraph', async () => {
    const { stdout } = await cli(CANONICAL, '--diff');
    expect(stdout).toMatch(/^--- version 1 .*\n\+\+\+ version 2 .*\n\ntitle\n- Ferry runs again\n\+ Ferry runs/);
    expect(stdout).toContain('\n  1 paragraph as before\n');
    expect(stdout).toContain(`\n- ${SECOND}\n+ ${SECOND.replace('two', 'three')}\n\n+ ${THIRD}\n`);
    const back = await cli(CANONICAL, '--diff', '--from', '2', '--to', '1', '--json');
    expect(JSON.parse(back.stdout)).toMatchObject({
      from: { number: 2 },
      to: { number: 1 },
      changes: [{ kind: 'same' }, { kind: 'changed' }, { kind: 'removed', before: THIRD }],
    });
    expect((await cli(CANONICAL, '--diff', '--to', '1')).stdout).toContain('nothing to compare');
  });

  it('marks the changed words on a terminal in colour', async () => {
    const articles = createArticleStore(deps.articleBlobs, deps.articleTable);
    const { current } = await loadArticleRecord(articles, CANONICAL);
    const saying = (text: string): NumberedVersion => ({
      ...current,
      article: { ...current.article, text, paragraphs: [[0, text.length]] },
    });
    const paint = createPaint({ isTTY: true }, {});
    expect(diffText(diffOf(saying('one two three four'), saying('one two five four')), paint)).toContain(
      `${paint('red', 'one two')} ${paint('red', paint('bold', 'three'))} ${paint('red', 'four')}`,
    );
  });

  it.each([
    ['nobody has seen it', ['https://www.harbour.example/never'], 2, 'not seen'],
    ['nothing could be stored', [HARD], 1, 'nothing of it is stored: paywall'],
    ['no such version', [CANONICAL, '--diff', '--from', '9'], 2, 'no such version; there are 1 ('],
    ['two views', [CANONICAL, '--diff', '--versions'], 2, 'not both'],
    ['a version without a diff', [CANONICAL, '--from', '1'], 2, 'go with --diff'],
    ['no name', [], 2, 'name one article'],
  ])('says so when %s', async (_, argv, status, message) => {
    const answer = await cli(...argv);
    expect(answer.stderr).toContain(message);
    expect(answer.status).toBe(status);
  });
});
