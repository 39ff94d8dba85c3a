import { z } from 'zod';
import { parsePage } from '#shared/articles/parse-page.ts';
import { PARAGRAPHS } from '../page-fixtures.ts';

/** What a read worker may meet, and what it has to say of it. Run in a process of its own, so that its memory can be measured. */
const ARTICLE = PARAGRAPHS.map((text) => `<p>${text} ${text}</p>`).join('');
const MIB = 1024 * 1024;
const latin = (...codes: number[]): string => String.fromCharCode(...codes);

const pages: Record<string, () => { body: string | Uint8Array; contentType?: string }> = {
  'ten megabytes of text': () => ({ body: `<body><p>${'Words and words, and more of them. '.repeat(290_000)}` }),
  'a novel': () => ({
    body: `<body><div>${'<p>Words and words, and more of them. Then others.</p>'.repeat(14_000)}</div>`,
  }),
  'ten megabytes of script': () => ({ body: `<body><script>${'x'.repeat(10 * MIB - 5000)}</script>${ARTICLE}` }),
  'ten megabytes of attributes': () => ({ body: `<body><div ${'data-a="b" '.repeat(900_000)}>${ARTICLE}</div>` }),
  'ten megabytes of paragraphs': () => ({ body: `<body>${'<p>word</p>'.repeat(900_000)}` }),
  'more than ten megabytes': () => ({ body: new Uint8Array(10 * MIB + 1).fill(32) }),
  'nested tags': () => ({ body: `<body>${'<div>'.repeat(100_000)}${ARTICLE}` }),
  'nested tags of many kinds': () => ({ body: `<body>${'<b><i><table><tr><td>'.repeat(20_000)}${ARTICLE}` }),
  'no body': () => ({ body: '<html><head><title>Nothing</title></head></html>' }),
  'no bytes': () => ({ body: '' }),
  'frames only': () => ({ body: '<html><frameset cols="50%,50%"><frame src="/a"><frame src="/b"></frameset></html>' }),
  'a PDF': () => ({ body: `%PDF-1.7\n${latin(0, 1, 2, 255)}`, contentType: 'text/html' }),
  'a picture': () => ({
    body: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
    contentType: 'text/html',
  }),
  'bytes of nothing': () => ({ body: Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 256) }),
  'a wrong charset': () => ({
    body: Buffer.from(`<body><p>Caf\u00e9. ${ARTICLE}`, 'latin1'),
    contentType: 'text/html; charset=utf-8',
  }),
  'a script': () => ({
    body: `<body><script>globalThis.wasRun = true</script><img src=x onerror="globalThis.wasRun = true">${ARTICLE}`,
  }),
};

const wanted = process.argv.slice(2);
const cases = Object.entries(pages).filter(([name]) => wanted.length === 0 || wanted.includes(name));
const outcomes = cases.map(([name, build]) => {
  const { body, contentType } = build();
  const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body;
  const before = process.cpuUsage();
  const page = parsePage(bytes, { url: 'https://www.example.com/1', contentType });
  const { user, system } = process.cpuUsage(before);
  return { name, outcome: page.kind === 'refused' ? page.reason : 'page', cpuMs: Math.round((user + system) / 1000) };
});
const wasRun = z.object({ wasRun: z.literal(true) }).safeParse(globalThis).success;
process.stdout.write(JSON.stringify({ outcomes, wasRun, maxRssMib: process.resourceUsage().maxRSS / 1024 }));
