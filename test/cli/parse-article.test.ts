import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newsPage, PARAGRAPHS } from '../shared/articles/page-fixtures.ts';
import { jsonLines, runCli } from './run-cli.ts';

const base64 = (text: string): string => Buffer.from(text).toString('base64');

describe('parse-article', () => {
  it('answers each line, in order, also those that are no article', async () => {
    const lines = [
      { id: 'a', url: 'https://www.example.com/1', contentType: 'text/html', body: base64(newsPage()) },
      { id: 'b', url: 'https://www.example.com/2', body: base64('%PDF-1.7') },
      { id: 'c', url: 'https://www.example.com/3', body: 'not base64!' },
      { id: 'd', body: base64(newsPage({ lang: 'en-GB' })) },
    ];
    const { status, stdout } = await runCli(['parse-article', '--jsonl'], {
      stdin: lines.map((line) => JSON.stringify(line)).join('\n'),
    });
    expect(status).toBe(0);
    const [a, b, c, d, ...rest] = jsonLines(stdout);
    expect(a).toMatchObject({
      id: 'a',
      article: { title: 'Soldiers cross border', text: PARAGRAPHS.join('\n\n'), language: 'en', credits: [] },
    });
    expect(a).not.toHaveProperty('article.kind');
    expect(b).toEqual({ id: 'b', error: { code: 'not-html', message: 'the document is a PDF' } });
    expect(c).toMatchObject({ id: 'c', error: { code: 'bad-input' } });
    expect(d).toMatchObject({ id: 'd', article: { language: 'en-GB' } });
    expect(rest).toEqual([]);
  });

  it('reads a page from a file', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'claimwire-')), 'page.html');
    writeFileSync(file, newsPage({ head: '<link rel="canonical" href="/x">' }));
    const { status, stdout } = await runCli(['parse-article', file, '--url', 'https://www.example.com/1']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ id: file, article: { canonicalUrl: 'https://www.example.com/x' } });
  });

  it('fails on a page that is no article, with the reason', async () => {
    const { status, stderr } = await runCli(['parse-article'], { stdin: '%PDF-1.7' });
    expect(status).toBe(1);
    expect(stderr).toContain('the document is a PDF');
  });
});
