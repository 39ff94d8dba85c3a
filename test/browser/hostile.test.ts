import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ArticleSpec } from '../shared/developments/story-set-builder.ts';
import { EXAMPLE, exampleOf, exampleSite } from '../shared/render/example-site.ts';
import { openBrowser, serveSite } from './open-browser.ts';

const RUN = 'window.hacked=1';
const ATTACK = [
  `<script>${RUN}</script>`,
  `"><img src=x onerror="${RUN}">`,
  `' onmouseover='${RUN}' x='`,
  `</script><script>${RUN}</script>`,
  `</title></head><body onload=${RUN}>`,
  '<style>*{display:none}</style>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
  '\u202e\u2066reversed',
].join(' ');

/** The same everywhere that a text from outside can get in, and one title of 100 kB without a place to break. */
const ARTICLES: ArticleSpec[] = [
  ...EXAMPLE,
  {
    id: 'attack-1',
    title: ATTACK,
    outlet: ATTACK,
    url: `javascript:${RUN}`,
    published: '2031-03-07T09:00:00.000Z',
    claims: ['leaks', 'evacuated', 'repair'].map((on) => ({
      on,
      speaker: `Zoe ${ATTACK}`,
      words: ATTACK,
      quotes: [ATTACK],
      via: [ATTACK],
      figures: [{ text: ATTACK, value: 4000 }],
    })),
  },
  {
    id: 'attack-2',
    title: 'W'.repeat(100_000),
    outlet: 'O'.repeat(400),
    url: `https://${'a'.repeat(60)}.example/${'b'.repeat(2000)}`,
    published: '2031-03-07T10:00:00.000Z',
    origin: {
      groupId: 'attack-1',
      relation: 'reprint',
      of: 'attack-1',
      credited: { outlet: ATTACK, url: `javascript:${RUN}` },
      reasons: [{ rule: 'credit-line', text: ATTACK }],
    },
    claims: [{ on: 'leaks', speaker: 'S'.repeat(3000), words: 'x'.repeat(5000) }],
  },
];

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
const files = exampleSite(exampleOf(ARTICLES));
beforeAll(async () => {
  browser = await openBrowser();
  site = await serveSite(files);
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

const pages = [...files.keys()].filter((key) => key.endsWith('.html'));

test.each([1280, 390])(
  'hostile text runs nowhere, loads nothing and leaves the layout as it is, at %s px',
  async (width) => {
    const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: 'reduce' });
    const outside: string[] = [];
    const complaints: string[] = [];
    try {
      await context.route('**/*', (route) => {
        const url = route.request().url();
        if (url.startsWith(site.url)) return route.continue();
        outside.push(url);
        return route.abort();
      });
      const page = await context.newPage();
      page.on('console', (message) => {
        if (message.type() !== 'log' && message.type() !== 'info') complaints.push(message.text());
      });
      page.on('dialog', (dialog) => {
        complaints.push(dialog.message());
        return dialog.dismiss();
      });
      for (const path of pages) {
        await page.goto(site.url + path);
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        expect(await page.evaluate('window.hacked'), path).toBeUndefined();
        expect(page.url(), path).toBe(site.url + path);
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBe(width);
        expect(await page.locator('footer.foot').isVisible(), path).toBe(true);
        expect(await page.locator('a[href^="javascript"], img, main style, main script').count(), path).toBe(0);
      }
    } finally {
      await context.close();
    }
    expect(outside).toEqual([]);
    expect(complaints).toEqual([]);
  },
);

test('what gets in all the same is stopped by the policy of the page', async () => {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(`${site.url}index.html`);
    await page.evaluate(`{
      const made = document.createElement('div');
      made.innerHTML = '<img src="x:" onerror="${RUN}"><img src="https://evil.example/x.png">';
      document.body.append(made);
      const script = document.createElement('script');
      script.textContent = '${RUN}';
      document.body.append(script);
    }`);
    await page.waitForTimeout(100);
    expect(await page.evaluate('window.hacked')).toBeUndefined();
  } finally {
    await context.close();
  }
});
