import { foldSpace } from './blocks.ts';

/** What schema.org data on a page says about its article. */
export type LinkedData = {
  headline?: string;
  description?: string;
  datePublished?: string;
  dateModified?: string;
  authors: string[];
  publisher?: string;
  section?: string;
  language?: string;
  image?: string;
  isAccessibleForFree?: boolean;
};

const ARTICLE_TYPES = /(?:Article|Report|BlogPosting|LiveBlogPosting)$/;
/** Objects looked at in one page; a page about one article has a few dozen. */
const MAX_NODES = 2000;
const MAX_DEPTH = 8;

type Fields = Readonly<Record<string, unknown>>;

/** Reads the scripts of type `application/ld+json`. Broken ones are left out; the first article in them counts. */
export function readLinkedData(sources: readonly string[]): LinkedData {
  const articles: Fields[] = [];
  for (const source of sources) {
    const value = parse(source);
    if (value !== undefined) collect(value, articles, { left: MAX_NODES }, 0);
  }
  const found = articles[0];
  if (!found) return { authors: [] };
  return {
    headline: textOf(found.headline) ?? textOf(found.name),
    description: textOf(found.description),
    datePublished: textOf(found.datePublished) ?? textOf(found.dateCreated),
    dateModified: textOf(found.dateModified),
    authors: listOf(found.author)
      .flatMap((author) => nameOf(author) ?? [])
      .slice(0, 20),
    publisher: nameOf(listOf(found.publisher)[0]) ?? nameOf(listOf(found.sourceOrganization)[0]),
    section: textOf(listOf(found.articleSection)[0]),
    language: textOf(found.inLanguage),
    image: addressOf(listOf(found.image)[0]),
    isAccessibleForFree: booleanOf(found.isAccessibleForFree),
  };
}

function parse(source: string): unknown {
  const trimmed = source
    .trim()
    .replace(/^<!\[CDATA\[/, '')
    .replace(/\]\]>$/, '');
  try {
    return JSON.parse(trimmed);
  } catch {
    try {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: line breaks inside strings, the most common fault of hand-made templates
      return JSON.parse(trimmed.replace(/[\u0000-\u001f]+/g, ' '));
    } catch {
      return undefined;
    }
  }
}

function collect(value: unknown, articles: Fields[], budget: { left: number }, depth: number): void {
  if (budget.left-- <= 0 || depth > MAX_DEPTH) return;
  if (Array.isArray(value)) {
    for (const item of value) collect(item, articles, budget, depth + 1);
  } else if (isFields(value)) {
    if (listOf(value['@type']).some((type) => typeof type === 'string' && ARTICLE_TYPES.test(type)))
      articles.push(value);
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage'])
      if (key in value) collect(value[key], articles, budget, depth + 1);
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
}

function textOf(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined;
  const text = foldSpace(value);
  return text === '' ? undefined : text;
}

function nameOf(value: unknown): string | undefined {
  return isFields(value) ? textOf(listOf(value.name)[0]) : textOf(value);
}

function addressOf(value: unknown): string | undefined {
  return isFields(value) ? (textOf(value.url) ?? textOf(value.contentUrl)) : textOf(value);
}

/** Many systems write the boolean as a word. */
function booleanOf(value: unknown): boolean | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return undefined;
  return /^true$/i.test(value) ? true : /^false$/i.test(value) ? false : undefined;
}
