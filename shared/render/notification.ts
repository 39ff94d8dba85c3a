import type { AlertEntry } from '../model/development.ts';
import type { Story } from '../model/story.ts';
import { cleanJson } from './clean-text.ts';
import { newestFirst } from './feed-items.ts';
import { jsonFeedItem } from './render-json-feed.ts';
import { absoluteLink, siteKeys } from './site-keys.ts';

/** Entries written out in one digest; it tells of how many more there are. */
const MAX_DIGEST_ENTRIES = 50;

type Where = { story: Story; siteBaseUrl: string };

/** The body of the delivery of one entry, as JSON: `data.entry` is the item of the JSON feed. */
export function renderNotification(entry: AlertEntry, where: Where): string {
  const type = entry.rolledUp ? 'developments.rolled-up' : `development.${entry.development.kind}`;
  return cleanJson({
    type,
    timestamp: entry.publishedAt,
    data: { story: storyOf(where), entry: itemOf(entry, where) },
  });
}

/** The body of a digest: the entries of the period that ends at `to`, newest first. */
export function renderDigest(entries: readonly AlertEntry[], to: string, where: Where): string {
  const items = newestFirst(entries).slice(0, MAX_DIGEST_ENTRIES);
  return cleanJson({
    type: 'digest',
    timestamp: to,
    data: {
      story: storyOf(where),
      until: to,
      entries: items.map((entry) => itemOf(entry, where)),
      left_out: entries.length - items.length,
    },
  });
}

function storyOf({ story, siteBaseUrl }: Where): object {
  return { id: story.id, title: story.title, url: absoluteLink(siteBaseUrl, siteKeys.story(story.id)) };
}

function itemOf(entry: AlertEntry, { story, siteBaseUrl }: Where): object {
  const labels = new Map(story.propositions.map(({ key, label }) => [key, label]));
  return jsonFeedItem(entry, {
    siteBaseUrl,
    storyTitle: () => story.title,
    label: (_, key) => labels.get(key) ?? key,
  });
}
