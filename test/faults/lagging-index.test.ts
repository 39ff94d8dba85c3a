import { expect, it } from 'vitest';
import { createLaggingIndex } from './lagging-index.ts';
import { runNewsroom } from './newsroom-run.ts';

const MINUTE_MS = 60_000;

/** Hours after which both have read everything that the newsroom has brought in its first four. */
const HOURS = 8;
const NEWS_HOURS = 3;

it('an index that does not lag is the index', async () => {
  const wrap = createLaggingIndex(0);
  expect(await runNewsroom({ hours: 4, wrap })).toEqual(await runNewsroom({ hours: 4 }));
});

it.each([5, 45])('an index that lags by %i minutes hands out later, and nothing twice', async (minutes) => {
  const wrap = createLaggingIndex(minutes * MINUTE_MS);
  const lagging = await runNewsroom({ hours: HOURS, newsHours: NEWS_HOURS, wrap });
  const prompt = await runNewsroom({ hours: HOURS, newsHours: NEWS_HOURS });
  const articles = (all: string[]) => all.map((line) => line.split(' ')[0]);
  expect(articles(lagging.articles)).toEqual(articles(prompt.articles));
  expect(lagging.deadLetters).toBe(0);
  expect(new Set(lagging.delivered).size).toBe(lagging.delivered.length);
  expect(speakers(lagging.ledger)).toEqual(speakers(prompt.ledger));
});

/** Who says what: the positions without the times at which we saw them. */
function speakers(ledger: { positions: readonly { id: string }[] }): string[] {
  return ledger.positions.map(({ id }) => id).sort();
}
