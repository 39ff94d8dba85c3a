import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { EXAMPLE, exampleOf, exampleSite } from '../shared/render/example-site.ts';
import { openBrowser, serveSite } from './open-browser.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STORY = 'stories/harlan-dam/index.html';
const PAGES = [
  STORY,
  'stories/harlan-dam/days/2031-03-05.html',
  'articles/harlan-dam--capital-1.html',
  'articles/harlan-dam--gazette-2.html',
  'speakers/harlan-dam--bauer.html',
  'index.html',
  'feeds.html',
  'about.html',
];

let browser: Browser;
let site: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  browser = await openBrowser();
  site = await serveSite(exampleSite(exampleOf(EXAMPLE)));
});
afterAll(async () => {
  await browser?.close();
  await site?.close();
});

type View = { width?: number; dark?: boolean; script?: boolean };

/** Opens a page, hands it over, and fails on anything that it complains of. */
async function visit(path: string, view: View, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({
    viewport: { width: view.width ?? 1280, height: 900 },
    colorScheme: view.dark ? 'dark' : 'light',
    javaScriptEnabled: view.script ?? true,
    reducedMotion: 'reduce',
  });
  const complaints: string[] = [];
  try {
    const page = await context.newPage();
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`));
    await page.goto(site.url + path);
    await look(page);
  } finally {
    await context.close();
  }
  expect(complaints).toEqual([]);
}

/** Devtools run it, so that the page's own policy does not have to let it in. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found: { id: string; nodes: { target: unknown[]; failureSummary?: string }[] }[] = await page.evaluate(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => violations)',
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary ?? ''}`),
  );
}

/** Where a picture of a page goes, when CLAIMWIRE_SCREENSHOTS names a folder for them. */
function pictureOf(path: string, { width, dark }: { width: number; dark: boolean }): string | undefined {
  const folder = process.env.CLAIMWIRE_SCREENSHOTS;
  const name = `${path.replace(/\.html$/, '').replaceAll('/', '-')}-${width}-${dark ? 'dark' : 'light'}.png`;
  return folder === undefined || folder === '' ? undefined : join(folder, name);
}

const LOOKS = [
  { width: 1280, dark: false },
  { width: 1280, dark: true },
  { width: 390, dark: false },
  { width: 390, dark: true },
];
const EVERY = PAGES.flatMap((path) => LOOKS.map((look) => ({ path, ...look })));

test.each(EVERY)(
  '$path at $width px, dark: $dark: accessible, as wide as the window, no complaint',
  async ({ path, ...look }) => {
    await visit(path, look, async (page) => {
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
      expect(await violations(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
      await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = false');
      const picture = await page.screenshot({ fullPage: true, path: pictureOf(path, look) });
      expect(picture.byteLength).toBeGreaterThan(10_000);
    });
  },
);

test('without the script everything is there, and the filters are not', async () => {
  await visit(STORY, { script: false }, async (page) => {
    expect(await page.locator('.dev').count()).toBeGreaterThan(10);
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('.copy').first().isVisible()).toBe(false);
    expect(await page.locator('.matrix td.cell').count()).toBeGreaterThan(8);
  });
});

test('a filter hides what does not fit, stands in the address, and comes back from it', async () => {
  await visit(STORY, {}, async (page) => {
    const shown = () => page.locator('.dev:visible').count();
    const all = await shown();
    await page.locator('select[name=speaker]').selectOption('Jo Bauer');
    const some = await shown();
    expect(some).toBeGreaterThan(0);
    expect(some).toBeLessThan(all);
    expect(new URL(page.url()).searchParams.get('speaker')).toBe('Jo Bauer');
    expect(await page.locator('.matrix tbody tr[data-speakers]:visible').count()).toBe(1);
    expect(await page.getByRole('status').textContent()).toBe(`${some} of ${all} developments on this page`);

    await page.locator('select[name=stance]').selectOption('demands');
    expect(await shown()).toBe(0);
    expect(await page.getByText('No development fits these filters.').isVisible()).toBe(true);

    await page.reload();
    expect(await page.locator('select[name=stance]').inputValue()).toBe('demands');
    expect(await shown()).toBe(0);
    await page.goBack();
    expect(await page.locator('select[name=stance]').inputValue()).toBe('');
    expect(await shown()).toBe(some);

    await page.getByRole('button', { name: 'clear' }).click();
    await page.waitForFunction('location.search === ""');
    expect(await shown()).toBe(all);
  });
});

test('on a phone the filter is folded, unless one is on', async () => {
  await visit(STORY, { width: 390 }, async (page) => {
    expect(await page.locator('#filters').isVisible()).toBe(false);
    await page.getByText('Filter', { exact: true }).click();
    await page.locator('select[name=stance]').selectOption('denies');
    await page.reload();
    expect(await page.locator('#filters').isVisible()).toBe(true);
  });
});

test('a period leaves what was said in it', async () => {
  await visit(`${STORY}?from=2031-03-04&to=2031-03-04`, {}, async (page) => {
    const days = await page.locator('.day:visible').evaluateAll((found) => found.map((day) => day.dataset.day));
    expect(days).toContain('2031-03-04');
    expect(days).not.toContain('2031-03-02');
    expect(await page.locator('input[name=from]').inputValue()).toBe('2031-03-04');
    await page.locator('input[name=to]').fill('2031-03-02');
    expect(await page.locator('.dev:visible').count()).toBe(0);
    expect(new URL(page.url()).searchParams.get('to')).toBe('2031-03-02');
  });
});

test('the first view, style and script included, is less than 100 kB', async () => {
  await visit(STORY, {}, async (page) => {
    const sizes = await page.evaluate(
      'performance.getEntries().map(({ name, decodedBodySize }) => [name, decodedBodySize]).filter(([, size]) => size > 0)',
    );
    const parsed = z.array(z.tuple([z.string(), z.number()])).parse(sizes);
    expect(parsed.map(([name]) => name.replace(/.*\//, ''))).toEqual(['index.html', 'style.css', 'page.js']);
    expect(parsed.reduce((sum, [, size]) => sum + size, 0)).toBeLessThan(100_000);
  });
});

test('what the address asks for and nobody said is not asked for', async () => {
  await visit(`${STORY}?speaker=%3Cimg%20src%3Dx%3E`, {}, async (page) => {
    expect(await page.locator('select[name=speaker]').inputValue()).toBe('');
    expect(await page.locator('.dev:visible').count()).toBeGreaterThan(10);
  });
});

test('j and k go through the developments, and only from one of them', async () => {
  await visit(STORY, {}, async (page) => {
    const current = () => page.evaluate('[...document.querySelectorAll(".dev")].indexOf(document.activeElement)');
    await page.keyboard.press('j');
    expect(await current()).toBe(-1);
    await page.locator('.dev').first().focus();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    expect(await current()).toBe(1);
  });
});

test('a citation is copied: what, who carries it, and where to check', async () => {
  await visit(STORY, {}, async (page) => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.getByRole('button', { name: 'copy as citation' }).first().click();
    await page.getByRole('button', { name: 'copied' }).waitFor();
    const text = await page.evaluate('navigator.clipboard.readText()');
    expect(text).toContain('Jo Bauer on “The dam leaks”: cannot confirm → asserts (Fri 7 Mar 2031).');
    expect(text).toContain(
      'claimwire, The Harlan dam: https://claims.example/stories/harlan-dam/days/2031-03-07.html#d-',
    );
  });
});

test('a mark in the table opens the sentence that it rests on', async () => {
  await visit(STORY, {}, async (page) => {
    await page.locator('.matrix tr', { hasText: 'Stonework Ltd' }).locator('.stand a').first().click();
    await page.waitForURL(/articles\/harlan-dam--stone-1\.html#claim-/);
    expect(await page.locator('.claim:target mark').textContent()).toBe(
      'Stonework Ltd said: the reports were scare stories.',
    );
  });
});

test('the page on paper has no controls', async () => {
  await visit(STORY, {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('#filters').isVisible()).toBe(false);
    expect(await page.locator('.copy').first().isVisible()).toBe(false);
    expect(await page.locator('.matrix').isVisible()).toBe(true);
  });
});
