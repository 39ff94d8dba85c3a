import { fetchUrl } from '../feeds/canonical-url.ts';
import { parseDate } from '../feeds/parse-date.ts';
import type { DomDocument, DomElement } from './dom.ts';
import { type LinkedData, readLinkedData } from './linked-data.ts';
import { elementText, readPageElements } from './page-elements.ts';

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
  /** The first heading of the first level. */
  heading?: string;
  /** Schema.org `isAccessibleForFree` is false. */
  isPaid: boolean;
};

/** Longer ones are no names; in UTF-16 units. */
const MAX_BYLINE_LENGTH = 200;

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
 * What a page says about itself. Where its sources differ: names for readers (title, outlet, section, image) are taken from Open
 * Graph, then schema.org, then other meta tags and markup; facts for machines (dates, byline) from schema.org, then meta
 * tags, then markup. The language is the root's, then schema.org's, then that of a meta tag.
 */
export function readMetadata(
  document: DomDocument,
  jsonLd: readonly string[],
  options: { url: string; now?: Date },
): PageMetadata {
  const elements = readPageElements(document);
  const { meta } = elements;
  const data = readLinkedData(jsonLd);
  const pick = (...names: string[]): string | undefined => {
    for (const name of names) if (meta.has(name)) return meta.get(name);
    return undefined;
  };
  const date = (candidates: Iterable<string | undefined>): string | undefined => {
    for (const candidate of candidates) {
      const parsed = candidate === undefined ? undefined : parseDate(candidate, { now: options.now });
      if (parsed) return parsed.at;
    }
    return undefined;
  };
  const address = (value: string | null | undefined): string | undefined =>
    value ? fetchUrl(value, options.url) : undefined;
  return {
    title: pick('og:title') ?? data.headline ?? pick('twitter:title', 'title', 'dc.title') ?? elements.title,
    outletName: pick('og:site_name') ?? data.publisher ?? pick('application-name', 'publisher', 'dc.publisher'),
    byline: bylineOf(
      data,
      pick('author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl'),
      elements.authors,
    ),
    publishedAt: date([data.datePublished, pick(...PUBLISHED)]) ?? date(timeValues(elements.times, 'published')),
    modifiedAt: date([data.dateModified, pick(...MODIFIED)]) ?? date(timeValues(elements.times, 'modified')),
    language: languageOf(document, pick('og:locale', 'content-language', 'dc.language', 'language'), data.language),
    canonicalUrl: address(elements.canonical ?? pick('og:url')),
    section: pick('article:section', 'og:article:section', 'parsely-section') ?? data.section,
    image: address(pick('og:image', 'og:image:url', 'twitter:image', 'twitter:image:src') ?? data.image),
    description: pick('og:description', 'description', 'twitter:description') ?? data.description,
    heading: elements.heading,
    isPaid: data.isAccessibleForFree === false || meta.get('article:content_tier') === 'locked',
  };
}

/** `<time>` elements that say what they are; one without a word is taken only for the publication, and only the first. */
function timeValues(times: readonly DomElement[], kind: 'published' | 'modified'): string[] {
  const word = kind === 'published' ? /publish|pubdate|posted|created|entry-date|dt-published/ : /modif|updated/;
  const named: string[] = [];
  const others: string[] = [];
  for (const time of times) {
    const value = time.getAttribute('datetime') ?? elementText(time);
    if (!value) continue;
    const names = `${time.getAttribute('itemprop') ?? ''} ${time.getAttribute('class') ?? ''}`.toLowerCase();
    if (word.test(names) || (kind === 'published' && time.getAttribute('pubdate') !== null)) named.push(value);
    else if (!/modif|updated/.test(names)) others.push(value);
  }
  return kind === 'published' ? [...named, ...others.slice(0, 1)] : named;
}

function bylineOf(data: LinkedData, meta: string | undefined, inMarkup: readonly string[]): string | undefined {
  const found = [data.authors.filter(isName).join(', '), meta, ...inMarkup].find(isName);
  const name = found?.replace(/^(?:by|von|par|por|di|da|автор|від)[\s:]+/iu, '').trim();
  return name === '' ? undefined : name;
}

function isName(value: string | undefined): value is string {
  return value !== undefined && value !== '' && value.length <= MAX_BYLINE_LENGTH && !/^https?:/i.test(value);
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
