import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError } from '#shared/errors.ts';
import { FEED_REFUSALS, parseFeed } from '#shared/feeds/parse-feed.ts';
import { FEED_REPAIRS, ParsedFeed } from '#shared/model/feed.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/feeds');
/** Where all of them say that they came from, and when they are read. */
const AROUND = { url: 'https://wire.example/feeds/news.xml', now: new Date('2024-11-01T00:00:00Z') };

/** `NAME.xml` or `NAME.jsonfeed`, and beside it `NAME.json`: the feed, or the code of the refusal. */
const FEEDS = readdirSync(FOLDER)
  .filter((file) => /\.(?:xml|jsonfeed)$/.test(file))
  .map((file): [name: string, file: string] => [file.replace(/\.[a-z]+$/, ''), file]);

function read(file: string): unknown {
  try {
    return parseFeed(readFileSync(join(FOLDER, file)), undefined, AROUND);
  } catch (error) {
    if (error instanceof InputError) return { error: error.code };
    throw error;
  }
}

describe('feeds and what is read in them', () => {
  test.each(FEEDS)('%s', (name, file) => {
    const expected: unknown = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8'));
    expect(read(file)).toEqual(expected);
  });

  test('each feed that is read fits the model', () => {
    const unfit = FEEDS.map(([, file]) => read(file)).filter(
      (result) => !(result instanceof Object && 'error' in result) && !ParsedFeed.safeParse(result).success,
    );
    expect(unfit).toEqual([]);
  });

  test('each repair and each refusal has a feed here, and the limits have theirs among the hostile ones', () => {
    const seen = JSON.stringify(FEEDS.map(([, file]) => read(file)));
    const names = [...FEED_REPAIRS, ...FEED_REFUSALS].filter((name) => !name.startsWith('too-'));
    expect(names.filter((name) => !seen.includes(`"${name}"`))).toEqual([]);
  });

  test('docs/feed-reading.md says what each of them was', () => {
    const text = readFileSync(join(import.meta.dirname, '../../../docs/feed-reading.md'), 'utf8');
    expect([...FEED_REPAIRS, ...FEED_REFUSALS].filter((name) => !text.includes(`\`${name}\``))).toEqual([]);
  });

  test('no expectation is left without its feed', () => {
    const expected = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(expected).toEqual(FEEDS.map(([name]) => `${name}.json`).sort());
  });
});
