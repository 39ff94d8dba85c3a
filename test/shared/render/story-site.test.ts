import { expect, test } from 'vitest';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import type { AlertEntry } from '#shared/model/development.ts';
import { planStorySite, type StorySiteInput } from '#shared/render/story-site.ts';
import { type ArticleSpec, buildSet, DAM } from '../developments/story-set-builder.ts';
import { BASE_URL, EXAMPLE } from './example-site.ts';

/** A story as it stands after these articles, with what has been published of it. */
function storyOf(articles: ArticleSpec[], published: AlertEntry[], now: string): StorySiteInput {
  const set = buildSet(articles);
  const ledger = buildLedger(set);
  const developments = findDevelopments(set, ledger);
  const { added, updated } = planEntries({ developments, published, now, maxPerHour: 1000 });
  const byId = new Map([...published, ...added, ...updated].map((entry) => [entry.id, entry]));
  const story = { story: DAM, hash: 'hash' };
  return { story, set, ledger, developments, entries: [...byId.values()], siteBaseUrl: BASE_URL };
}

test('while a story grows, objects with equal marks have equal bytes', () => {
  let before = new Map<string, { mark: string; body: string }>();
  let published: AlertEntry[] = [];
  let kept = 0;
  for (let count = 1; count <= EXAMPLE.length; count += 1) {
    const input = storyOf(EXAMPLE.slice(0, count), published, `2031-03-0${Math.min(9, 1 + count)}T23:00:00.000Z`);
    published = [...input.entries];
    const now = new Map(
      [...planStorySite(input)].map(([key, { mark, render }]) => [key, { mark, body: render().body }]),
    );
    for (const [key, { mark, body }] of now) {
      if (before.get(key)?.mark !== mark) continue;
      expect(before.get(key)?.body, key).toBe(body);
      kept += 1;
    }
    before = now;
  }
  expect(kept).toBeGreaterThan(80);
});

const DAYS = 60;

/** A story with more than a thousand developments: each article brings figures that nobody has named before. */
function largeStory(): ArticleSpec[] {
  return Array.from({ length: 500 }, (_, index): ArticleSpec => {
    const at = new Date(Date.UTC(2031, 2, 1) + (index * DAYS * 86_400_000) / 500).toISOString();
    return {
      id: `a${index}`,
      outlet: `Outlet ${index % 50}`,
      published: at,
      claims: Array.from({ length: 5 }, (_, each) => ({
        on: ['leaks', 'evacuated', 'repair', 'flooded', 'evacuated'][each] ?? 'leaks',
        speaker: `Resident ${(index * 5 + each) % 800}`,
        figures: [{ value: 100 + index * 7 + each }],
        words: `statement ${index} ${each}`,
      })),
    };
  });
}

test('one more development in a large story touches twelve objects at most, and its page stays small', () => {
  const articles = largeStory();
  const before = storyOf(articles, [], '2031-05-01T00:00:00.000Z');
  const more: ArticleSpec = {
    id: 'one-more',
    outlet: 'Outlet 7',
    published: '2031-04-29T20:00:00.000Z',
    claims: [{ on: 'leaks', speaker: 'Jo Bauer', stance: 'denies', words: 'that anything leaks' }],
  };
  const after = storyOf([...articles, more], [...before.entries], '2031-05-01T01:00:00.000Z');
  expect(before.developments.length).toBeGreaterThan(1000);
  expect(after.entries.length).toBeGreaterThan(before.entries.length);
  const known = planStorySite(before);
  const now = planStorySite(after);
  const touched = [...now].filter(([key, { mark }]) => known.get(key)?.mark !== mark).map(([key]) => key);
  expect(touched.length, touched.join(' ')).toBeLessThanOrEqual(12);
  expect([...known.keys()].filter((key) => !now.has(key))).toEqual([]);
  expect(now.get('stories/harlan-dam/index.html')?.render().body.length).toBeLessThan(300_000);
});
