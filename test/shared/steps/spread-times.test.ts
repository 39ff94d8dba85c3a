import { expect, test } from 'vitest';
import { spreadTimes } from '#shared/steps/spread-times.ts';
import { EXAMPLE, exampleOf } from '../render/example-site.ts';

const { entries } = exampleOf(EXAMPLE);
const [first] = entries;
const NOW = new Date('2031-03-08T12:00:00.000Z');

test('no two entries share a time, and later ones come after what is there, though the clock stands', () => {
  const one = spreadTimes({ added: entries.slice(1), updated: [] }, [], NOW).added;
  const two = spreadTimes({ added: first ? [first] : [], updated: one.slice(0, 2) }, one, NOW);
  const times = [...one.slice(2), ...two.added, ...two.updated].map(({ updatedAt }) => updatedAt);
  expect(new Set(times).size).toBe(times.length);
  expect(one[0]?.publishedAt).toBe(NOW.toISOString());
  expect(two.updated[0]?.publishedAt).toBe(one[0]?.publishedAt);
  for (const { updatedAt } of [...two.added, ...two.updated])
    expect(updatedAt > (one.at(-1)?.updatedAt ?? '')).toBe(true);
});

test('a clock that was set back takes no entry back', () => {
  const there = spreadTimes({ added: entries, updated: [] }, [], NOW).added;
  const later = spreadTimes({ added: entries, updated: [] }, there, new Date('2031-03-01T00:00:00Z')).added;
  expect((later[0]?.publishedAt ?? '') > (there.at(-1)?.publishedAt ?? '')).toBe(true);
});
