import { foldSpace } from './blocks.ts';
import { type DomDocument, type DomElement, type DomNode, isElement } from './dom.ts';

/** The elements of a page that say something about it, collected in one walk: each search of its own would walk the whole tree. */
export type PageElements = {
  /** Names of meta tags in lower case; the first value of each that is not empty. */
  meta: ReadonlyMap<string, string>;
  times: DomElement[];
  /** Contents, the surest kind of element first. */
  authors: string[];
  title?: string;
  /** The first heading of the first level. */
  heading?: string;
  /** `link rel=canonical`, as written. */
  canonical?: string;
};

/** Longer values are texts in the wrong place; in UTF-16 units. */
const MAX_META_LENGTH = 2000;
/** Elements of each kind that are kept. */
const MAX_KEPT = 20;
const META_NAMES = ['property', 'name', 'itemprop', 'http-equiv'];

export function readPageElements(document: DomDocument): PageElements {
  const meta = new Map<string, string>();
  const times: DomElement[] = [];
  const authors: [string[], string[], string[]] = [[], [], []];
  const found: PageElements = { meta, times, authors: [] };
  const read = (element: DomElement): void => {
    switch (element.localName) {
      case 'meta':
        addMeta(meta, element);
        break;
      case 'title':
        found.title ??= elementText(element);
        break;
      case 'h1':
        found.heading ??= elementText(element);
        break;
      case 'time':
        if (times.length < MAX_KEPT) times.push(element);
        break;
      case 'link':
        if (element.getAttribute('rel')?.toLowerCase() === 'canonical')
          found.canonical ??= element.getAttribute('href') ?? undefined;
        break;
      default: {
        const rank = authorRank(element);
        const list = rank === undefined ? undefined : authors[rank];
        const text = list && list.length < MAX_KEPT ? elementText(element) : undefined;
        if (text !== undefined) list?.push(text);
      }
    }
  };
  if (document.documentElement) walk(document.documentElement, read);
  return { ...found, authors: authors.flat() };
}

/** The depth of the tree is bounded (see `trimMarkup`). */
function walk(node: DomNode, read: (element: DomElement) => void): void {
  if (!isElement(node)) return;
  read(node);
  for (let child = node.firstChild; child; child = child.nextSibling) walk(child, read);
}

function addMeta(meta: Map<string, string>, element: DomElement): void {
  const content = foldSpace(element.getAttribute('content') ?? '');
  if (content === '' || content.length > MAX_META_LENGTH) return;
  for (const attribute of META_NAMES) {
    const name = element.getAttribute(attribute)?.trim().toLowerCase();
    if (name && !meta.has(name)) meta.set(name, content);
  }
}

function authorRank(element: DomElement): 0 | 1 | 2 | undefined {
  if (element.localName === 'a' && element.getAttribute('rel') === 'author') return 0;
  if (element.getAttribute('itemprop') === 'author') return 1;
  const names = element.getAttribute('class');
  return names !== null && / (?:byline|author) /i.test(` ${names} `) ? 2 : undefined;
}

/** Text of an element with its white space folded; `undefined` for none. */
export function elementText(element: DomElement): string | undefined {
  const text = foldSpace(element.textContent ?? '');
  return text === '' ? undefined : text;
}
