import { InputError } from '../errors.ts';
import { FeedCategory, FeedSource } from '../model/feed.ts';
import { canonicalUrl } from './canonical-url.ts';
import { createIdMaker, type IdMaker } from './feed-ids.ts';
import { decodeEntities } from './named-entities.ts';
import { OPML_ATTRIBUTES } from './opml-attributes.ts';
import { tidy } from './plain-text.ts';
import { attributeOf, createFinder, createTagReader, type XmlTag } from './xml-tag.ts';

/** More feeds than this are no list that a person keeps. */
const MAX_FEEDS = 10_000;
/** Outlines with an address that are looked at; the others are only counted. */
const MAX_OUTLINES = 2 * MAX_FEEDS;
/** In UTF-16 units; 10,000 feeds take less than half of it. */
const MAX_LENGTH = 8 * 1024 * 1024;
/** Of one attribute, in UTF-16 units. */
const MAX_VALUE_LENGTH = 4096;
/** Folders within folders; what lies deeper is put in the last of them. */
const MAX_DEPTH = 6;
const MAX_OUTLET_LENGTH = 80;
const MAX_CATEGORIES = 20;

/** Why an outline with an address was left out: a closed list. */
export const OPML_REFUSALS = ['not-http', 'twice', 'unfit', 'too-many'] as const;
export type OpmlRefusal = { address: string; reason: (typeof OPML_REFUSALS)[number] };
/** In UTF-16 units: enough to find the outline again. */
const MAX_SHOWN_ADDRESS = 120;

/**
 * Feeds of an OPML 1 or 2 list (https://opml.org/spec2.opml) in its order, and the outlines that were left out. Folders
 * become categories, before those of the `category` attribute; ids are made from the titles where the list is not ours; an
 * address that only spells another one differently is the same feed. Declared entities are not expanded. Throws
 * `InputError` (`unparsable`, `too-large`) when the text holds no `opml` element or is too long. Linear in the text.
 */
export function parseOpml(text: string): { feeds: FeedSource[]; refused: OpmlRefusal[] } {
  if (text.length > MAX_LENGTH) throw new InputError('too-large', `the list is longer than ${MAX_LENGTH} characters`);
  if (!/<opml[\s>]/i.test(text)) throw new InputError('unparsable', 'this is no OPML list: it has no opml element');
  const feeds: FeedSource[] = [];
  const refused: OpmlRefusal[] = [];
  const seen = new Set<string>();
  const makeId = createIdMaker();
  let outlineCount = 0;
  const refuse = (address: string, reason: OpmlRefusal['reason']) =>
    refused.push({ address: address.slice(0, MAX_SHOWN_ADDRESS), reason });
  for (const { tag, folders } of outlines(text)) {
    const address = textOf(tag, 'xmlurl');
    if (address === undefined) continue;
    outlineCount += 1;
    const url = outlineCount > MAX_OUTLINES ? undefined : httpAddress(address);
    const key = url && (canonicalUrl(url) ?? url);
    if (outlineCount > MAX_OUTLINES || (url !== undefined && feeds.length >= MAX_FEEDS)) refuse(address, 'too-many');
    else if (url === undefined || key === undefined) refuse(address, 'not-http');
    else if (seen.has(key)) refuse(address, 'twice');
    else {
      const feed = feedOf(tag, url, folders, makeId);
      if (feed) feeds.push(feed);
      else refuse(address, 'unfit');
      seen.add(key);
    }
  }
  return { feeds, refused };
}

/** Every outline with the names of the folders around it. Comments, CDATA and the DOCTYPE hold none. */
function* outlines(text: string): Generator<{ tag: XmlTag; folders: readonly string[] }> {
  const readTag = createTagReader(text);
  const sectionEnd = createSectionFinder(text);
  const folders: string[] = [];
  let depth = 0;
  for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
    const end = sectionEnd(at);
    const tag = end < 0 ? readTag(at) : undefined;
    at = Math.max(end, tag?.end ?? 0, at + 1);
    if (tag?.name.toLowerCase() !== 'outline') continue;
    if (tag.isEnd) {
      depth = Math.max(0, depth - 1);
      folders.length = Math.min(folders.length, depth);
      continue;
    }
    yield { tag, folders: [...folders] };
    if (tag.isSelfClosing) continue;
    // A feed is no folder: some lists never close their outlines.
    const isFolder = textOf(tag, 'xmlurl') === undefined;
    if (folders.length === depth && depth < MAX_DEPTH)
      folders.push(isFolder ? categoryName(textOf(tag, 'text') ?? textOf(tag, 'title') ?? '') : '');
    depth += 1;
  }
}

/** The place behind a comment, CDATA section, instruction or declaration that starts at a `<`; -1 where none does. */
function createSectionFinder(text: string): (at: number) => number {
  const find = (needle: string) => {
    const place = createFinder(text, needle);
    return (from: number) => (place(from) < 0 ? -1 : place(from) + needle.length);
  };
  const [comment, data, instruction, bracket, subset] = ['-->', ']]>', '?>', '>', ']>'].map(find);
  const opening = createFinder(text, '[');
  return (at) => {
    if (text.startsWith('<!--', at)) return comment?.(at) ?? -1;
    if (text.startsWith('<![CDATA[', at)) return data?.(at) ?? -1;
    if (text.startsWith('<?', at)) return instruction?.(at) ?? -1;
    if (!text.startsWith('<!', at)) return -1;
    const end = bracket?.(at) ?? -1;
    const inner = opening(at);
    return inner >= 0 && inner < end ? (subset?.(inner) ?? -1) : end;
  };
}

function feedOf(tag: XmlTag, url: string, folders: readonly string[], makeId: IdMaker): FeedSource | undefined {
  const name = textOf(tag, 'title') ?? textOf(tag, 'text') ?? new URL(url).hostname;
  const outlet = name.slice(0, MAX_OUTLET_LENGTH).trim().toWellFormed();
  const { shape } = FeedSource;
  const interval = Number(textOf(tag, OPML_ATTRIBUTES.interval));
  const categories = categoriesOf(tag, folders);
  // What does not fit is less than the feed itself.
  return FeedSource.safeParse({
    id: makeId(textOf(tag, OPML_ATTRIBUTES.id), outlet, url),
    url,
    outlet,
    country: shape.country.safeParse(textOf(tag, OPML_ATTRIBUTES.country)).data,
    language: shape.language.safeParse(textOf(tag, 'language')).data,
    intervalMinutes: shape.intervalMinutes.safeParse(interval).data,
    fullText: textOf(tag, OPML_ATTRIBUTES.fullText) === 'feed' ? 'feed' : 'page',
    ...(categories.length > 0 ? { categories } : {}),
  }).data;
}

/** `category` is a list of paths (OPML 2.0); one that is written there keeps its place among the others. */
function categoriesOf(tag: XmlTag, folders: readonly string[]): string[] {
  const written = (textOf(tag, 'category') ?? '')
    .split(',', MAX_CATEGORIES)
    .map((path) => path.split('/').map(categoryName));
  const [folder = '', ...others] = [folders, ...written].map((names) => names.filter((name) => name !== '').join('/'));
  const all = others.includes(folder) ? others : [folder, ...others];
  return [...new Set(all)].filter((path) => FeedCategory.safeParse(path).success).slice(0, MAX_CATEGORIES);
}

function categoryName(text: string): string {
  return text
    .slice(0, 100)
    .replace(/[\s,/\p{Cc}]+/gu, ' ')
    .trim()
    .toWellFormed();
}

/** The address as it is written where it is http(s); `feed:` is an old way to write one. */
function httpAddress(address: string): string | undefined {
  const written = address.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:\/\//i, 'http://');
  const url = URL.parse(written);
  if (!url || !/^https?:$/.test(url.protocol)) return undefined;
  return [written, url.href].find((each) => FeedSource.shape.url.safeParse(each).success);
}

function textOf(tag: XmlTag, name: string): string | undefined {
  const raw = attributeOf(tag, name);
  return raw === undefined ? undefined : tidy(decodeEntities(raw.slice(0, MAX_VALUE_LENGTH)));
}
