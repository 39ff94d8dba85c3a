import { InputError } from '../errors.ts';
import { FeedSource } from '../model/feed.ts';
import { decodeEntities } from './named-entities.ts';
import { escapeMarkup, tidy } from './plain-text.ts';
import { attributeOf, createTagReader, type XmlTag } from './xml-tag.ts';

/** More feeds than this are no list that a person keeps. */
const MAX_FEEDS = 5000;
/** What claimwire keeps about a feed and OPML has no attribute for stands in `category`, as `/name/value`. */
const KEPT = { id: '/id/', country: '/country/', fullText: '/full-text/', interval: '/interval-minutes/' } as const;

/**
 * Feeds of an OPML 1 or 2 list (https://opml.org/spec2.opml), folders flattened. Ids are made from the titles where the
 * list is not ours; feeds whose address is no http(s) address are left out. Throws `InputError` (`unparsable`) when the text holds no `opml` element.
 */
export function parseOpml(text: string): FeedSource[] {
  if (!/<opml[\s>]/i.test(text)) throw new InputError('unparsable', 'this is no OPML list: it has no opml element');
  const readTag = createTagReader(text);
  const feeds: FeedSource[] = [];
  const ids = new Set<string>();
  const outline = /<outline(?=[\s/>])/gi;
  for (let match = outline.exec(text); match && feeds.length < MAX_FEEDS; match = outline.exec(text)) {
    const tag = readTag(match.index);
    const feed = tag && feedOf(tag, ids);
    if (!feed) continue;
    ids.add(feed.id);
    feeds.push(feed);
  }
  return feeds;
}

function feedOf(tag: XmlTag, taken: ReadonlySet<string>): FeedSource | undefined {
  const url = URL.parse(value(tag, 'xmlurl') ?? '');
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  const outlet = (value(tag, 'title') ?? value(tag, 'text') ?? url.hostname).slice(0, 80);
  const categories = (value(tag, 'category') ?? '').split(',').map((category) => category.trim());
  const kept = (mark: string) => categories.find((category) => category.startsWith(mark))?.slice(mark.length);
  const interval = Number(kept(KEPT.interval));
  const candidate = {
    id: freeId(kept(KEPT.id) ?? slug(outlet, url.hostname), taken),
    url: url.href,
    outlet,
    country: kept(KEPT.country),
    language: value(tag, 'language'),
    intervalMinutes: interval > 0 ? interval : undefined,
    fullText: kept(KEPT.fullText) === 'feed' ? 'feed' : 'page',
  };
  const parsed = FeedSource.safeParse(candidate);
  if (parsed.success) return parsed.data;
  // What does not fit is less than the feed itself.
  const { id, url: address, fullText } = candidate;
  return FeedSource.safeParse({ id, url: address, outlet, fullText }).data;
}

/** OPML 2.0 of a feed list; `parseOpml` reads the same list back. */
export function renderOpml(feeds: readonly FeedSource[]): string {
  const outlines = feeds.map((feed) => {
    const categories = [
      `${KEPT.id}${feed.id}`,
      ...(feed.country ? [`${KEPT.country}${feed.country}`] : []),
      `${KEPT.fullText}${feed.fullText}`,
      ...(feed.intervalMinutes ? [`${KEPT.interval}${feed.intervalMinutes}`] : []),
    ];
    const attributes = {
      type: 'rss',
      text: feed.outlet,
      title: feed.outlet,
      xmlUrl: feed.url,
      ...(feed.language ? { language: feed.language } : {}),
      category: categories.join(','),
    };
    const written = Object.entries(attributes).map(
      ([name, text]) => `${name}="${escapeMarkup(text).replaceAll('"', '&quot;')}"`,
    );
    return `    <outline ${written.join(' ')}/>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head><title>claimwire feeds</title></head>',
    '  <body>',
    ...outlines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function value(tag: XmlTag, name: string): string | undefined {
  const raw = attributeOf(tag, name);
  return raw === undefined ? undefined : tidy(decodeEntities(raw));
}

function slug(title: string, host: string): string {
  const words = (text: string) =>
    text
      .normalize('NFD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-|-$/g, '')
      .slice(0, 50);
  return words(title) || words(host.replace(/^www\./, '')) || 'feed';
}

function freeId(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let number = 2;
  while (taken.has(`${wanted}-${number}`)) number++;
  return `${wanted}-${number}`;
}
