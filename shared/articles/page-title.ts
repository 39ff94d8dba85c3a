/** What stands between a headline and the outlet's name. */
const SEPARATOR = /\s(?:[|»·•‹›:]{1,2}|[-–—]|\/\/)\s/gu;
/** `Title: Outlet` and `Title | Outlet` may leave this many such endings. */
const MAX_SUFFIXES = 3;

/**
 * The title of a page, cut where its main heading ends and a separator follows: what comes then is the outlet, whatever it is
 * called there.
 */
export function titleByHeading(title: string, heading: string | undefined): string {
  if (!heading || heading.length >= title.length || !title.startsWith(heading)) return title;
  SEPARATOR.lastIndex = 0;
  const next = SEPARATOR.exec(title.slice(heading.length));
  return next?.index === 0 ? heading : title;
}

/**
 * A headline without the outlet's name and the section behind or before it. Only names that are known are cut:
 * `Kim - Putin - what we know` stays whole. `names`: the outlet as feed and page name it, its host, the section.
 */
export function headlineOf(title: string, names: readonly (string | undefined)[]): string {
  const keys = new Set(names.flatMap((name) => (name ? keysOf(name) : [])));
  let headline = title.trim();
  for (let round = 0; round < MAX_SUFFIXES; round++) {
    const cut = withoutName(headline, keys);
    if (cut === undefined) break;
    headline = cut;
  }
  return headline;
}

function withoutName(title: string, keys: ReadonlySet<string>): string | undefined {
  const separators = [...title.matchAll(SEPARATOR)];
  const first = separators[0];
  const last = separators.at(-1);
  if (!first || !last) return undefined;
  const end = last.index + last[0].length;
  if (keys.has(keyOf(title.slice(end)))) return title.slice(0, last.index).trim();
  if (keys.has(keyOf(title.slice(0, first.index)))) return title.slice(first.index + first[0].length).trim();
  return undefined;
}

/** A host stands for itself, without `www.`, and without its ending: `www.rt.com`, `rt.com`, `rt`. */
function keysOf(name: string): string[] {
  const bare = name.replace(/^www\./i, '');
  const keys = [keyOf(bare)];
  if (/^[\w-]+(?:\.[\w-]+){1,3}$/.test(bare)) keys.push(keyOf(bare.slice(0, bare.indexOf('.'))));
  return keys.filter((key) => key.length >= 2);
}

function keyOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/^the\s/, '')
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
