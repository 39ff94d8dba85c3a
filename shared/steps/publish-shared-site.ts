import { feedHealth, troubleFirst } from '../feeds/feed-health.ts';
import type { FeedHealth } from '../model/feed.ts';
import { renderSharedSite } from '../render/shared-site.ts';
import { renderedObject } from '../render/site-object.ts';
import { StorySummary } from '../render/story-summary.ts';
import { createFeedStore } from '../stores/feed-store.ts';
import { createStoryStore } from '../stores/story-store.ts';
import type { StepDeps } from './deps.ts';
import { writeSite } from './write-site.ts';

/** Front page, feed health, the feeds over all stories, and the assets. */
export async function publishSharedSite(deps: StepDeps): Promise<void> {
  const started = deps.now();
  const stories = createStoryStore(deps.storyTable);
  const feeds = createFeedStore(deps.feedTable);
  const summaries: StorySummary[] = [];
  for (const { story } of deps.config.stories) {
    const summary = await stories.getSummary(story.id, StorySummary);
    if (summary) summaries.push(summary);
  }
  const health: FeedHealth[] = [];
  for (const { id } of deps.config.feeds) {
    const state = await feeds.getState(id);
    if (state) health.push(feedHealth(state));
  }
  const site = renderSharedSite({
    stories: summaries,
    entries: summaries.flatMap(({ newestEntries }) => newestEntries),
    feeds: troubleFirst(health),
    siteBaseUrl: deps.settings.siteBaseUrl,
    assets: deps.loadAssets(),
  });
  const written = await writeSite(deps, 'shared', new Map([...site].map(([key, file]) => [key, renderedObject(file)])));
  deps.log('info', {
    what: 'publish',
    id: 'site',
    outcome: 'published',
    written,
    durationMs: deps.now().getTime() - started.getTime(),
  });
}
