import { addressIn, attributeText, childrenOf, elementsOf, type FeedElement, type FeedNode } from './feed-element.ts';

/** Addresses of the pictures of Media RSS, whole ones before thumbnails (https://www.rssboard.org/media-rss). */
export function mediaImages(node: FeedNode): string[] {
  const groups = elementsOf(node, 'media:group');
  const contents = [...elementsOf(node, 'media:content'), ...childrenIn(groups, 'media:content')];
  const thumbnails = [
    ...elementsOf(node, 'media:thumbnail'),
    ...childrenIn(groups, 'media:thumbnail'),
    ...childrenIn(contents, 'media:thumbnail'),
  ];
  return [...contents.filter(isPicture), ...thumbnails].flatMap((element) => addressOf(element) ?? []);
}

/** `media:title`, `media:description` and the like, also inside a group or a content. */
export function mediaTexts(node: FeedNode, name: string): string[] {
  const inside = childrenIn(elementsOf(node, 'media:group', 'media:content'), name);
  return [...elementsOf(node, name), ...inside].map(({ text }) => text);
}

function childrenIn(holders: readonly FeedElement[], name: string): FeedElement[] {
  return holders.flatMap((holder) => childrenOf(holder, name));
}

function isPicture(content: FeedElement): boolean {
  const medium = attributeText(content, 'medium')?.toLowerCase();
  if (medium) return medium === 'image';
  return isImage({ url: attributeText(content, 'url'), type: attributeText(content, 'type') });
}

/** The `url` or `href` of an element, absolute where `xml:base` says how. */
export function addressOf(element: FeedElement): string | undefined {
  const written = attributeText(element, 'url') ?? attributeText(element, 'href');
  return written === undefined ? undefined : addressIn(element, written);
}

export function isImage({ url, type }: { url?: string; type?: string }): boolean {
  if (type) return /^image(?:\/|$)/i.test(type.trim());
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])/i.test(url ?? '');
}
