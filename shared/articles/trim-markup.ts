import { CLOSES, DROPPED_TAGS, HEAD_TAGS, VOID_TAGS } from './markup-tags.ts';
import { type MarkupToken, scanMarkup } from './scan-markup.ts';

/** Deeper elements are taken out, their text stays: linkedom recurses, and news pages have not more than about 40 levels. */
const MAX_DEPTH = 64;
/** Reading costs up to 80 microseconds an element; a large news page has 2,000 and a day's live blog 8,000. */
const MAX_ELEMENTS = 10_000;
/** Readability reads an element once for each level above it: the sum of all depths, ten times that of a large news page. */
const MAX_DEPTH_SUM = 150_000;
/** References and lone `<` make text nodes of their own; a Russian text written in nothing else has 20,000. */
const MAX_REFERENCES = 90_000;
/** Characters of text times their level: 1 MB on the twentieth level. */
const MAX_TEXT_DEPTH_SUM = 24_000_000;
/** Structured data of news pages is a few kilobytes. */
const MAX_JSON_LD_SCRIPTS = 12;
const MAX_JSON_LD_LENGTH = 200_000;

const AMPERSAND = 38;
const LESS_THAN = 60;

export type TrimmedMarkup = {
  /** Always with one `html`, `head` and `body`. */
  html: string;
  /** Sources of the `application/ld+json` scripts. */
  jsonLd: string[];
};

/**
 * Makes markup small and shallow enough to build a tree of: without scripts, styles and comments, at most 64 levels, head and
 * body in their place. One pass, linear in the length. `undefined` when the page is too large to be read within a second.
 */
export function trimMarkup(html: string): TrimmedMarkup | undefined {
  const jsonLd: string[] = [];
  const depth = createDepth();
  let root = '<html>';
  let head: string | undefined;
  let parts: string[] = [];
  let keptFrom = 0;
  const cut = (start: number, end: number): void => {
    if (start > keptFrom) parts.push(html.slice(keptFrom, start));
    keptFrom = end;
  };
  const beginBody = (start: number, end: number): void => {
    cut(start, end);
    head = parts.join('');
    parts = [];
  };

  for (const token of scanMarkup(html)) {
    const { start, end } = token;
    if (token.kind === 'text') {
      if (head === undefined && !isBlank(html, start, end)) beginBody(start, start);
      depth.addText(html, start, end);
    } else if (token.kind === 'comment') {
      cut(start, end);
    } else if (token.kind === 'element' && token.tag !== 'title') {
      const source = jsonLdOf(html, token);
      if (source !== undefined && jsonLd.length < MAX_JSON_LD_SCRIPTS) jsonLd.push(source);
      cut(start, end);
    } else if (token.tag === 'html' || token.tag === 'head' || token.tag === 'body') {
      if (token.tag === 'html' && token.kind === 'start') root = html.slice(start, end);
      if (token.tag === 'body' && token.kind === 'start' && head === undefined) beginBody(start, end);
      else cut(start, end);
    } else if (DROPPED_TAGS.has(token.tag)) {
      cut(start, end);
    } else if (token.kind !== 'element') {
      if (head === undefined && !HEAD_TAGS.has(token.tag) && token.kind === 'start') beginBody(start, start);
      const isKept = token.kind === 'start' ? depth.open(token.tag) : depth.close(token.tag);
      if (!isKept) cut(start, end);
    }
    if (depth.isTooLarge()) return undefined;
  }
  cut(html.length, html.length);
  const rest = parts.join('');
  return {
    html: `<!doctype html>${root}<head>${head ?? rest}</head><body>${head === undefined ? '' : rest}</body></html>`,
    jsonLd,
  };
}

function isBlank(html: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (html.charCodeAt(at) > 32) return false;
  return true;
}

function jsonLdOf(html: string, token: Extract<MarkupToken, { kind: 'element' }>): string | undefined {
  if (token.tag !== 'script' || token.contentEnd - token.contentStart > MAX_JSON_LD_LENGTH) return undefined;
  const isJsonLd = /type\s?=\s?["']?application\/ld\+json/i.test(html.slice(token.start, token.contentStart));
  return isJsonLd ? html.slice(token.contentStart, token.contentEnd) : undefined;
}

/** Follows the open elements the way htmlparser2 will, and adds up what reading them will cost. */
function createDepth() {
  const stack: { tag: string; isKept: boolean }[] = [];
  const openTags = new Map<string, number>();
  let kept = 0;
  let elements = 0;
  let references = 0;
  let depthSum = 0;
  let textDepthSum = 0;
  const pop = (): { tag: string; isKept: boolean } | undefined => {
    const top = stack.pop();
    if (!top) return undefined;
    openTags.set(top.tag, (openTags.get(top.tag) ?? 1) - 1);
    if (top.isKept) kept--;
    return top;
  };
  return {
    /** Whether the start tag stays. */
    open(tag: string): boolean {
      const closes = CLOSES[tag];
      while (closes?.has(stack.at(-1)?.tag ?? '')) pop();
      const isKept = kept < MAX_DEPTH;
      if (isKept) {
        elements++;
        depthSum += kept + 1;
      }
      if (VOID_TAGS.has(tag)) return isKept;
      stack.push({ tag, isKept });
      openTags.set(tag, (openTags.get(tag) ?? 0) + 1);
      if (isKept) kept++;
      return isKept;
    },
    /** Whether the end tag stays: not where it ends nothing, or only an element that went. */
    close(tag: string): boolean {
      if ((openTags.get(tag) ?? 0) === 0) return false;
      let top = pop();
      while (top && top.tag !== tag) top = pop();
      return top?.isKept ?? false;
    },
    addText(html: string, start: number, end: number): void {
      textDepthSum += (end - start) * (kept + 1);
      for (let at = start; at < end; at++) {
        const code = html.charCodeAt(at);
        if (code === AMPERSAND || code === LESS_THAN) references++;
      }
    },
    isTooLarge: (): boolean =>
      elements > MAX_ELEMENTS ||
      references > MAX_REFERENCES ||
      depthSum > MAX_DEPTH_SUM ||
      textDepthSum > MAX_TEXT_DEPTH_SUM,
  };
}
