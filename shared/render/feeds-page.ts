import type { FeedState, FeedStateName } from '../model/feed.ts';
import { cleanData } from './clean-text.ts';
import { shortInstant } from './dates.ts';
import { type Html, html } from './html.ts';
import { renderPage, type SiteFile } from './page-frame.ts';
import { safeUrl } from './safe-url.ts';
import { siteKeys } from './site-keys.ts';

/** What each state means to a person, and whether it is a failure. */
const STATES: Readonly<Record<FeedStateName, [words: string, isFailing: boolean]>> = {
  ok: ['read', false],
  'not-modified': ['unchanged', false],
  'same-body': ['unchanged', false],
  empty: ['read, no entries', false],
  undated: ['read, no dates', false],
  silent: ['silent: nothing new for long', false],
  dns: ['host not found', true],
  tls: ['certificate not accepted', true],
  'connect-timeout': ['no connection in time', true],
  'read-timeout': ['answer not in time', true],
  'http-4xx': ['refused', true],
  gone: ['gone', true],
  throttled: ['asked us to wait', true],
  'http-5xx': ['server failed', true],
  challenge: ['asks for a browser', true],
  'html-not-feed': ['a page, no feed', true],
  'too-large': ['too large', true],
  unparsable: ['not readable', true],
  'unsafe-target': ['points to a private address', true],
  connection: ['connection broke', true],
};

/** How each feed stands: a broken one is news, not a secret. */
export function renderFeedsPage(input: {
  feeds: readonly FeedState[];
  siteBaseUrl: string;
  updatedAt?: string;
}): SiteFile {
  const feeds = [...input.feeds].sort(
    (a, b) => Number(isFailing(b)) - Number(isFailing(a)) || (a.feedId < b.feedId ? -1 : 1),
  );
  const failing = feeds.filter(isFailing).length;
  return renderPage({
    key: siteKeys.feedHealth,
    title: 'Feeds',
    description: 'How each feed that claimwire reads stands: last success, failures and their reasons.',
    siteBaseUrl: input.siteBaseUrl,
    place: 'feeds',
    updatedAt: input.updatedAt,
    body: html`<h1>Feeds</h1><p class="lede">${feeds.length} read${failing > 0 && `, ${failing} failing`}. A feed that fails is asked again, ever more seldom, and never given up. As <a href="feeds.json">JSON</a>.</p>
<div class="scroll" role="region" aria-label="Feeds, table" tabindex="0"><table class="health"><thead><tr><th scope="col">Outlet</th><th scope="col">State</th><th scope="col">Last read</th><th scope="col">Newest entry</th><th scope="col">Next attempt</th><th scope="col">Entries seen</th></tr></thead><tbody>${feeds.map(row)}</tbody></table></div>
${feeds.length === 0 && html`<p class="empty">No feed has been read yet.</p>`}`,
  });
}

function isFailing({ state }: FeedState): boolean {
  return state !== undefined && STATES[state][1];
}

function row(feed: FeedState): Html {
  const url = safeUrl(feed.url);
  const state = feed.state === undefined ? 'not read yet' : STATES[feed.state][0];
  return html`<tr><th scope="row">${url === undefined ? feed.source.outlet : html`<a href="${url}" rel="external nofollow">${feed.source.outlet}</a>`}<small>${feed.feedId}</small></th><td class="${isFailing(feed) ? 'bad' : 'good'}">${isFailing(feed) ? html`<span aria-hidden="true">✕</span> ` : html`<span aria-hidden="true">✓</span> `}${state}${feed.stateSince !== undefined && html`<small>since ${shortInstant(feed.stateSince)}</small>`}${isFailing(feed) && feed.reason !== undefined && html`<small>${feed.reason}</small>`}</td><td>${when(feed.lastSuccessAt)}</td><td>${when(feed.recentEntryTimes[0] ?? feed.lastNewEntryAt)}</td><td>${when(feed.nextAttemptAt)}</td><td>${feed.entriesSeen}</td></tr>
`;
}

function when(instant: string | undefined): Html | string {
  return instant === undefined ? '–' : html`<time datetime="${instant}">${shortInstant(instant)}</time>`;
}

/** The same for programs, without validators and other inner matters. */
export function renderFeedsJson(feeds: readonly FeedState[]): SiteFile {
  const rows = [...feeds]
    .sort((a, b) => (a.feedId < b.feedId ? -1 : 1))
    .map((feed) => ({
      id: feed.feedId,
      outlet: feed.source.outlet,
      url: feed.url,
      state: feed.state,
      reason: isFailing(feed) ? feed.reason : undefined,
      since: feed.stateSince,
      failures: feed.failures,
      lastSuccessAt: feed.lastSuccessAt,
      newestEntryAt: feed.recentEntryTimes[0] ?? feed.lastNewEntryAt,
      nextAttemptAt: feed.nextAttemptAt,
      entriesSeen: feed.entriesSeen,
    }));
  return {
    body: `${JSON.stringify(cleanData({ version: 1, feeds: rows }), null, 1)}\n`,
    contentType: 'application/json',
    cacheControl: 'public, max-age=60',
  };
}
