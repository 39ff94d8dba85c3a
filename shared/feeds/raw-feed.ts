import type { FeedAuthor, FeedSkip } from '../model/feed.ts';

/**
 * What the three readers (RSS and RDF, Atom, JSON Feed) hand on: for each field the candidates, best first, as the feed
 * wrote them. `normaliseFeed` chooses.
 */
export type RawFeed = {
  format: 'rss' | 'atom' | 'rdf' | 'json';
  titles: Candidates;
  links: Candidates;
  languages: Candidates;
  descriptions: Candidates;
  /** `xml:base` of the root. */
  base?: string;
  ttlSeconds?: number;
  skip?: FeedSkip;
  authors: FeedAuthor[];
  entries: RawEntry[];
};

export type RawEntry = {
  ids: Candidates;
  titles: Candidates;
  links: Candidates;
  published: Candidates;
  updated: Candidates;
  authors: FeedAuthor[];
  /** Text or markup. */
  summaries: Candidates;
  /** Markup or text that is meant to be the whole. */
  contents: Candidates;
  languages: Candidates;
  images: Candidates;
  source?: { title?: string; url?: string };
  enclosures: RawEnclosure[];
  base?: string;
};

export type RawEnclosure = { url?: string; type?: string; length?: number };
export type Candidates = readonly (string | undefined)[];

/** Each candidate that holds more than white space, trimmed. */
export function filled(candidates: Candidates): string[] {
  const texts: string[] = [];
  for (const candidate of candidates) {
    const text = candidate?.trim();
    if (text) texts.push(text);
  }
  return texts;
}

/** The best candidate that holds more than white space, trimmed. */
export function firstFilled(candidates: Candidates): string | undefined {
  for (const candidate of candidates) {
    const text = candidate?.trim();
    if (text) return text;
  }
  return undefined;
}

/** An author from one line: `Jane Roe`, `jane@example.org (Jane Roe)`, `Jane Roe <jane@example.org>`, `mailto:…`. */
export function authorFromLine(line: string | undefined): FeedAuthor[] {
  const text = line?.slice(0, MAX_AUTHOR_LENGTH).replace(/\s+/g, ' ').trim();
  if (!text) return [];
  const email = /[^\s<>()[\]",;:]{1,64}@[A-Za-z0-9.-]{1,190}\.[A-Za-z]{2,24}/.exec(text)?.[0];
  if (!email) return /^(?:https?:\/\/|www\.)\S+$/i.test(text) ? [] : [{ name: text }];
  const name = text
    .replace(/mailto:/i, '')
    .replace(email, '')
    .replace(/[<>()[\]"]/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:-]+/, '')
    .trim();
  return [{ name: name || email, email }];
}

/** A longer line is no name, in UTF-16 units. */
export const MAX_AUTHOR_LENGTH = 300;

/** How often `sy:updatePeriod` and `sy:updateFrequency` ask to be read, in seconds (RSS 1.0 syndication module). */
export function syndicationSeconds(period: string | undefined, frequency: number | undefined): number | undefined {
  const unit = { hourly: 3600, daily: 86_400, weekly: 604_800, monthly: 2_592_000, yearly: 31_536_000 }[
    period?.trim().toLowerCase() ?? ''
  ];
  if (unit === undefined) return undefined;
  return Math.max(1, Math.round(unit / (frequency && frequency > 0 ? frequency : 1)));
}
