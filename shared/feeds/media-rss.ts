import { addressIn, attributeText, childrenOf, elementsOf, type FeedElement, type FeedNode } from './feed-element.ts';

/** Addresses of the pictures of Media RSS, whole ones before thumbnails (https://www.rssboard.org/media-rss). */
export function mediaImages(node: FeedNode): string[] {
  const groups = elementsOf(node, 'media:group');
  const contents = [
    ...elementsOf(node, 'media:content'),
    ...groups.flatMap((group) => childrenOf(group, 'media:content')),
  ];
  const thumbnails = [
    ...elementsOf(node, 'media:thumbnail'),
    ...[...groups, ...contents].flatMap((holder) => childrenOf(holder, 'media:thumbnail')),
  ];
  return [...contents.filter(isPicture), ...thumbnails].flatMap((element) => addressOf(element) ?? []);
}

/** `media:title`, `media:description` and the like, also inside a group or a content. */
export function mediaTexts(node: FeedNode, name: string): string[] {
  const holders = elementsOf(node, 'media:group', 'media:content');
  return [...elementsOf(node, name), ...holders.flatMap((holder) => childrenOf(holder, name))].map(({ text }) => text);
}

function isPicture(content: FeedElement): boolean {
  const medium = attributeText(content, 'medium')?.toLowerCase();
  if (medium) return medium === 'image';
  return isImage({ url: attributeText(content, 'url'), type: attributeText(content, 'type') });
}

/** The `url` or `href` of an element, absolute where `xml:base` says how. */
export function addressOf(element: FeedElement): string | undefined {
  return addressIn(element, attributeText(element, 'url') ?? attributeText(element, 'href'));
}

export function isImage({ url, type }: { url?: string; type?: string }): boolean {
  if (type) return /^image(?:\/|$)/i.test(type.trim());
  return /\.(?:jpe?g|png|gif|webp|avif|svg)(?:$|[?#])/i.test(url ?? '');
}
