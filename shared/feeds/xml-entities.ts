import { decodeEntities, isNamedEntity } from './named-entities.ts';

/** What all declared entities together may put into one document, in UTF-16 units. */
export const MAX_EXPANSION = 64 * 1024;
/** Declarations that are read; more are hostile. */
const MAX_DECLARATIONS = 256;
const MAX_NESTING = 8;

/**
 * Entities that a DOCTYPE's internal subset declares, by name. External ones (`SYSTEM`, `PUBLIC`) and parameter entities
 * are never read (XML 1.0, 4.2; the limit is against exponential expansion).
 */
export function readDeclaredEntities(doctype: string): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  for (const match of doctype.matchAll(/<!ENTITY\s{1,20}([A-Za-z_][\w.-]{0,60})\s{1,20}(?:"([^"]*)"|'([^']*)')/g)) {
    const [, name = '', double, single] = match;
    if (!declared.has(name) && !isNamedEntity(name)) declared.set(name, double ?? single ?? '');
    if (declared.size >= MAX_DECLARATIONS) break;
  }
  return declared;
}

/** Replaces declared entities in a text; stops at the limit, which all calls share. */
export function createExpander(declared: ReadonlyMap<string, string>): (text: string) => string {
  let left = MAX_EXPANSION;
  const expand = (text: string, depth: number): string =>
    text.replace(/&([A-Za-z_][\w.-]{0,60});/g, (whole, name) => {
      const value = declared.get(name);
      if (value === undefined) return whole;
      if (depth >= MAX_NESTING || left <= 0) return '';
      const full = expand(depth === 0 ? value : decodeEntities(value), depth + 1);
      const allowed = full.slice(0, left);
      left -= allowed.length + 1;
      return allowed;
    });
  return (text) => (declared.size > 0 && text.includes('&') ? expand(text, 0) : text);
}
