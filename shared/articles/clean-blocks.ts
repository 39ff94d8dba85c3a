import type { Block } from './blocks.ts';
import { FURNITURE_PHRASES, TAIL_HEADINGS } from './furniture-phrases.ts';
import {
  isCallLine,
  isContributorLine,
  isCrossLink,
  isDateLine,
  isMetaLine,
  isNotice,
  isPhotoLine,
  isProvenanceLine,
  isUrlLine,
} from './line-patterns.ts';

export const CLEAN_RULES = [
  'captions',
  'phrases',
  'dates',
  'meta-lines',
  'photos',
  'calls',
  'cross-links',
  'link-lines',
  'contributors',
  'provenance',
  'notices',
  'head',
  'tail',
  'teasers',
] as const;
export type CleanRule = (typeof CLEAN_RULES)[number];

export type CleanContext = {
  /** The title as found, to know it again at the head of the text. */
  title: string;
  isOn(rule: CleanRule): boolean;
};

const PHRASES = new Set(FURNITURE_PHRASES);
const TAILS = new Set(TAIL_HEADINGS);
/** From this length on a block with a sentence in it counts as prose. */
const PROSE_LENGTH = 80;
/** What follows a tail heading may be this many times as long as what stands before it. */
const MAX_TAIL_RATIO = 1.5;
/** A line this short that leads elsewhere is navigation or promotion. */
const MAX_LINK_LINE_LENGTH = 400;
/** The share of a line inside links from which on it leads elsewhere. */
const LINKED_SHARE = 0.85;
/** Fewer linked headings or items are no list of other articles. */
const MIN_TEASERS = 3;
/** A teaser has a kicker, a heading and up to two paragraphs. */
const MAX_TEASER_BLOCKS = 4;

/** Leaves of the blocks what the author wrote. The order of the blocks stays. */
export function cleanBlocks(blocks: readonly Block[], context: CleanContext): Block[] {
  const kept = blocks.filter((block) => !isFurnitureBlock(block, context));
  const headless = context.isOn('head') ? withoutHead(kept, context.title) : kept;
  const body = context.isOn('tail') ? withoutTail(headless) : headless;
  const whole = context.isOn('teasers') ? withoutTeasers(body) : body;
  return withoutBareHeadings(whole);
}

function isFurnitureBlock(block: Block, { isOn }: CleanContext): boolean {
  const { text } = block;
  const linkShare = block.linkLength / text.length;
  return (
    (isOn('captions') && block.kind === 'caption') ||
    (isOn('phrases') && PHRASES.has(phraseOf(text))) ||
    (isOn('meta-lines') && isMetaLine(text)) ||
    (isOn('dates') && (isDateLine(text) || isUrlLine(text))) ||
    (isOn('photos') && isPhotoLine(text)) ||
    (isOn('calls') && isCallLine(text, linkShare > 0.1)) ||
    (isOn('cross-links') && isCrossLink(text) && linkShare > 0.3) ||
    (isOn('link-lines') && isLinkLine(block, linkShare)) ||
    (isOn('contributors') && isContributorLine(text)) ||
    (isOn('provenance') && isProvenanceLine(text)) ||
    (isOn('notices') && isNotice(text))
  );
}

/** A whole line that leads elsewhere. Linked headings are left to the rule on teasers: they may be the article's own. */
function isLinkLine(block: Block, linkShare: number): boolean {
  if (block.text.length > MAX_LINK_LINE_LENGTH || block.kind === 'cell' || block.kind === 'heading' || block.quoted)
    return false;
  return linkShare >= LINKED_SHARE;
}

/** Lower case, without what stands at the ends: `Read more »` and `READ MORE:` are one phrase. */
export function phraseOf(text: string): string {
  if (text.length > 60) return '';
  return text
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+/u, '')
    .replace(/[^\p{L}\p{N}]+$/u, '')
    .replace(/\s*\(\d*\+?\)?$/, '');
}

function isProse(block: Block): boolean {
  return (
    block.text.length >= PROSE_LENGTH &&
    block.kind !== 'caption' &&
    block.linkLength < block.text.length / 2 &&
    /[.!?…。！？।]/u.test(block.text)
  );
}

/** Title, byline, views and navigation before the first prose. A short sentence stays: many articles begin with one. */
function withoutHead(blocks: readonly Block[], title: string): Block[] {
  const first = blocks.findIndex(isProse);
  if (first <= 0) return [...blocks];
  const titleKey = keyOf(title);
  return blocks.filter((block, index) => {
    if (index >= first) return true;
    const key = keyOf(block.text);
    if (
      key === '' ||
      titleKey.startsWith(key) ||
      (titleKey !== '' && key.startsWith(titleKey) && key.length < titleKey.length + 30)
    )
      return false;
    if (block.kind === 'heading') return index > 0;
    const endsAsSentence = /[.!?…。！？।:»”"]$/u.test(block.text);
    if (block.linkLength > block.text.length / 2) return endsAsSentence && block.text.length >= 40;
    return block.kind === 'list-item' || block.text.length >= 60 || endsAsSentence;
  });
}

/** `More great stories`, `Latest NBA news`: not a sentence, and nothing else in its block. */
const MORE_STORIES =
  /^(?:more|latest|top|other|related|trending|recent|popular|must-read|best of) (?:[\p{L}\p{N}&'’-]{1,20} ){0,3}(?:stories|news|articles|headlines|posts|coverage|reads|videos|picks)$/u;

function isTailHeading(text: string): boolean {
  const phrase = phraseOf(text);
  return TAILS.has(phrase) || MORE_STORIES.test(phrase);
}

/** Cuts from the first heading on behind which only furniture comes. */
function withoutTail(blocks: readonly Block[]): Block[] {
  const total = blocks.reduce((sum, block) => sum + block.text.length, 0);
  let before = 0;
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index];
    if (!block) break;
    const after = total - before - block.text.length;
    if (before > 0 && isTailHeading(block.text) && after <= before * MAX_TAIL_RATIO) return blocks.slice(0, index);
    before += block.text.length;
  }
  return blocks.filter((block) => !isTailHeading(block.text));
}

/**
 * Cuts a list of other articles from the end: linked headings that follow each other within a few blocks, or list items
 * that are half link.
 */
function withoutTeasers(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > 0 && isTeaserItem(blocks[end - 1])) end--;
  const cut = blocks.length - end >= MIN_TEASERS && end > 0 ? blocks.slice(0, end) : [...blocks];
  const headings = cut.flatMap((block, index) => (isLinkedHeading(block) ? [index] : []));
  for (const [nth, index] of headings.entries()) {
    const count = headings.length - nth;
    if (count < MIN_TEASERS) break;
    const before = lengthOf(cut.slice(0, index));
    if (cut.length - index > count * MAX_TEASER_BLOCKS || before < PROSE_LENGTH * 4) continue;
    if (lengthOf(cut.slice(index)) > before * MAX_TAIL_RATIO) continue;
    const kicker = cut[index - 1];
    return cut.slice(0, kicker && !isProse(kicker) && kicker.text.length < 40 ? index - 1 : index);
  }
  return cut;
}

function isTeaserItem(block: Block | undefined): boolean {
  return block?.kind === 'list-item' && block.linkLength > block.text.length * 0.3;
}

function isLinkedHeading(block: Block): boolean {
  return block.kind === 'heading' && block.linkLength >= block.text.length * LINKED_SHARE;
}

function lengthOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, block) => sum + block.text.length, 0);
}

/** A heading at the end heads nothing. */
function withoutBareHeadings(blocks: readonly Block[]): Block[] {
  let end = blocks.length;
  while (end > 1 && blocks[end - 1]?.kind === 'heading') end--;
  return blocks.slice(0, end);
}

function keyOf(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
