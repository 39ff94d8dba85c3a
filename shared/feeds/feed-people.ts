import type { FeedAuthor } from '../model/feed.ts';
import { childrenOf, elementsOf, type FeedElement, type FeedNode } from './feed-element.ts';
import { authorFromLine, MAX_AUTHOR_LENGTH } from './raw-feed.ts';

/** Authors of a feed or an entry: of the first kind of element that names any; one that gives only addresses can wait. */
export function authorsIn(node: FeedNode): FeedAuthor[] {
  let nameless: FeedAuthor[] = [];
  for (const names of AUTHOR_NAMES) {
    const authors = elementsOf(node, ...names).flatMap(authorIn);
    if (authors.some(({ name, email }) => name !== email)) return authors;
    if (nameless.length === 0) nameless = authors;
  }
  if (nameless.length > 0) return nameless;
  return elementsOf(node, 'source', 'atom:source').flatMap((source) =>
    [...childrenOf(source, 'author'), ...childrenOf(source, 'atom:author')].flatMap(authorIn),
  );
}

const AUTHOR_NAMES = [
  ['author', 'dc:author'],
  ['dc:creator'],
  ['atom:author'],
  ['dcterms:creator'],
  ['itunes:author'],
  ['creator'],
];

/** A person with name and address as elements, or one line. */
function authorIn(element: FeedElement): FeedAuthor[] {
  const part = (name: string) =>
    childrenOf(element, name)
      .find(({ text }) => text.trim() !== '')
      ?.text.trim();
  const [name, email] = [part('name') ?? part('atom:name'), part('email') ?? part('atom:email')];
  if (email !== undefined) {
    const address = email.slice(0, MAX_AUTHOR_LENGTH);
    return [{ name: name?.slice(0, MAX_AUTHOR_LENGTH) ?? address, email: address }];
  }
  if (name !== undefined) return authorFromLine(name);
  const isPerson = element.children.some((child) => /(?:^|:)(?:name|email|uri|url)$/.test(child.name));
  return isPerson ? [] : authorFromLine(element.text);
}
