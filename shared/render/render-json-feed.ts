import type { AlertEntry, Position } from '../model/development.ts';
import { cleanJson } from './clean-text.ts';
import { entryUrn, type FeedContext, type FeedInput, type FeedItem, feedItem, feedItems } from './feed-items.ts';
import { safeUrl } from './safe-url.ts';
import { absoluteLink, siteKeys } from './site-keys.ts';

/** JSON Feed 1.1; `_claimwire` carries the development as data. */
export function renderJsonFeed(feed: FeedInput): string {
  const { siteBaseUrl } = feed.context;
  const document = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feed.title,
    home_page_url: feed.homeUrl,
    feed_url: feed.selfUrl,
    description: `${feed.title}: who says what, where it is written, and what is a copy.`,
    language: 'en',
    authors: [{ name: 'claimwire', url: absoluteLink(siteBaseUrl, siteKeys.about) }],
    items: feedItems(feed).map(itemOf),
  };
  return `${cleanJson(document, 1)}\n`;
}

/** One entry as the JSON feed has it; what webhooks deliver. */
export function jsonFeedItem(entry: AlertEntry, context: FeedContext): object {
  return itemOf(feedItem(entry, context));
}

function itemOf({ urn, url, title, summary, content, publishedAt, updatedAt, categories, entry }: FeedItem): object {
  const { development, rolledUp, replaces, storyId } = entry;
  return {
    id: urn,
    url,
    title,
    summary,
    content_html: content.markup,
    date_published: publishedAt,
    date_modified: updatedAt,
    tags: [...new Set(categories.map(({ label }) => label))],
    _claimwire: {
      about: 'https://jsonfeed.org/version/1.1/#extensions',
      story: storyId,
      development: entry.id,
      kind: development.kind,
      day: development.day,
      known_at: development.at,
      proposition: development.proposition,
      speaker: development.speaker,
      party: development.party,
      outlets: development.outlets,
      origins: development.origins,
      positions: rolledUp ? [] : development.positions.map(positionData),
      rolled_up: rolledUp,
      replaces: replaces === undefined ? undefined : entryUrn(replaces),
      why: development.why.map(({ rule, text }) => ({ rule, text: text })),
    },
  };
}

function positionData(position: Position): object {
  return {
    speaker: position.speaker,
    role: position.role,
    party: position.party,
    proposition: position.proposition,
    stance: position.stance,
    sub: position.sub,
    certainty: position.certainty,
    day: position.day,
    day_from: position.dayFrom,
    via: position.via,
    figures: position.figures,
    outlets: position.outlets,
    origins: position.origins,
    carriers: position.carriers.map(({ outlet, url, title, at, originId, content }) => ({
      outlet: outlet,
      url: safeUrl(url),
      title: title,
      at,
      origin: originId,
      words: content,
    })),
  };
}
