import { Readability } from '@mozilla/readability';
import { type Block, readBlocks } from './blocks.ts';
import { type CleanRule, cleanBlocks } from './clean-blocks.ts';
import type { DomDocument, DomElement } from './dom.ts';
import { dropFurniture } from './drop-furniture.ts';
import type { FurnitureName } from './furniture-names.ts';

/** A rule of the clean-up: furniture known by its name in the markup, or by its words. */
export type ExtractRule = FurnitureName | CleanRule;

export type ExtractedBlocks = {
  /** What the author wrote. */
  blocks: Block[];
  /** All that stood in the article's element, furniture and credits too. */
  found: Block[];
};

export type ExtractOptions = {
  title: string;
  /** Rules to leave out, to measure what each of them does. */
  without?: ReadonlySet<ExtractRule>;
};

/** The article on a page, found by Readability. The document is used up. */
export function extractBlocks(document: DomDocument, options: ExtractOptions): ExtractedBlocks {
  const reader = new Readability<DomElement>(document, {
    // The element itself, not markup of it: nothing is printed and parsed again.
    serializer: (node: DomElement) => node,
    keepClasses: true,
    disableJSONLD: true,
  });
  const root = reader.parse()?.content;
  return root ? cleanElement(root, options) : { blocks: [], found: [] };
}

/** The same clean-up for an element that is known to be the article. */
export function cleanElement(root: DomElement, { title, without }: ExtractOptions): ExtractedBlocks {
  const isOn = (rule: ExtractRule): boolean => !without?.has(rule);
  const found = readBlocks(root);
  const left = dropFurniture(root, isOn) ? readBlocks(root) : found;
  return { blocks: cleanBlocks(left, { title, isOn }), found };
}
