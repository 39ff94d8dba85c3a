import type { PageRefusal } from '../model/article.ts';
import type { EntryContent } from './parse-entry-content.ts';
import type { ParsedPage } from './parse-page.ts';

export type ChosenText = {
  from: 'feed' | 'page';
  /** Why it was not the first choice; a sentence's end for people: "text from the feed: …". */
  reason?: string;
};

/** A feed's own text this much longer than what was found on the page is the better one. */
const MUCH_LONGER = 1.3;
/** Shorter texts in feeds are teasers, which are written anew and need not occur on the page. */
const MIN_FULL_LENGTH = 600;
/** Words of the feed's text looked for on the page, and the share of them that must be there. */
const SAMPLE_WORDS = 60;
const MIN_FOUND_SHARE = 0.4;

/**
 * Chooses between what the page gave and what the feed carries; `undefined` where there is neither. The page goes first where the
 * source says so; a page on which the feed's own full text does not occur, or less of it, was read wrongly.
 */
export function chooseText(
  wanted: 'feed' | 'page',
  feed: Pick<EntryContent, 'text'>,
  page: ParsedPage | undefined,
  refused: PageRefusal | undefined,
): ChosenText | undefined {
  if (wanted === 'feed') {
    if (feed.text !== '') return { from: 'feed' };
    return page ? { from: 'page', reason: 'the feed carries no text' } : undefined;
  }
  if (!page || page.text === '') {
    if (feed.text === '') return undefined;
    return { from: 'feed', reason: refused ? `the page was refused: ${refused}` : 'the page was not read' };
  }
  if (feed.text.length >= MIN_FULL_LENGTH) {
    if (feed.text.length > page.text.length * MUCH_LONGER)
      return { from: 'feed', reason: 'the page gave less text than the feed' };
    if (foundShare(feed.text, page.text) < MIN_FOUND_SHARE) {
      return { from: 'feed', reason: 'the text of the feed does not occur on the page' };
    }
  }
  return { from: 'page' };
}

/** The share of pairs of words of one text's beginning that occur in the other. */
function foundShare(feed: string, page: string): number {
  const sample = pairsOf(feed.slice(0, SAMPLE_WORDS * 12)).slice(0, SAMPLE_WORDS);
  if (sample.length === 0) return 1;
  const there = new Set(pairsOf(page));
  return sample.filter((pair) => there.has(pair)).length / sample.length;
}

function pairsOf(text: string): string[] {
  // Scripts without blanks are compared by character.
  const words =
    text.toLowerCase().match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}]+/gu) ?? [];
  return words.slice(1).map((word, index) => `${words[index]} ${word}`);
}
