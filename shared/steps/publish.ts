import { createHash } from 'node:crypto';
import { buildLedger } from '../developments/build-ledger.ts';
import { findDevelopments } from '../developments/find-developments.ts';
import { planEntries } from '../developments/plan-entries.ts';
import type { Article } from '../model/article.ts';
import type { AlertEntry, StoryArticle } from '../model/development.ts';
import { PublishMessage } from '../model/message.ts';
import type { LoadedStory } from '../model/story.ts';
import { planStorySite } from '../render/story-site.ts';
import { storySummary } from '../render/story-summary.ts';
import { createArticleStore } from '../stores/article-store.ts';
import { createStoryStore, type StoryRows } from '../stores/story-store.ts';
import type { StepDeps } from './deps.ts';
import { parseMessage } from './parse-message.ts';
import { publishSharedSite } from './publish-shared-site.ts';
import { scheduleNotifications } from './schedule-notifications.ts';
import { settleOrigins } from './settle-origins.ts';
import { spreadTimes } from './spread-times.ts';
import { originsOfStory, storySet } from './story-set.ts';
import { writeSite } from './write-site.ts';

/** Brings the pages and feeds of one story, or those that all stories share, up to date. One at a time for each story. */
export async function publishStep(deps: StepDeps, body: unknown): Promise<void> {
  const message = parseMessage(PublishMessage, body);
  switch (message.kind) {
    case 'site':
      return publishSharedSite(deps);
    case 'story': {
      const loaded = deps.config.stories.find(({ story }) => story.id === message.storyId);
      if (!loaded) return done(deps, deps.now(), message.storyId, 'unknown-story');
      return publishStory(deps, loaded);
    }
    default:
      message satisfies never;
  }
}

async function publishStory(deps: StepDeps, loaded: LoadedStory): Promise<void> {
  const started = deps.now();
  const storyId = loaded.story.id;
  const stories = createStoryStore(deps.storyTable);
  const rows = await stories.load(storyId);
  const mark = markOf(deps, loaded, rows);
  if ((await stories.getPublished(storyId)) === mark) return done(deps, started, storyId, 'unchanged');

  const origins = await settleOrigins(deps, storyId, originsOfStory(rows));
  const set = storySet(loaded, { ...rows, origins });
  const ledger = buildLedger(set);
  const developments = findDevelopments(set, ledger);
  const planned = planEntries({
    developments,
    published: rows.entries,
    now: started.toISOString(),
    maxPerHour: loaded.story.maxAlertsPerHour,
  });
  const plan = spreadTimes(planned, rows.entries, started);
  for (const entry of [...plan.added, ...plan.updated]) await stories.putEntry(entry);
  const entries = mergeEntries(rows.entries, plan.added, plan.updated);
  await scheduleNotifications(deps, loaded.story, entries);
  const site = planStorySite({
    story: loaded,
    set,
    ledger,
    developments,
    entries,
    texts: deps.settings.fullText ? await loadTexts(deps, rows.articles) : undefined,
    siteBaseUrl: deps.settings.siteBaseUrl,
  });
  const written = await writeSite(deps, storyId, site);
  const summary = storySummary({ story: loaded, set, ledger, developments, entries });
  await stories.putSummary(storyId, summary);
  const cause = `${storyId}#${mark}`;
  await deps.queues.publish.send([
    { body: { version: 1, kind: 'site', cause }, group: 'site', deduplicationId: `site#${cause}` },
  ]);
  await stories.putPublished(storyId, mark);
  deps.metrics('AlertsPublished', plan.added.length);
  for (const entry of plan.added) {
    const appearedAt = firstAppearance(entry, rows.articles);
    if (appearedAt !== undefined) deps.metrics('AlertLagMs', Math.max(0, started.getTime() - appearedAt));
  }
  done(deps, started, storyId, 'published', { alerts: plan.added.length, written });
}

/** All versions of each article, oldest first, for a site that only its owner reads. */
async function loadTexts(deps: StepDeps, shown: readonly StoryArticle[]): Promise<Map<string, Article[]>> {
  const store = createArticleStore(deps.articleBlobs, deps.articleTable);
  const texts = new Map<string, Article[]>();
  for (const { articleId, firstSeenAt, outletHost, tier, versions } of shown) {
    if (tier === 'none') continue;
    const found: Article[] = [];
    for (const { version } of versions) {
      const article = await store.getVersion({ id: articleId, firstSeenAt, outletHost }, version);
      if (article) found.push(article);
    }
    texts.set(articleId, found);
  }
  return texts;
}

/** When the earliest article that carries what is new says that it appeared, in ms; `undefined` where none has a date. */
function firstAppearance({ development }: AlertEntry, articles: readonly StoryArticle[]): number | undefined {
  const carriers = new Set(development.positions.at(-1)?.carriers.map(({ articleId }) => articleId));
  const times = articles.flatMap(({ articleId, publishedAt }) =>
    publishedAt !== undefined && carriers.has(articleId) ? [Date.parse(publishedAt)] : [],
  );
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Equal marks: the site that is there is the one that would be written. */
function markOf(deps: StepDeps, loaded: LoadedStory, rows: StoryRows): string {
  const { siteBaseUrl, programVersion, fullText } = deps.settings;
  return createHash('sha256')
    .update(JSON.stringify([rows.revision, loaded.hash, siteBaseUrl, programVersion, fullText]))
    .digest('hex');
}

function mergeEntries(published: AlertEntry[], added: AlertEntry[], updated: AlertEntry[]): AlertEntry[] {
  const byId = new Map(published.map((entry) => [entry.id, entry]));
  for (const entry of [...added, ...updated]) byId.set(entry.id, entry);
  return [...byId.values()];
}

function done(
  deps: StepDeps,
  started: Date,
  id: string,
  outcome: string,
  counts: { alerts?: number; written?: number } = {},
): void {
  deps.metrics('StoryPublished', 1, { outcome });
  deps.log('info', {
    what: 'publish',
    id,
    outcome,
    ...counts,
    durationMs: deps.now().getTime() - started.getTime(),
  });
}
