import { expect, test } from 'vitest';
import { findStory, loadStories } from '#local/config.ts';
import { loadOutlets } from '#local/demo/load-outlets.ts';
import { DEMO_SCRIPT } from '#local/demo/script.ts';
import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { planEntries } from '#shared/developments/plan-entries.ts';
import type { AlertEntry } from '#shared/model/development.ts';
import { READER_CLAIMS } from './reader-claims.ts';
import { expectedLines, lookName, setAtLook, toldText } from './reader-newsroom.ts';

const { story } = findStory(loadStories(), 'dprk-troops-russia');

test('the reader has read texts that exist, on propositions that the story declares', () => {
  const slugs = loadOutlets().flatMap(({ id, articles }) => articles.map(({ slug }) => `${id}/${slug}`));
  expect(slugs).toEqual(expect.arrayContaining(Object.keys(READER_CLAIMS)));
  const keys = new Set(story.propositions.map(({ key }) => key));
  for (const { claims, edited = [] } of Object.values(READER_CLAIMS)) {
    for (const claim of [...claims, ...edited]) expect(keys).toContain(claim.on);
  }
});

test('what the careful reader has read makes the alerts that a careful reader would write down, and no other', () => {
  const published = new Map<string, AlertEntry>();
  const told: string[] = [];
  for (const look of DEMO_SCRIPT.ticks) {
    const set = setAtLook(look, story);
    const developments = findDevelopments(set, buildLedger(set));
    const plan = planEntries({ developments, published: [...published.values()], now: look, maxPerHour: 60 });
    for (const entry of [...plan.added, ...plan.updated]) published.set(entry.id, entry);
    told.push(...plan.added.map(({ development }) => toldText({ seen: lookName(look), ...development })));
  }
  expect(told.sort()).toEqual(expectedLines().map(toldText).sort());
});
