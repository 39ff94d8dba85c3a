import type { XmlAttribute } from './xml-tag.ts';

/** The usual prefix of each namespace that feeds speak in, by its URI without scheme, `www.` and what stands at the end. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['w3.org/2005/atom', 'atom'],
  ['purl.org/atom/ns', 'atom'],
  ['purl.org/net/atom/ns', 'atom'],
  ['example.com/necho', 'atom'],
  ['purl.org/rss/1.0', ''],
  ['purl.org/net/rss1.1', ''],
  ['my.netscape.com/rdf/simple/0.9', ''],
  ['my.netscape.com/publish/formats/rss-0.91.dtd', ''],
  ['channel.netscape.com/rdf/simple/0.9', ''],
  ['backend.userland.com/rss', ''],
  ['backend.userland.com/rss2', ''],
  ['blogs.law.harvard.edu/tech/rss', ''],
  ['cyber.law.harvard.edu/rss', ''],
  ['purl.org/dc/elements/1.0', 'dc'],
  ['purl.org/dc/elements/1.1', 'dc'],
  ['purl.org/dc/terms', 'dcterms'],
  ['purl.org/rss/1.0/modules/content', 'content'],
  ['purl.org/rss/1.0/modules/syndication', 'sy'],
  ['search.yahoo.com/mrss', 'media'],
  ['itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['itunes.com/dtds/podcast', 'itunes'],
  ['example.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['rssnamespace.org/feedburner/ext/1.0', 'feedburner'],
  ['w3.org/1999/xhtml', 'xhtml'],
  ['w3.org/1999/02/22-rdf-syntax-ns', 'rdf'],
  ['news.yandex.ru', 'yandex'],
]);

/** More declarations than these are hostile. */
const MAX_DECLARATIONS = 64;

/** Prefix as the document writes it → the usual one. An undeclared prefix stands for itself. */
export type Namespaces = ReadonlyMap<string, string>;

/** The declarations of one element on top of those around it. A default namespace counts only for the element itself. */
export function withDeclarations(around: Namespaces, attributes: readonly XmlAttribute[]): Namespaces {
  let own: Map<string, string> | undefined;
  for (const { name, value } of attributes) {
    const lower = name.toLowerCase();
    if (!lower.startsWith('xmlns:')) continue;
    const usual = usualPrefix(value);
    if (usual === undefined || around.get(lower.slice(6)) === usual) continue;
    own ??= new Map(around);
    if (own.size < MAX_DECLARATIONS) own.set(lower.slice(6), usual);
  }
  return own ?? around;
}

/** The usual prefix that an element declares for the prefix it bears (`''`: its own `xmlns`); undefined where none is known. */
export function ownPrefix(prefix: string, attributes: readonly XmlAttribute[]): string | undefined {
  const wanted = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const own = attributes.find(({ name }) => name.toLowerCase() === wanted);
  return own && usualPrefix(own.value);
}

function usualPrefix(uri: string): string | undefined {
  const name = uri
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, '')
    .replace(/^www\./, '')
    .replace(/[#/]$/, '');
  const known = PREFIXES.get(name);
  return known === undefined && name.startsWith('prismstandard.org/namespaces/') ? 'prism' : known;
}
