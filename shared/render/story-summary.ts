import { z } from 'zod';
import type { StorySet } from '../developments/build-ledger.ts';
import { speakerKeyOf } from '../developments/development-scope.ts';
import { greatest } from '../developments/order.ts';
import { AlertEntry, type Development, type Ledger } from '../model/development.ts';
import { StoryId } from '../model/ids.ts';
import { Day, Instant } from '../model/span.ts';
import type { LoadedStory } from '../model/story.ts';
import { shorten } from './clean-text.ts';
import { newestFirst } from './feed-items.ts';

/** What the front page and the feeds over all stories need of one story. */
export const StorySummary = z.object({
  version: z.literal(1),
  id: StoryId,
  title: z.string(),
  description: z.string(),
  from: Day,
  updatedAt: Instant.optional(),
  /** Labels of the propositions, by key. */
  labels: z.record(z.string(), z.string()),
  figures: z.object({
    speakers: z.int(),
    positions: z.int(),
    articles: z.int(),
    outlets: z.int(),
    origins: z.int(),
    developments: z.int(),
    alerts: z.int(),
  }),
  /** Newest first; with few carriers each. */
  newestEntries: z.array(AlertEntry),
});
export type StorySummary = z.infer<typeof StorySummary>;

/** Entries of one story in the feeds over all. */
const MAX_ENTRIES = 50;
/** Carriers of each position in them. */
const MAX_CARRIERS = 3;
/** Characters of a text of theirs. */
const MAX_TEXT_LENGTH = 320;
/** Room for the entries in the stored summary, in characters of JSON; an item of the table holds 400 KB. */
const MAX_JSON_LENGTH = 120_000;

export function storySummary(input: {
  story: LoadedStory;
  set: StorySet;
  ledger: Ledger;
  developments: readonly Development[];
  entries: readonly AlertEntry[];
}): StorySummary {
  const { story } = input.story;
  const articles = input.set.articles.filter(({ tier }) => tier !== 'none');
  const seen = greatest(articles.flatMap(({ versions }) => versions.map(({ seenAt }) => seenAt)));
  const groups = articles.map(({ articleId }) => input.set.origins.get(articleId)?.groupId ?? articleId);
  return {
    version: 1,
    id: story.id,
    title: story.title,
    description: story.description,
    from: story.window.from,
    updatedAt: seen === '' ? undefined : seen,
    labels: Object.fromEntries(story.propositions.map(({ key, label }) => [key, label])),
    figures: {
      speakers: new Set(input.ledger.positions.filter(({ unnamed }) => !unnamed).map(speakerKeyOf)).size,
      positions: input.ledger.positions.length,
      articles: articles.length,
      outlets: new Set(articles.map(({ outletHost }) => outletHost)).size,
      origins: new Set(groups).size,
      developments: input.developments.length,
      alerts: input.entries.length,
    },
    newestEntries: fitting(newestFirst(input.entries).slice(0, MAX_ENTRIES).map(slim)),
  };
}

/** As many of the newest as there is room for. */
function fitting(entries: readonly AlertEntry[]): AlertEntry[] {
  let room = MAX_JSON_LENGTH;
  const kept: AlertEntry[] = [];
  for (const entry of entries) {
    room -= JSON.stringify(entry).length;
    if (room < 0) break;
    kept.push(entry);
  }
  return kept;
}

function slim(entry: AlertEntry): AlertEntry {
  const short = (text: string) => shorten(text, MAX_TEXT_LENGTH);
  return {
    ...entry,
    rolledUp: entry.rolledUp?.slice(0, MAX_ENTRIES),
    development: {
      ...entry.development,
      claims: entry.development.claims.slice(0, MAX_CARRIERS),
      why: entry.development.why.slice(0, MAX_ENTRIES).map((reason) => ({ ...reason, text: short(reason.text) })),
      positions: entry.development.positions.map((position) => ({
        ...position,
        carriers: position.carriers.slice(0, MAX_CARRIERS).map((carrier) => ({
          ...carrier,
          sentence: short(carrier.sentence),
          content: short(carrier.content),
          quotes: carrier.quotes.slice(0, 3).map(short),
        })),
      })),
    },
  };
}
