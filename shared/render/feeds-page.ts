import type { FeedHealth, FeedStateName } from '../model/feed.ts';
import { cleanJson } from './clean-text.ts';
import { shortInstant } from './dates.ts';
import { type Html, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { safeUrl } from './safe-url.ts';
import { siteKeys } from './site-keys.ts';

/** What each state means to a person. */
const WORDS: Readonly<Record<FeedStateName, string>> = {
  ok: 'read',
  'not-modified': 'unchanged',
  'same-body': 'unchanged',
  empty: 'read, no entries',
  undated: 'read, no dates',
  silent: 'silent: nothing new for long',
  dns: 'host not found',
  tls: 'certificate not accepted',
  'connect-timeout': 'no connection in time',
  'read-timeout': 'no whole answer in time',
  'http-4xx': 'refused',
  gone: 'gone',
  throttled: 'asked us to wait',
  'http-5xx': 'server failed',
  challenge: 'asks for a browser',
  'html-not-feed': 'a page, no feed',
  'too-large': 'too large',
  unparsable: 'not readable',
  'unsafe-target': 'points to a private address',
};

/** Beside the words, for the eye. */
const MARKS: Readonly<Record<FeedHealth['condition'], string>> = { failing: '✕', odd: '!', unread: '·', well: '✓' };

/** How each feed stands, in the given order: a broken one is news, not a secret. */
export function renderFeedsPage(input: { feeds: readonly FeedHealth[]; siteBaseUrl: string }): SiteFile {
  const { feeds } = input;
  const failing = feeds.filter(isFailing).length;
  return renderPage({
    key: siteKeys.feedHealth,
    title: 'Feeds',
    description: 'How each feed that claimwire reads stands: last success, failures and their reasons.',
    siteBaseUrl: input.siteBaseUrl,
    place: 'feeds',
    body: html`<h1>Feeds</h1><p class="lede">${feeds.length} read${failing > 0 && `, ${failing} failing`}. A feed that fails is asked again, ever more seldom, and never given up. As <a href="feeds.json">JSON</a>.</p>
<div class="scroll" role="region" aria-label="Feeds, table" tabindex="0"><table class="health"><thead><tr><th scope="col">Outlet</th><th scope="col">State</th><th scope="col">Last read</th><th scope="col">Last new entry</th><th scope="col">Next attempt</th><th scope="col">Entries seen</th><th scope="col">A day</th><th scope="col">Unchanged (304)</th></tr></thead><tbody>${feeds.map(row)}</tbody></table></div>
${feeds.length === 0 && html`<p class="empty">No feed has been read yet.</p>`}`,
  });
}

function isFailing({ condition }: FeedHealth): boolean {
  return condition === 'failing';
}

function row(feed: FeedHealth): Html {
  const url = safeUrl(feed.url);
  const state = feed.state === undefined ? 'not read yet' : WORDS[feed.state];
  const entriesADay = feed.entriesADay?.toFixed(feed.entriesADay < 10 ? 1 : 0) ?? '–';
  const share = feed.notModifiedShare === undefined ? '–' : `${Math.round(100 * feed.notModifiedShare)} %`;
  return html`<tr><th scope="row">${url === undefined ? feed.outlet : html`<a href="${url}" rel="external nofollow">${feed.outlet}</a>`}<small>${feed.id}</small>${feed.listedUrl !== undefined && html`<small>moved for good</small>`}</th><td class="${isFailing(feed) ? 'bad' : 'good'}"><span aria-hidden="true">${MARKS[feed.condition]}</span> ${state}${feed.since !== undefined && html`<small>since ${shortInstant(feed.since)}</small>`}${feed.reason !== undefined && html`<small>${feed.reason}</small>`}</td><td>${when(feed.lastSuccessAt)}</td><td>${when(feed.lastNewEntryAt ?? feed.newestEntryAt)}</td><td>${when(feed.nextAttemptAt)}</td><td>${feed.entriesSeen}</td><td>${entriesADay}</td><td>${share}</td></tr>
`;
}

function when(instant: string | undefined): Html | string {
  return instant === undefined ? '–' : html`<time datetime="${instant}">${shortInstant(instant)}</time>`;
}

/** The same for programs. */
export function renderFeedsJson(feeds: readonly FeedHealth[]): SiteFile {
  return {
    body: `${cleanJson({ version: 1, feeds }, 1)}\n`,
    contentType: 'application/json',
    cacheControl: 'public, max-age=60',
  };
}
