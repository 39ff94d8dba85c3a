import { CLOSES, COSTLY_TAGS, VOID_TAGS } from './markup-tags.ts';

/** Deeper elements are taken out, their text stays: linkedom recurses, and news pages have not more than about 40 levels. */
const MAX_DEPTH = 64;
/**
 * What is read of a large news page has 1,200 elements, of a day's live blog some 8,000; one costs about 50 microseconds. Links and
 * headings count twice: Readability weighs each of them against what is around it.
 */
const MAX_ELEMENTS = 15_000;
/** Readability reads an element once for each level above it: the sum of all depths, ten times that of a large news page. */
const MAX_DEPTH_SUM = 200_000;
/** References and lone `<` make text nodes of their own; a Russian text written in nothing else has 20,000. */
const MAX_REFERENCES = 90_000;
/** Long novels have as many characters; reading text costs memory of thirty times its length. */
const MAX_TEXT_LENGTH = 3_000_000;
/** Characters of text times their level: 1 MB on the twentieth level. */
const MAX_TEXT_DEPTH_SUM = 24_000_000;

const AMPERSAND = 38;
const LESS_THAN = 60;

/** What reading the kept markup will cost, in parts that are bounded each, and how much text outside links there is. */
type Counts = {
  elements: number;
  references: number;
  depthSum: number;
  textLength: number;
  textDepthSum: number;
  plainText: number;
};

type OpenElement = { tag: string; isKept: boolean; skip?: { mark: number; before: Counts } };

export type StartTag = {
  /** Only the content of the element is wanted. */
  isBare?: boolean;
  /** Set where nothing of the element is wanted: `close` gives it back, when the element has an end tag of its own. */
  mark?: number;
};

/** Follows the open elements the way htmlparser2 will, and adds up what reading them will cost. */
export function createOpenElements() {
  const stack: OpenElement[] = [];
  const openTags = new Map<string, number>();
  let kept = 0;
  let counts: Counts = { elements: 0, references: 0, depthSum: 0, textLength: 0, textDepthSum: 0, plainText: 0 };
  let mostSkipped: number | undefined;
  const pop = (): OpenElement | undefined => {
    const top = stack.pop();
    if (!top) return undefined;
    openTags.set(top.tag, (openTags.get(top.tag) ?? 1) - 1);
    if (top.isKept) kept--;
    return top;
  };
  const isOpen = (tag: string): boolean => (openTags.get(tag) ?? 0) > 0;
  return {
    /** Whether the start tag stays. */
    open(tag: string, { isBare, mark }: StartTag): boolean {
      const closes = CLOSES[tag];
      while (closes?.has(stack.at(-1)?.tag ?? '')) pop();
      const skip = mark === undefined ? undefined : { mark, before: { ...counts } };
      const isKept = !isBare && kept < MAX_DEPTH;
      if (isKept) {
        counts.elements += COSTLY_TAGS.has(tag) ? 2 : 1;
        counts.depthSum += kept + 1;
      }
      if (VOID_TAGS.has(tag)) return isKept;
      stack.push({ tag, isKept, skip });
      openTags.set(tag, (openTags.get(tag) ?? 0) + 1);
      if (isKept) kept++;
      return isKept;
    },
    /** Whether the end tag stays: not where it ends nothing, or only an element that went. */
    close(tag: string): { isKept: boolean; mark?: number } {
      if (!isOpen(tag)) return { isKept: false };
      let top = pop();
      while (top && top.tag !== tag) top = pop();
      if (!top?.skip) return { isKept: top?.isKept ?? false };
      mostSkipped = Math.max(mostSkipped ?? 0, counts.plainText - top.skip.before.plainText);
      counts = top.skip.before;
      return { isKept: false, mark: top.skip.mark };
    },
    addText(html: string, start: number, end: number): void {
      counts.textLength += end - start;
      counts.textDepthSum += (end - start) * (kept + 1);
      let isBlank = true;
      for (let at = start; at < end; at++) {
        const code = html.charCodeAt(at);
        if (code > 32) isBlank = false;
        if (code === AMPERSAND || code === LESS_THAN) counts.references++;
      }
      if (!isBlank && !isOpen('a')) counts.plainText += end - start;
    },
    /** Whether more than this share of what may be read is kept. */
    isTooLarge: (share: number): boolean =>
      counts.elements > MAX_ELEMENTS * share ||
      counts.references > MAX_REFERENCES * share ||
      counts.depthSum > MAX_DEPTH_SUM * share ||
      counts.textLength > MAX_TEXT_LENGTH * share ||
      counts.textDepthSum > MAX_TEXT_DEPTH_SUM * share,
    /** Characters of text outside links in the largest element that went as a whole; `undefined` where none went. */
    mostSkipped: (): number | undefined => mostSkipped,
  };
}
