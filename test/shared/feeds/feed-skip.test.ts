import { expect, test } from 'vitest';
import { readSkip } from '#shared/feeds/feed-skip.ts';
import { parseFeed } from '#shared/feeds/parse-feed.ts';

test.each([
  ['<hour>0</hour><hour> 13 </hour><hour>13</hour>', undefined, { hours: [0, 13], days: [] }],
  ['<hour>24</hour><hour>99</hour><hour>one</hour>', undefined, { hours: [0], days: [] }],
  [undefined, '<day>Saturday</day>\n<day>sunday</day><day>Someday</day>', { hours: [], days: [6, 0] }],
  ['', '<day/>', undefined],
  [undefined, undefined, undefined],
])('%s, %s', (hours, days, expected) => expect(readSkip(hours, days)).toEqual(expected));

test('hours and days of a feed', () => {
  const asked =
    '<skipHours><hour>2</hour><hour>3</hour></skipHours><skipDays><day>Sunday</day></skipDays><item><title>A</title></item>';
  const feed = parseFeed(Buffer.from(`<rss version="2.0"><channel>${asked}</channel></rss>`));
  expect(feed.skip).toEqual({ hours: [2, 3], days: [0] });
  expect(feed.entries).toHaveLength(1);
  expect(parseFeed(Buffer.from('<rss version="2.0"><channel><title>A</title></channel></rss>')).skip).toBeUndefined();
});
