import { ROOTS } from './feed-vocabulary.ts';
import { createFinder, type TagReader, type XmlTag } from './xml-tag.ts';

/** Junk before the root that is looked through, in UTF-16 units. */
const MAX_JUNK = 256 * 1024;

/** The start tag of the feed, and whether anything but XML stood before it. Undefined where the document is no feed. */
export function findRoot(text: string, readTag: TagReader): { tag: XmlTag; isBehindJunk: boolean } | undefined {
  const find = {
    comment: createFinder(text, '-->'),
    bracket: createFinder(text, '>'),
    subset: createFinder(text, '['),
  };
  let hasDoctype = false;
  const limit = Math.min(text.length, MAX_JUNK);
  let clean = 0;
  let isBehindJunk = false;
  for (let at = text.indexOf('<'); at >= 0 && at < limit; at = text.indexOf('<', at + 1)) {
    if (text.slice(clean, at).replaceAll('\ufeff', '').trim() !== '') isBehindJunk = true;
    clean = at + 1;
    const mark = text.charCodeAt(at + 1);
    if (mark === 0x3f || mark === 0x21) {
      const isComment = text.startsWith('<!--', at);
      let end = isComment ? find.comment(at) + 2 : find.bracket(at);
      const subset = find.subset(at);
      if (!isComment && !hasDoctype && mark === 0x21 && subset >= 0 && subset < end) {
        hasDoctype = true;
        end = subsetEnd(text, subset) ?? end;
      }
      if (end < at) continue;
      clean = end + 1;
      at = end;
      continue;
    }
    const tag = readTag(at);
    if (tag && !tag.isEnd && ROOTS.has(tag.local)) return { tag, isBehindJunk };
    isBehindJunk = true;
    if (tag?.local === 'html') return undefined;
  }
  return undefined;
}

/** The `>` behind the internal subset of a DOCTYPE. */
function subsetEnd(text: string, subset: number): number | undefined {
  const close = text.slice(subset, subset + MAX_JUNK).search(/\]\s{0,20}>/);
  return close < 0 ? undefined : text.indexOf('>', subset + close);
}
