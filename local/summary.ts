import { buildLedger } from '#shared/developments/build-ledger.ts';
import { findDevelopments } from '#shared/developments/find-developments.ts';
import { feedHealth, troubleFirst } from '#shared/feeds/feed-health.ts';
import type { FeedHealth } from '#shared/model/feed.ts';
import { QUEUES } from '#shared/names.ts';
import type { Table } from '#shared/ports.ts';
import type { StepDeps } from '#shared/steps/deps.ts';
import { storySet } from '#shared/steps/story-set.ts';
import { createFeedStore } from '#shared/stores/feed-store.ts';
import { createStoryStore } from '#shared/stores/story-store.ts';
import type { Pipeline } from './pipeline.ts';

export type StoryFigures = {
  id: string;
  title: string;
  main: number;
  mentions: number;
  outlets: number;
  origins: number;
  claims: number;
  speakers: number;
  developments: number;
  alerts: number;
};

export type Summary = {
  feeds: { configured: number; read: number; failing: { id: string; state: string; reason: string }[] };
  entries: number;
  stories: StoryFigures[];
  deadLetters: number;
};

/** What stands in the stores now: the same after a run that did nothing. */
export async function summarise(pipeline: Pipeline): Promise<Summary> {
  const { deps } = pipeline;
  const feeds = await feedsHealth(deps.feedTable);
  const stories: StoryFigures[] = [];
  for (const loaded of deps.config.stories) stories.push(await storyFigures(deps, loaded));
  return {
    feeds: {
      configured: deps.config.feeds.length,
      read: feeds.filter(({ lastSuccessAt }) => lastSuccessAt !== undefined).length,
      failing: feeds
        .filter(({ condition }) => condition === 'failing')
        .map(({ id, state, reason }) => ({ id, state: state ?? '', reason: reason ?? '' })),
    },
    entries: feeds.reduce((sum, { entriesSeen }) => sum + entriesSeen, 0),
    stories,
    deadLetters: QUEUES.reduce((sum, name) => sum + pipeline.queues[name].depth().dead, 0),
  };
}

/** How every feed stands that the run knows, trouble first. */
export async function feedsHealth(feedTable: Table): Promise<FeedHealth[]> {
  const store = createFeedStore(feedTable);
  const health: FeedHealth[] = [];
  for (const feedId of await store.registered()) {
    const state = await store.getState(feedId);
    if (state) health.push(feedHealth(state));
  }
  return troubleFirst(health);
}

async function storyFigures(deps: StepDeps, loaded: StepDeps['config']['stories'][number]): Promise<StoryFigures> {
  const rows = await createStoryStore(deps.storyTable).load(loaded.story.id);
  const set = storySet(loaded, rows);
  const ledger = buildLedger(set);
  const tagged = rows.articles.filter(({ tier }) => tier !== 'none');
  return {
    id: loaded.story.id,
    title: loaded.story.title,
    main: tagged.filter(({ tier }) => tier === 'main').length,
    mentions: tagged.filter(({ tier }) => tier === 'mentions').length,
    outlets: new Set(tagged.map(({ outletHost }) => outletHost)).size,
    origins: new Set([...set.origins.values()].map(({ groupId }) => groupId)).size,
    claims: ledger.positions.reduce((sum, { carriers }) => sum + carriers.length, 0),
    speakers: new Set(ledger.positions.map(({ speaker }) => speaker)).size,
    developments: findDevelopments(set, ledger).length,
    alerts: rows.entries.length,
  };
}
