import { stringify } from 'yaml';
import { createIdMaker } from '#shared/feeds/feed-ids.ts';
import type { PollCause } from '#shared/feeds/next-poll.ts';
import type { FeedStateName } from '#shared/model/feed.ts';
import type { CheckedAnswer, CheckedContent, CheckedFeed } from './check-feed.ts';
import { minuteOf, printable } from './printable.ts';

/** What a person can do about a feed that cannot be read. */
const ADVICE: Readonly<Partial<Record<FeedStateName, string>>> = {
  dns: 'look for a spelling mistake in the host name; if there is none, the outlet has given the name up',
  tls: 'open the address in a browser: if it warns as well, tell the outlet; try http:// only if they offer it',
  'connect-timeout': 'try again later; if it stays so, the host is down or shuts out this network',
  'read-timeout': 'try again later; if it stays so, the server is overloaded or shuts out this network',
  'http-4xx': 'open the address in a browser; look on the outlet’s pages for where its feed lies now',
  gone: 'take the feed off the list, or look on the outlet’s pages for where it lies now',
  throttled: 'wait; give the feed a longer intervalMinutes if it happens often',
  'http-5xx': 'try again later: the fault is on their side',
  challenge: 'ask the outlet to let claimwire’s User-Agent pass; it never pretends to be a browser',
  'html-not-feed': 'look on the page for a link to a feed',
  'too-large': 'ask the outlet for a shorter feed',
  unparsable: 'open the address in a browser: if it is no feed there either, tell the outlet',
  'unsafe-target': 'only public http and https addresses are read; --allow-loopback is for feeds on this machine',
};

const CHARSET_FROM: Readonly<Record<CheckedAnswer['encodingFrom'], string>> = {
  'byte-order-mark': 'by its byte-order mark',
  'utf-16-pattern': 'by the pattern of its bytes',
  'valid-utf-8': 'the bytes are valid UTF-8',
  http: 'as the Content-Type says',
  prolog: 'as the XML prolog says',
  meta: 'as the page says',
  'escape-sequence': 'by the escape sequences in it',
  ascii: 'plain ASCII',
  fallback: 'nothing declared, and no UTF-8',
};

const BECAUSE: Readonly<Record<PollCause, string>> = {
  fixed: 'as the list says',
  rhythm: 'the usual gap between its entries',
  unknown: 'its rhythm is not known yet',
  failure: 'after a failure, longer each time',
  asked: 'not sooner than the server or the feed asks',
  skipped: 'not in hours that the feed asks to skip',
};

/** Lines for a person: what was asked and answered, what stands in the feed, when it would be read again, what to do. */
export function checkedFeedText(found: CheckedFeed): string {
  const { answer, content, nextPoll } = found;
  const rows: [label: string, text: string | undefined][] = [
    ...(answer ? answerRows(found.url, answer) : []),
    ...(content ? contentRows(content) : []),
    ['next read', `${duration(nextPoll.inMinutes)} later: ${BECAUSE[nextPoll.cause]}`],
    ...found.linkedFeeds.map(({ url, title }): [string, string] => ['links to', title ? `${url} (${title})` : url]),
    ['to do', content ? undefined : toDo(found)],
    ['list entry', content && listEntry(found, content)],
  ];
  const verdict = content ? `a feed (${found.state})` : `${found.state}: ${found.reason ?? 'not a feed'}`;
  const lines = rows.flatMap(([label, text]) => (text === undefined ? [] : `  ${label.padEnd(11)}${text}`));
  return printable([`${found.url}: ${verdict}`, ...lines].join('\n'));
}

function answerRows(url: string, answer: CheckedAnswer): [string, string | undefined][] {
  const { finalUrl, permanentUrl, confirmsUnchanged } = answer;
  const moved = permanentUrl === finalUrl ? ' (for good: put this address in the list)' : ' (for now)';
  const unchanged = confirmsUnchanged
    ? 'asked again, the server says that nothing has changed (304)'
    : 'asked again, the server sends the whole feed: its ETag or Last-Modified is of no use';
  return [
    ['moved', finalUrl === URL.parse(url)?.href ? undefined : `to ${finalUrl}${moved}`],
    ['answer', `HTTP ${answer.status}, ${answer.bytes} bytes, ${answer.contentType ?? 'no Content-Type'}`],
    ['charset', answer.bytes === 0 ? undefined : `${answer.encoding}: ${CHARSET_FROM[answer.encodingFrom]}`],
    ['unchanged', confirmsUnchanged === undefined ? undefined : unchanged],
  ];
}

function contentRows(content: CheckedContent): [string, string | undefined][] {
  const { entries, dated, uncertainZones, newest, oldestAt, usualGapMinutes, repairs } = content;
  const zones = uncertainZones > 0 ? `, ${uncertainZones} in a zone that is not certain` : '';
  return [
    ['format', [content.format, content.language, content.title && `“${content.title}”`].filter(Boolean).join(', ')],
    ['repairs', repairs.length > 0 ? `not well-formed, mended: ${repairs.join(', ')}` : undefined],
    ['entries', entries === 0 ? 'none now' : `${entries}, ${dated} with a date${zones}`],
    ['newest', newest && [newest.at && minuteOf(newest.at), newest.title].filter(Boolean).join('  ')],
    ['oldest', oldestAt && minuteOf(oldestAt)],
    ['rhythm', usualGapMinutes === undefined ? undefined : `an entry every ${duration(usualGapMinutes)}`],
    [
      'text',
      entries === 0
        ? undefined
        : content.fullText === 'feed'
          ? 'whole articles: fullText: feed'
          : 'teasers: fullText: page',
    ],
  ];
}

function toDo({ linkedFeeds, state }: CheckedFeed): string | undefined {
  const linked = linkedFeeds[0];
  return linked ? `try \`claimwire feeds check ${linked.url}\`` : ADVICE[state];
}

/** As it would stand in `config/feeds.yaml`. */
function listEntry({ url, answer }: CheckedFeed, { title, fullText, language }: CheckedContent): string {
  const address = answer?.permanentUrl ?? url;
  const outlet = (title ?? new URL(address).hostname).slice(0, 80).trim();
  const tag = language !== undefined && /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/.test(language) ? { language } : {};
  const entry = { id: createIdMaker()(undefined, outlet, address), url: address, outlet, ...tag, fullText };
  return stringify([entry], { collectionStyle: 'flow', lineWidth: 0 })
    .trim()
    .replace(/^\[\s*/, '- ')
    .replace(/\s*\]$/, '');
}

/** `40 min`, `6 h`, `2 d`. */
function duration(minutes: number): string {
  if (minutes < 100) return `${minutes} min`;
  return minutes < 48 * 60 ? `${Math.round(minutes / 60)} h` : `${Math.round(minutes / 1440)} d`;
}
