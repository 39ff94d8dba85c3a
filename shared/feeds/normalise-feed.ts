import { createHash } from 'node:crypto';
import type { FeedAuthor, FeedEntry, ParsedFeed } from '../model/feed.ts';
import { type ParsedDate, parseDate } from './parse-date.ts';
import { hasMarkup, plainSummary, plainText, tidy } from './plain-text.ts';
import { type Candidates, filled, firstFilled, type RawEntry, type RawFeed } from './raw-feed.ts';
import { visibleMarkup } from './visible-markup.ts';

/** What the feed itself does not say. */
export type Surroundings = { url?: string; now?: Date };

/** Markup longer than this is not searched for a picture, in UTF-16 units. */
const IMAGE_SEARCH_LENGTH = 64 * 1024;
/** More names than these are no byline. */
const MAX_AUTHORS = 20;
/** A summary is a summary: the rest is in `contentHtml`. In UTF-16 units. */
const MAX_SUMMARY_LENGTH = 4000;

/** Chooses among the candidates of each field, resolves addresses, reads dates, hands down author and language. */
export function normaliseFeed(
  raw: RawFeed,
  around: Surroundings,
): Omit<ParsedFeed, 'encoding' | 'encodingFrom' | 'repaired' | 'repairs'> {
  const base =
    resolve(raw.base, around.url) ?? around.url ?? filled(raw.links).find((link) => /^https?:\/\//i.test(link));
  const language = languageOf(raw.languages);
  const feed = {
    format: raw.format,
    title: firstText(raw.titles),
    link: firstAddress(raw.links, base),
    language,
    description: firstText(raw.descriptions, plainSummary),
    ttlSeconds: raw.ttlSeconds,
    skip: raw.skip,
  };
  const authors = authorsOf(raw.authors);
  const entries = raw.entries.map((entry) => normaliseEntry(entry, { base, language, authors, now: around.now }));
  return { ...withoutAbsent(feed), entries };
}

type Inherited = { base?: string; language?: string; authors: FeedAuthor[]; now?: Date };

function normaliseEntry(raw: RawEntry, from: Inherited): FeedEntry {
  const base = resolve(raw.base, from.base) ?? from.base;
  const url = firstAddress(raw.links, base);
  const described = firstFilled(raw.summaries);
  const written = firstFilled(raw.contents) ?? (described && hasMarkup(described) ? described : undefined);
  const content = written && visibleMarkup(written).trim();
  const title = firstText(raw.titles);
  const language = languageOf(raw.languages) ?? from.language;
  const published = firstDate(raw.published, from.now, language);
  const updated = firstDate(raw.updated, from.now, language);
  const summary = plainSummary(described)?.slice(0, MAX_SUMMARY_LENGTH);
  const entry = {
    title,
    url,
    publishedAt: published?.at,
    updatedAt: updated?.at,
    dateFlag: (published ?? updated)?.flag,
    summary,
    contentHtml: content || undefined,
    language,
    image: firstAddress([...raw.images, firstPicture(content), firstPicture(described)], base),
    source: sourceOf(raw, base),
  };
  return {
    id: firstFilled(raw.ids) ?? url ?? contentId([title, summary, content]),
    ...withoutAbsent(entry),
    authors: raw.authors.length > 0 ? authorsOf(raw.authors) : from.authors,
    enclosures: enclosuresOf(raw, base),
  };
}

function firstText(candidates: Candidates, read = plainText): string | undefined {
  for (const candidate of candidates) {
    const text = read(candidate);
    if (text) return text;
  }
  return undefined;
}

function firstDate(candidates: Candidates, now?: Date, language?: string): ParsedDate | undefined {
  for (const candidate of filled(candidates)) {
    const date = parseDate(candidate, { now, language });
    if (date) return date;
  }
  return undefined;
}

function firstAddress(candidates: Candidates, base: string | undefined): string | undefined {
  for (const candidate of filled(candidates)) {
    const address = resolve(candidate, base);
    if (address) return address;
  }
  return undefined;
}

/** Absolute http(s) address, with its fragment. */
function resolve(link: string | undefined, base: string | undefined): string | undefined {
  const text = link?.replace(/[\n\r\t]/g, '').trim();
  if (!text) return undefined;
  const url = URL.parse(text, base);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') && url.hostname !== '' ? url.href : undefined;
}

/** The language tag at the start of a candidate (BCP 47); some write `en_US`. */
function languageOf(candidates: Candidates): string | undefined {
  for (const candidate of filled(candidates)) {
    const tag = /^[A-Za-z]{1,8}(?:[-_][A-Za-z0-9]{1,8}){0,6}/.exec(candidate)?.[0];
    if (tag) return tag.replaceAll('_', '-');
  }
  return undefined;
}

function firstPicture(markup: string | undefined): string | undefined {
  if (!markup?.includes('<img')) return undefined;
  for (const [, attributes = ''] of markup.slice(0, IMAGE_SEARCH_LENGTH).matchAll(/<img\s([^<>]*)>/gi)) {
    const src = /(?:^|\s)src\s?=\s?["']?([^"'\s<>]+)/i.exec(attributes)?.[1];
    const isPixel = /(?:^|\s)(?:width|height)\s?=\s?["']?[01](?:px)?["'\s/]/i.test(`${attributes} `);
    if (src && !isPixel && !src.startsWith('data:')) return src.replaceAll('&amp;', '&');
  }
  return undefined;
}

function authorsOf(authors: readonly FeedAuthor[]): FeedAuthor[] {
  return authors.slice(0, MAX_AUTHORS).flatMap(({ name, email }) => {
    const text = plainText(name);
    return text ? [{ name: text, ...(email ? { email } : {}) }] : [];
  });
}

function sourceOf(raw: RawEntry, base: string | undefined): FeedEntry['source'] {
  const source = { title: plainText(raw.source?.title), url: resolve(raw.source?.url, base) };
  return source.title || source.url ? withoutAbsent(source) : undefined;
}

function enclosuresOf(raw: RawEntry, base: string | undefined): FeedEntry['enclosures'] {
  return raw.enclosures.flatMap(({ url, type, length }) => {
    const address = resolve(url, base);
    if (!address) return [];
    const size = length !== undefined && Number.isSafeInteger(length) && length >= 0 ? length : undefined;
    return [{ url: address, ...withoutAbsent({ type: tidy(type), length: size }) }];
  });
}

/** For entries without any name: the same content gets the same id. */
function contentId(parts: Candidates): string {
  return `sha256:${createHash('sha256')
    .update(parts.map((part) => part ?? '').join('\u0000'))
    .digest('hex')}`;
}

/** Without the keys that hold nothing: absent fields are omitted. */
function withoutAbsent<T extends object>(value: T): T {
  const present: Partial<T> = {};
  for (const key in value) {
    if (value[key] !== undefined) present[key] = value[key];
  }
  return present as T;
}
