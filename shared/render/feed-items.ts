import { createHash } from 'node:crypto';
import { countSources } from '../developments/development-scope.ts';
import { compareKeys } from '../developments/order.ts';
import { STANCE_WORDS } from '../developments/stance-words.ts';
import type { AlertEntry, Position } from '../model/development.ts';
import { cleanText, shorten } from './clean-text.ts';
import { longDay } from './dates.ts';
import { developmentLink, freshPosition, KIND_WORDS, quotation } from './development-heading.ts';
import { type Html, html } from './html.ts';
import { safeUrl } from './safe-url.ts';
import { absoluteLink } from './site-keys.ts';

/** What feeds look up; titles and labels answer with the id where they know no better. */
export type FeedContext = {
  siteBaseUrl: string;
  storyTitle(storyId: string): string;
  label(storyId: string, proposition: string): string;
};

/** Neighbours of a feed document, RFC 5005; absolute addresses. */
export type FeedPaging = { isArchive: boolean; previous?: string; next?: string; current?: string };

export type FeedInput = {
  /** A URI that never changes. */
  id: string;
  title: string;
  selfUrl: string;
  homeUrl: string;
  /** For a feed without entries; else the newest update of an entry counts. */
  updatedAt?: string;
  /** In any order; the document holds the newest `MAX_FEED_ENTRIES`, an archive all of them. */
  entries: readonly AlertEntry[];
  context: FeedContext;
  paging?: FeedPaging;
};

/** Entries of a feed document. */
export const MAX_FEED_ENTRIES = 50;

/** Where a feed without entries and without data has to name a time; Atom wants one. */
const BEGINNING = '2024-01-01T00:00:00.000Z';

/** One entry as each of the three formats needs it. */
export type FeedItem = {
  urn: string;
  title: string;
  url: string;
  summary: string;
  content: Html;
  publishedAt: string;
  updatedAt: string;
  categories: { scheme: 'story' | 'kind' | 'proposition' | 'speaker' | 'stance'; term: string; label: string }[];
  replaces?: string;
  entry: AlertEntry;
};

/** What was published last comes first. */
export function newestFirst(entries: readonly AlertEntry[]): AlertEntry[] {
  return [...entries].sort(
    (a, b) => -compareKeys([a.publishedAt, a.development.at, a.id], [b.publishedAt, b.development.at, b.id]),
  );
}

/** The entries of a feed document, newest first. */
export function feedItems({ entries, context, paging }: FeedInput): FeedItem[] {
  const sorted = newestFirst(entries);
  return (paging?.isArchive ? sorted : sorted.slice(0, MAX_FEED_ENTRIES)).map((entry) => feedItem(entry, context));
}

/** When the feed last changed. */
export function feedUpdatedAt(feed: FeedInput, items: readonly FeedItem[]): string {
  const times = items.map(({ updatedAt }) => updatedAt).sort();
  return times.at(-1) ?? feed.updatedAt ?? BEGINNING;
}

/** `urn:uuid:` of a name-based UUID (RFC 9562, version 5) of the development's id. */
export function entryUrn(id: string): string {
  return `urn:uuid:${nameUuid(`claimwire:development:${id}`)}`;
}

/** Version 5, in the namespace of URLs. */
export function nameUuid(name: string): string {
  const namespace = Buffer.from('6ba7b8119dad11d180b400c04fd430c8', 'hex');
  const bytes = createHash('sha1').update(namespace).update(name).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** One entry as every format needs it. */
export function feedItem(entry: AlertEntry, context: FeedContext): FeedItem {
  const { development, storyId, rolledUp } = entry;
  const fresh = freshPosition(development);
  const url = absoluteLink(context.siteBaseUrl, developmentLink(storyId, rolledUp?.[0] ?? development));
  const story = { scheme: 'story' as const, term: storyId, label: context.storyTitle(storyId) };
  return {
    urn: entryUrn(entry.id),
    title: cleanText(development.title),
    url,
    summary: cleanText(rolledUp ? rolledUp.map(({ title }) => title).join('; ') : summaryOf(fresh)),
    content: rolledUp ? rolledUpContent(entry, context) : contentOf(entry, context, url),
    publishedAt: entry.publishedAt,
    updatedAt: entry.updatedAt,
    categories: rolledUp
      ? [story]
      : [
          story,
          { scheme: 'kind', term: development.kind, label: KIND_WORDS[development.kind] },
          { scheme: 'proposition', term: fresh.proposition, label: context.label(storyId, fresh.proposition) },
          { scheme: 'speaker', term: fresh.entityId ?? cleanText(fresh.speaker), label: cleanText(fresh.speaker) },
          { scheme: 'stance', term: fresh.stance, label: STANCE_WORDS[fresh.stance] },
        ],
    replaces: entry.replaces,
    entry,
  };
}

function summaryOf(position: Position): string {
  const first = position.carriers[0];
  const words = first ? shorten(first.quotes[0] ?? first.content, 200) : '';
  return `${words} (${longDay(position.day)}; ${countSources(position)})`;
}

function contentOf(entry: AlertEntry, context: FeedContext, url: string): Html {
  const { development, storyId } = entry;
  const fresh = freshPosition(development);
  return html`<p><strong>${KIND_WORDS[development.kind]}</strong> · ${context.storyTitle(storyId)}</p>${development.positions.map(
    (position) =>
      html`<p>${position.speaker}${position.role !== undefined && ` (${position.role})`} <strong>${STANCE_WORDS[position.stance]}</strong> “${context.label(storyId, position.proposition)}”, ${longDay(position.day)}${position.via.length > 0 && `, according to ${position.via.join(', ')}`}</p>${position.carriers[0] && quotation(position.carriers[0])}`,
  )}<p>${countSources(fresh)}:</p><ul>${fresh.carriers.map(({ outlet, title, url: address }) => {
    const safe = safeUrl(address);
    return html`<li>${outlet}: ${safe === undefined ? title : html`<a href="${safe}">${title}</a>`}</li>`;
  })}</ul><p>Why: ${development.why.map(({ text }) => text).join('; ')}. <a href="${url}">Evidence and context</a></p>`;
}

function rolledUpContent({ rolledUp, storyId, development }: AlertEntry, { siteBaseUrl }: FeedContext): Html {
  return html`<p>${development.why[0]?.text}</p><ul>${rolledUp?.map((line) => html`<li>${longDay(line.day)}: <a href="${absoluteLink(siteBaseUrl, developmentLink(storyId, line))}">${line.title}</a></li>`)}</ul>`;
}
