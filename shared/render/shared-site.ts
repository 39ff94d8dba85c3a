import { compareKeys, greatest } from '../developments/order.ts';
import type { AlertEntry } from '../model/development.ts';
import type { FeedHealth } from '../model/feed.ts';
import { renderAboutPage } from './about-page.ts';
import { newestFirst } from './feed-items.ts';
import { renderFeedsJson, renderFeedsPage } from './feeds-page.ts';
import { renderIndexPage } from './index-page.ts';
import type { SiteFile } from './page-frame.ts';
import { absoluteLink, siteKeys } from './site-keys.ts';
import { feedFiles } from './story-feeds.ts';
import type { StorySummary } from './story-summary.ts';

/** Assets have no hash in their names: an hour. */
const ASSET_CACHE = 'public, max-age=3600';

/** What all stories share: front page, about, feed health, the feeds over all stories, style and script. */
export function renderSharedSite(input: {
  stories: readonly StorySummary[];
  entries: readonly AlertEntry[];
  /** In the order in which they are to stand. */
  feeds: readonly FeedHealth[];
  siteBaseUrl: string;
  assets: { css: string; js: string };
}): Map<string, SiteFile> {
  const { siteBaseUrl, feeds, assets } = input;
  const stories = [...input.stories].sort(
    (a, b) => -compareKeys([a.updatedAt ?? '', b.title], [b.updatedAt ?? '', a.title]),
  );
  const byId = new Map<string, StorySummary>(stories.map((story) => [story.id, story]));
  const entries = newestFirst(input.entries);
  const seen = greatest(stories.flatMap(({ updatedAt }) => updatedAt ?? []));
  const updatedAt = seen === '' ? undefined : seen;
  const files = new Map<string, SiteFile>([
    [siteKeys.index, renderIndexPage({ stories, entries, siteBaseUrl, updatedAt })],
    [siteKeys.about, renderAboutPage({ siteBaseUrl })],
    [siteKeys.feedHealth, renderFeedsPage({ feeds, siteBaseUrl })],
    [siteKeys.feedHealthJson, renderFeedsJson(feeds)],
    [siteKeys.style, { body: assets.css, contentType: 'text/css; charset=utf-8', cacheControl: ASSET_CACHE }],
    [siteKeys.script, { body: assets.js, contentType: 'text/javascript; charset=utf-8', cacheControl: ASSET_CACHE }],
  ]);
  const home = absoluteLink(siteBaseUrl, siteKeys.index);
  const feed = {
    id: home,
    title: 'claimwire: all stories',
    homeUrl: home,
    updatedAt,
    entries,
    context: {
      siteBaseUrl,
      storyTitle: (id: string) => byId.get(id)?.title ?? id,
      label: (id: string, key: string) => byId.get(id)?.labels[key] ?? key,
    },
  };
  for (const [key, file] of feedFiles(feed, (form) => siteKeys.feed(form))) files.set(key, file);
  return files;
}
