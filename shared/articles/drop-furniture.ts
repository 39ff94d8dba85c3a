import type { DomElement } from './dom.ts';
import { FURNITURE_NAMES, type FurnitureName } from './furniture-names.ts';

/** An element with more than this share of the text is the article, whatever it is called. */
const MAX_FURNITURE_SHARE = 0.4;
/** Longest run of words that a furniture name has: `jp-relatedposts`, `submenu-container`. */
const MAX_NAME_WORDS = 3;

const RULE_OF = new Map<string, FurnitureName>();
for (const [rule, names] of Object.entries(FURNITURE_NAMES)) {
  for (const name of names) if (isRule(rule)) RULE_OF.set(name, rule);
}

function isRule(rule: string): rule is FurnitureName {
  return rule in FURNITURE_NAMES;
}

/** Takes out of a tree the elements whose class or id names them as furniture; says whether there were any. */
export function dropFurniture(root: DomElement, isOn: (rule: FurnitureName) => boolean): boolean {
  const total = (root.textContent ?? '').length;
  let hasDropped = false;
  let next = root.firstElementChild;
  while (next) {
    const element: DomElement = next;
    const rule = furnitureOf(element);
    const isFurniture =
      rule !== undefined && isOn(rule) && (element.textContent ?? '').length <= total * MAX_FURNITURE_SHARE;
    next = (isFurniture ? undefined : element.firstElementChild) ?? following(element, root);
    if (!isFurniture) continue;
    element.remove();
    hasDropped = true;
  }
  return hasDropped;
}

function following(element: DomElement, root: DomElement): DomElement | null {
  let at: DomElement | null = element;
  while (at && at !== root) {
    if (at.nextElementSibling) return at.nextElementSibling;
    at = at.parentElement;
  }
  return null;
}

/** The rule by which an element is furniture. */
export function furnitureOf(element: DomElement): FurnitureName | undefined {
  const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
  for (const name of names.split(/\s/)) {
    if (name === '' || name.length > 100) continue;
    const words = name
      .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
      .toLowerCase()
      .split(/[^a-z0-9]+/);
    for (let first = 0; first < words.length; first++) {
      for (let end = first + 1; end <= Math.min(words.length, first + MAX_NAME_WORDS); end++) {
        const rule = RULE_OF.get(words.slice(first, end).join('-'));
        if (rule) return rule;
      }
    }
  }
  return undefined;
}
