import { groupBy } from '../developments/order.ts';
import type { AlertEntry } from '../model/development.ts';
import { type FeedInput, MAX_FEED_ENTRIES, newestFirst } from './feed-items.ts';
import type { SiteFile } from './page-frame.ts';
import { renderAtom } from './render-atom.ts';
import { renderJsonFeed } from './render-json-feed.ts';
import { renderRss } from './render-rss.ts';
import { absoluteLink, siteKeys } from './site-keys.ts';
import { renderedObject, type SiteObject, siteObject } from './site-object.ts';
import type { StoryView } from './story-view.ts';

/** Feeds are fresh for a minute; an archive whose month is over does not change but for carriers, and is kept for a day. */
const FEED_CACHE = 'public, max-age=60';
const ARCHIVE_CACHE = 'public, max-age=86400';

/** The three feeds of a list of entries; `keyOf` names the object of each form. */
export function feedFiles(
  feed: Omit<FeedInput, 'selfUrl'>,
  keyOf: (form: 'atom.xml' | 'rss.xml' | 'feed.json') => string,
): [key: string, file: SiteFile][] {
  const forms = [
    ['atom.xml', renderAtom, 'application/atom+xml; charset=utf-8'],
    ['rss.xml', renderRss, 'application/rss+xml; charset=utf-8'],
    ['feed.json', renderJsonFeed, 'application/feed+json; charset=utf-8'],
  ] as const;
  return forms.map(([form, render, contentType]) => {
    const key = keyOf(form);
    const selfUrl = absoluteLink(feed.context.siteBaseUrl, key);
    return [key, { body: render({ ...feed, selfUrl }), contentType, cacheControl: FEED_CACHE }];
  });
}

/** The feeds of a story and its archives by month (RFC 5005): what the feed has dropped is found along `prev-archive`. `base` is what all marks hold. */
export function storyFeeds(
  view: StoryView,
  entries: readonly AlertEntry[],
  base: readonly unknown[],
): [key: string, object: SiteObject][] {
  const { story, siteBaseUrl } = view;
  const address = (key: string) => absoluteLink(siteBaseUrl, key);
  const months = archivedMonths(entries);
  const monthUrl = (month: string | undefined) => month && address(siteKeys.archive(story.id, month));
  const current = address(siteKeys.feed('atom.xml', story.id));
  const feed = {
    id: address(siteKeys.story(story.id)),
    title: story.title,
    homeUrl: address(siteKeys.story(story.id)),
    updatedAt: view.updatedAt,
    entries,
    context: { siteBaseUrl, storyTitle: () => story.title, label: (_: string, key: string) => view.label(key) },
  };
  const objects = feedFiles({ ...feed, paging: { isArchive: false, previous: monthUrl(months.at(-1)) } }, (form) =>
    siteKeys.feed(form, story.id),
  ).map(([key, file]): [string, SiteObject] => [key, renderedObject(file)]);
  const newestMonth = newestFirst(entries)[0]?.publishedAt.slice(0, 7);
  const byMonth = groupBy(entries, ({ publishedAt }) => publishedAt.slice(0, 7));
  for (const [index, month] of months.entries()) {
    const key = siteKeys.archive(story.id, month);
    const own = newestFirst(byMonth.get(month) ?? []);
    const paging = {
      isArchive: true,
      previous: monthUrl(months[index - 1]),
      next: monthUrl(months[index + 1]),
      current,
    };
    const cacheControl = month === newestMonth ? FEED_CACHE : ARCHIVE_CACHE;
    const render = () => ({
      body: renderAtom({
        ...feed,
        title: `${story.title}, ${month}`,
        selfUrl: address(key),
        entries: own,
        paging,
      }),
      contentType: 'application/atom+xml; charset=utf-8',
      cacheControl,
    });
    objects.push([key, siteObject([base, own.map(stateOf), paging, cacheControl], render)]);
  }
  return objects;
}

/** An entry changes with the time of its update and never else. */
function stateOf({ id, publishedAt, updatedAt }: AlertEntry): string[] {
  return [id, publishedAt, updatedAt];
}

/** Months that are over, and the newest one when the feed cannot hold it; oldest first. */
function archivedMonths(entries: readonly AlertEntry[]): string[] {
  const sorted = newestFirst(entries);
  const months = [...new Set(sorted.map(({ publishedAt }) => publishedAt.slice(0, 7)))];
  const newest = months[0];
  const isTooLong = sorted.filter(({ publishedAt }) => publishedAt.slice(0, 7) === newest).length > MAX_FEED_ENTRIES;
  return months.filter((month) => month !== newest || isTooLong).reverse();
}
