import { getDomain } from 'tldts';
import { canonicalUrl, fetchUrl } from '../feeds/canonical-url.ts';
import type { Article, Credit, PageRefusal } from '../model/article.ts';
import type { FeedEntry, FeedSource } from '../model/feed.ts';
import { articleId, textHash, versionId } from './article-id.ts';
import { chooseText } from './choose-text.ts';
import { creditKey } from './credits.ts';
import { datelineDay } from './dateline-day.ts';
import { isCutOff } from './is-cut-off.ts';
import { languageOf } from './language.ts';
import { mergeCredits } from './page-credits.ts';
import { headlineOf } from './page-title.ts';
import { type EntryContent, parseEntryContent } from './parse-entry-content.ts';
import type { ParsedPage } from './parse-page.ts';

export type NormaliseInput = {
  entry: FeedEntry;
  source: FeedSource;
  page?: ParsedPage;
  /** Why there is no page, where it was looked for. */
  pageRefused?: PageRefusal;
  firstSeenAt: string;
  backfill: boolean;
  now: Date;
};

export type NoText = { kind: 'no-text'; reason: PageRefusal; message: string };

/** Names that systems put where a byline belongs. */
const NO_BYLINE =
  /^(?:admin|administrator|editor|editors|staff|staff writer|webmaster|root|user|unknown|redaktion|redacción|redação|редакция|редакція)$/iu;
/** Longest title and byline that are kept, in UTF-16 units: longer ones are whole texts in the wrong field. */
const MAX_TITLE_LENGTH = 500;
const MAX_BYLINE_LENGTH = 200;

/**
 * Makes an article of a feed entry and its page. Where they differ:
 * - text: what the source's `fullText` says, unless the page was refused or gave less than the feed (`textFromReason` says so);
 * - title: of the one that the text is from, so that a later look at the page compares like with like; then the other;
 * - publication: feed, page, dateline in the text; change: page, feed; byline: page, feed;
 * - language: page, entry, source, as far as the letters of the text allow it; then detected.
 */
export function normaliseArticle(input: NormaliseInput): Article | NoText {
  const { entry, source, page } = input;
  const url = (entry.url && fetchUrl(entry.url)) ?? source.url;
  const identity = canonicalUrl(url) ?? url;
  const feed = readEntry(entry, source, url);
  const chosen = chooseText(source.fullText, feed, page, input.pageRefused);
  if (!chosen) {
    const reason = input.pageRefused ?? 'no-text';
    return { kind: 'no-text', reason, message: `neither feed nor page gave a text: ${reason}` };
  }
  const isFromPage = chosen.from === 'page' && page !== undefined;
  const content = isFromPage ? page : feed;
  const outletHost = hostOf(page?.canonicalUrl, url) ?? hostOf(url) ?? hostOf(source.url) ?? 'unknown';
  const names = [source.outlet, page?.outletName, outletHost, page?.section];
  const titles = isFromPage ? [page.title, entry.title] : [entry.title, page?.title];
  const title = firstFilled(titles.map((one) => one && headlineOf(one, names))) ?? firstLine(content.text);
  return {
    schema: 1,
    id: articleId(identity),
    url,
    canonicalUrl: identity,
    outletHost,
    outlet: source.outlet,
    title: title.slice(0, MAX_TITLE_LENGTH),
    byline: bylineOf([page?.byline, entry.authors.map((author) => author.name).join(', ')], source.outlet),
    publishedAt: entry.publishedAt ?? page?.publishedAt ?? datelineDay(content.text, input.now),
    modifiedAt: page?.modifiedAt ?? entry.updatedAt,
    firstSeenAt: input.firstSeenAt,
    language: languageOf(content.text, [page?.language, entry.language, source.language]),
    ...versionOf(title.slice(0, MAX_TITLE_LENGTH), content),
    credits: mergeCredits(content.credits, [
      ...(isFromPage ? withoutSpans(feed.credits) : []),
      ...sourceCredit(entry, source),
    ]),
    feedId: source.id,
    backfill: input.backfill,
    textFrom: chosen.from,
    textFromReason: chosen.reason,
  };
}

/**
 * The next version of a stored article; `undefined` when the page says the same, less than was known from the feed, something
 * else than the feed, or only the beginning of what it said before.
 */
export function renormaliseArticle(previous: Article, page: ParsedPage, now: Date): Article | undefined {
  if (page.text === '' || isCutOff(previous, page)) return undefined;
  if (previous.textFrom === 'feed' && !isBetter(page, previous)) return undefined;
  const headline = headlineOf(page.title, [previous.outlet, page.outletName, previous.outletHost, page.section]);
  const title = (headline === '' ? previous.title : headline).slice(0, MAX_TITLE_LENGTH);
  const version = versionOf(title, page);
  if (version.version === previous.version) return undefined;
  const noted = withoutSpans(previous.credits.filter((credit) => credit.span === undefined));
  return {
    ...previous,
    ...version,
    title,
    byline: bylineOf([page.byline, previous.byline], previous.outlet),
    publishedAt: previous.publishedAt ?? page.publishedAt ?? datelineDay(page.text, now),
    modifiedAt: page.modifiedAt ?? previous.modifiedAt,
    language: languageOf(page.text, [page.language, previous.language]),
    credits: mergeCredits(page.credits, noted),
    textFrom: 'page',
    textFromReason: undefined,
  };
}

function isBetter(page: ParsedPage, previous: Article): boolean {
  return page.text.length >= previous.text.length && chooseText('page', previous, page, undefined)?.from === 'page';
}

function versionOf(title: string, { text, paragraphs }: Pick<EntryContent, 'text' | 'paragraphs'>) {
  return { text, paragraphs, version: versionId(title, text), sha256: textHash(text) };
}

/** The feed's full content, or else its summary. */
function readEntry(entry: FeedEntry, source: FeedSource, url: string): EntryContent {
  const options = { url, title: entry.title, outlet: source.outlet };
  const content = parseEntryContent(entry.contentHtml ?? '', options);
  const summary = parseEntryContent(escapeText(entry.summary ?? ''), options);
  return content.text.length >= summary.text.length
    ? content
    : { ...summary, credits: mergeCredits(summary.credits, withoutSpans(content.credits)) };
}

/** A summary is plain text: its signs must not be read as markup. */
function escapeText(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .split(/\n\s*\n/)
    .map((paragraph) => `<p>${paragraph}</p>`)
    .join('');
}

/** RSS `source`: the feed that an aggregator took the entry from. */
function sourceCredit(entry: FeedEntry, source: FeedSource): Credit[] {
  const { title, url } = entry.source ?? {};
  const name = title ?? (url && hostOf(url));
  if (!name || creditKey(name) === creditKey(source.outlet)) return [];
  return [url === undefined ? { name } : { name, url }];
}

function withoutSpans(credits: readonly Credit[]): Credit[] {
  return credits.map(({ name, url }) => (url === undefined ? { name } : { name, url }));
}

/** The canonical address counts for the outlet only on the same domain: elsewhere it is a credit. */
function hostOf(address: string | undefined, sameDomainAs?: string): string | undefined {
  const host = address === undefined ? undefined : URL.parse(address)?.hostname;
  if (!host || (sameDomainAs !== undefined && getDomain(host) !== getDomain(sameDomainAs))) return undefined;
  return host;
}

function bylineOf(candidates: readonly (string | undefined)[], outlet: string): string | undefined {
  const found = candidates.find(
    (name) => name !== undefined && name !== '' && !NO_BYLINE.test(name) && creditKey(name) !== creditKey(outlet),
  );
  return found?.slice(0, MAX_BYLINE_LENGTH);
}

function firstFilled(texts: readonly (string | undefined)[]): string | undefined {
  return texts.find((text) => text !== undefined && text.trim() !== '');
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.slice(0, 120) ?? '';
}
