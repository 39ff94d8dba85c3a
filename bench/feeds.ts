import Parser from 'rss-parser';
import { parseFeed } from '#shared/feeds/parse-feed.ts';

const ITEMS = 1000;
const WORDS_PER_ITEM = 450;
/** Enough for both readers to be compiled; the best round of each counts. */
const ROUNDS = 20;
const WORDS =
  'ministry officials said on monday that the convoy had left the port before the talks were to begin'.split(' ');

/** A feed made of nothing but numbers and a few words: about 3 MB, the same each time. */
export function generateFeed(): string {
  const items = Array.from({ length: ITEMS }, (_, index) => {
    const text = Array.from(
      { length: WORDS_PER_ITEM },
      (_word, place) => WORDS[(index * 7 + place * 13) % WORDS.length],
    );
    return `<item><title>Report ${index} &amp; more</title><link>https://outlet.example/${index}</link><guid>https://outlet.example/${index}</guid><pubDate>Wed, 23 Oct 2024 ${String(index % 24).padStart(2, '0')}:00:00 GMT</pubDate><dc:creator>Desk ${index % 9}</dc:creator><description>Summary ${index}</description><content:encoded><![CDATA[<p>${text.join(' ')}</p>]]></content:encoded></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Generated</title><link>https://outlet.example/</link>${items.join('\n')}</channel></rss>`;
}

/** Speed of `parseFeed` beside that of rss-parser on the same generated feed, in the same run. */
export const benchmark = {
  name: 'feeds',
  async run(): Promise<string[]> {
    const xml = generateFeed();
    const bytes = new TextEncoder().encode(xml);
    const ours: number[] = [];
    const theirs: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      ours.push(await milliseconds(() => parseFeed(bytes)));
      theirs.push(await milliseconds(() => new Parser().parseString(new TextDecoder().decode(bytes))));
    }
    const speed = (times: number[]) => bytes.length / 1e6 / (Math.min(...times) / 1000);
    return [
      `parseFeed   ${speed(ours).toFixed(1)} MB/s (${(bytes.length / 1e6).toFixed(1)} MB, ${ITEMS} items)`,
      `rss-parser  ${speed(theirs).toFixed(1)} MB/s`,
      `ratio       ${(speed(ours) / speed(theirs)).toFixed(2)}`,
    ];
  },
};

async function milliseconds(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
