import { fetchUrl } from '../feeds/canonical-url.ts';
import { parseDate } from '../feeds/parse-date.ts';
import { foldSpace } from './blocks.ts';
import type { DomDocument, DomElement } from './dom.ts';
import { type LinkedData, readLinkedData } from './linked-data.ts';

export type PageMetadata = {
  /** As the page gives it, with whatever the outlet puts behind it. */
  title?: string;
  outletName?: string;
  byline?: string;
  publishedAt?: string;
  modifiedAt?: string;
  /** BCP 47, as declared. */
  language?: string;
  canonicalUrl?: string;
  section?: string;
  image?: string;
  description?: string;
  /** Schema.org `isAccessibleForFree` is false. */
  isPaid: boolean;
};

const PUBLISHED = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'date.created',
  'dc.date.issued',
  'dcterms.created',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publishdate',
  'publish-date',
  'article.published',
  'dc.date',
  'date',
];
const MODIFIED = [
  'article:modified_time',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'lastmod',
  'last-modified',
];

/**
 * What a page says about itself. Where sources differ, schema.org data goes before meta tags, and those before markup: the
 * first is written by the publishing system for machines and carries times with a zone most often.
 */
export function readMetadata(
  document: DomDocument,
  jsonLd: readonly string[],
  options: { url: string; now?: Date },
): PageMetadata {
  const meta = readMetaTags(document);
  const data = readLinkedData(jsonLd);
  const pick = (...names: string[]): string | undefined => {
    for (const name of names) if (meta.has(name)) return meta.get(name);
    return undefined;
  };
  const date = (...candidates: (string | undefined)[]): string | undefined => {
    for (const candidate of candidates) {
      const parsed = candidate === undefined ? undefined : parseDate(candidate, { now: options.now });
      if (parsed) return parsed.at;
    }
    return undefined;
  };
  const address = (value: string | null | undefined): string | undefined =>
    value ? fetchUrl(value, options.url) : undefined;
  return {
    title:
      pick('og:title') ??
      data.headline ??
      pick('twitter:title', 'title', 'dc.title') ??
      textOf(document.querySelector('title')),
    outletName: pick('og:site_name') ?? data.publisher ?? pick('application-name', 'publisher', 'dc.publisher'),
    byline: bylineOf(
      data,
      pick('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl'),
      document,
    ),
    publishedAt: date(data.datePublished, pick(...PUBLISHED), ...timeElements(document, 'published')),
    modifiedAt: date(data.dateModified, pick(...MODIFIED), ...timeElements(document, 'modified')),
    language: languageOf(document, pick('og:locale', 'content-language', 'dc.language', 'language'), data.language),
    canonicalUrl: address(document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? pick('og:url')),
    section: pick('article:section', 'og:article:section', 'parsely-section') ?? data.section,
    image: address(pick('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ?? data.image),
    description: pick('og:description', 'description', 'twitter:description') ?? data.description,
    isPaid: data.isAccessibleForFree === false || meta.get('article:content_tier') === 'locked',
  };
}

/** Names in lower case; the first value of each that is not empty. */
function readMetaTags(document: DomDocument): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const tag of document.getElementsByTagName('meta')) {
    const content = foldSpace(tag.getAttribute('content') ?? '');
    if (content === '' || content.length > 2000) continue;
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = tag.getAttribute(attribute)?.trim().toLowerCase();
      if (name && !found.has(name)) found.set(name, content);
    }
  }
  return found;
}

/** `<time>` elements that say what they are; one without a word is taken only for the publication, and only the first. */
function timeElements(document: DomDocument, kind: 'published' | 'modified'): string[] {
  const word = kind === 'published' ? /publish|pubdate|posted|created|entry-date|dt-published/ : /modif|updated/;
  const named: string[] = [];
  const others: string[] = [];
  for (const time of document.getElementsByTagName('time')) {
    const value = time.getAttribute('datetime') ?? textOf(time);
    if (!value) continue;
    const names = `${time.getAttribute('itemprop') ?? ''} ${time.getAttribute('class') ?? ''}`.toLowerCase();
    if (word.test(names) || (kind === 'published' && time.getAttribute('pubdate') !== null)) named.push(value);
    else if (!/modif|updated/.test(names)) others.push(value);
  }
  return kind === 'published' ? [...named, ...others.slice(0, 1)] : named;
}

function bylineOf(data: LinkedData, meta: string | undefined, document: DomDocument): string | undefined {
  const isName = (value: string | undefined): value is string =>
    value !== undefined && value !== '' && value.length <= 200 && !/^https?:/i.test(value);
  const fromData = data.authors.filter(isName).join(', ');
  const candidates = [
    fromData === '' ? undefined : fromData,
    meta,
    textOf(document.querySelector('[rel="author"]')),
    textOf(document.querySelector('[itemprop="author"]')),
    textOf(document.querySelector('.byline')),
    textOf(document.querySelector('.author')),
  ];
  const found = candidates.find(isName);
  const name = found?.replace(/^(?:by|von|par|por|di|da|автор|від)[\s:]+/iu, '').trim();
  return name === '' ? undefined : name;
}

/** The root's `lang` first: it is what browsers and readers' machines go by. */
function languageOf(document: DomDocument, meta: string | undefined, fromData: string | undefined): string | undefined {
  for (const value of [
    document.documentElement?.getAttribute('lang'),
    document.documentElement?.getAttribute('xml:lang'),
    fromData,
    meta,
  ]) {
    const tag = value
      ?.trim()
      .split(/[,;\s]/)[0]
      ?.replaceAll('_', '-');
    if (tag && /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/.test(tag)) return tag;
  }
  return undefined;
}

function textOf(element: DomElement | null): string | undefined {
  const text = foldSpace(element?.textContent ?? '');
  return text === '' ? undefined : text;
}
