import type { FeedSource } from '../model/feed.ts';
import { OPML_ATTRIBUTES, OPML_NAMESPACE } from './opml-attributes.ts';
import { escapeMarkup } from './plain-text.ts';

/**
 * OPML 2.0 of a feed list, in its order; `parseOpml` reads the same list back. A feed lies in the folders of its first
 * category, as other readers know them; all of them stand in `category`.
 */
export function renderOpml(feeds: readonly FeedSource[]): string {
  const lines: string[] = [];
  let open: readonly string[] = [];
  const closeTo = (depth: number) => {
    for (let level = open.length; level > depth; level--) lines.push(`${indent(level)}</outline>`);
  };
  for (const feed of feeds) {
    const folders = feed.categories?.[0]?.split('/') ?? [];
    const differs = folders.findIndex((name, level) => name !== open[level]);
    const shared = Math.min(open.length, differs < 0 ? folders.length : differs);
    closeTo(shared);
    for (const [level, name] of folders.entries())
      if (level >= shared) lines.push(`${indent(level + 1)}<outline ${attributes({ text: name, title: name })}>`);
    lines.push(`${indent(folders.length + 1)}<outline ${attributes(feedAttributes(feed))}/>`);
    open = folders;
  }
  closeTo(0);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<opml version="2.0" xmlns:claimwire="${OPML_NAMESPACE}">`,
    '  <head><title>claimwire feeds</title></head>',
    '  <body>',
    ...lines,
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function feedAttributes(feed: FeedSource): Record<string, string | undefined> {
  return {
    type: 'rss',
    text: feed.outlet,
    title: feed.outlet,
    xmlUrl: feed.url,
    language: feed.language,
    category: feed.categories?.map((path) => `/${path}`).join(','),
    [OPML_ATTRIBUTES.id]: feed.id,
    [OPML_ATTRIBUTES.country]: feed.country,
    [OPML_ATTRIBUTES.interval]: feed.intervalMinutes?.toString(),
    [OPML_ATTRIBUTES.fullText]: feed.fullText,
  };
}

function attributes(values: Record<string, string | undefined>): string {
  return Object.entries(values)
    .flatMap(([name, value]) =>
      value === undefined ? [] : `${name}="${escapeMarkup(value).replaceAll('"', '&quot;')}"`,
    )
    .join(' ');
}

function indent(level: number): string {
  return '  '.repeat(level + 1);
}
