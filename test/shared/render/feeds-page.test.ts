import { parseHTML } from 'linkedom';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { FEED_STATES, FeedHealth } from '#shared/model/feed.ts';
import { renderFeedsJson, renderFeedsPage } from '#shared/render/feeds-page.ts';
import { FEEDS } from './example-site.ts';

const render = (feeds: FeedHealth[]) => {
  const { body } = renderFeedsPage({ feeds, siteBaseUrl: 'https://site.example/' });
  const { document } = parseHTML(body);
  const rows = [...document.querySelectorAll('tbody tr')].map((row) =>
    [...row.querySelectorAll('th, td')].map((cell) => cell.textContent?.trim()),
  );
  return { document, rows };
};

test('the page and the JSON tell the same, in the given order', () => {
  const { document, rows } = render(FEEDS);
  expect(document.querySelector('.lede')?.textContent).toContain('3 read, 1 failing');
  expect(rows.map(([outlet]) => outlet)).toEqual(FEEDS.map(({ outlet, id }) => `${outlet}${id}`));
  expect(rows[0]?.[1]).toMatch(/^✕ server failedsince .*the server answered 503 four times in a row$/);
  expect(rows[1]?.[1]).toMatch(/^✓ unchanged/);
  for (const row of rows) expect(row.slice(5)).toEqual(['40', '12', '25 %']);
  const parsed = z
    .object({ version: z.literal(1), feeds: z.array(FeedHealth) })
    .parse(JSON.parse(renderFeedsJson(FEEDS).body));
  expect(parsed.feeds).toEqual(FEEDS);
});

test('every state has words of its own kind; a feed that was never read has none', () => {
  const [feed] = FEEDS;
  if (!feed) throw new Error('no feed');
  const { rows } = render(FEED_STATES.map((state) => ({ ...feed, state, reason: undefined, since: undefined })));
  for (const row of rows) expect(row[1]).toMatch(/^✕ \p{L}/u);
  const unread = {
    ...feed,
    condition: 'unread' as const,
    state: undefined,
    entriesADay: undefined,
    notModifiedShare: undefined,
  };
  expect(render([unread]).rows[0]?.slice(1)).toEqual(expect.arrayContaining(['–']));
});

test('what an outlet writes is text', () => {
  const [feed] = FEEDS;
  if (!feed) throw new Error('no feed');
  const { document } = render([
    { ...feed, outlet: '<img src=x>', reason: '<script>1</script>', url: 'javascript:1', listedUrl: 'x' },
  ]);
  expect(document.querySelectorAll('tbody img, tbody script, tbody a')).toHaveLength(0);
  expect(document.querySelector('tbody th')?.textContent).toContain('moved for good');
});
