import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Parser from 'rss-parser';
import { z } from 'zod';
import { parseFeed } from '#shared/feeds/parse-feed.ts';
import { HOSTILE_FEEDS } from './data/hostile-feeds.ts';

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

/** What no document may hold a core for, or make a process need: printed beside the figures, never asserted. */
const HOLD_LIMIT_MS = 1000;
const MEMORY_LIMIT_MB = 300;

/**
 * Speed of `parseFeed` beside that of rss-parser on the same generated feed, in the same run; then, with a process for each
 * hostile document, the longest hold of a core and the most memory that a process needed.
 */
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
      ...hostileLines(),
    ];
  },
};

async function milliseconds(run: () => unknown): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

/** As `data/hold-of-feed.ts` prints it. */
const Hold = z.tuple([z.number(), z.number(), z.string()]);

function hostileLines(): string[] {
  const runs = HOSTILE_FEEDS.map(([sentence], index) => {
    const file = join(import.meta.dirname, 'data', 'hold-of-feed.ts');
    const printed = execFileSync(process.execPath, ['--disable-warning=ExperimentalWarning', file, `${index}`]);
    const [milliseconds, megabytes] = Hold.parse(JSON.parse(printed.toString()));
    return { sentence, milliseconds, megabytes };
  });
  const longest = runs.reduce((worst, run) => (run.milliseconds > worst.milliseconds ? run : worst));
  const largest = runs.reduce((worst, run) => (run.megabytes > worst.megabytes ? run : worst));
  return [
    `longest hold ${longest.milliseconds.toFixed(0)} ms of at most ${HOLD_LIMIT_MS} (${longest.sentence}; ${runs.length} hostile documents)`,
    `peak memory  ${largest.megabytes.toFixed(0)} MB of at most ${MEMORY_LIMIT_MB} (${largest.sentence})`,
  ];
}
