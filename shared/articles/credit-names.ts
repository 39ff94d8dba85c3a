import { AGENCIES, UNNAMED_AGENCIES } from './agencies.ts';

const KNOWN = new Set<string>([...AGENCIES, ...UNNAMED_AGENCIES]);
const UNNAMED = new Set<string>(UNNAMED_AGENCIES);

/** Words that the names of outlets end in. */
const OUTLET_WORD =
  /\b(?:news|newspaper|agency|press|times|post|wire|media|tv|radio|network|herald|tribune|gazette|journal|chronicle|telegraph|guardian|observer|daily|weekly|online|magazine|review|report|bulletin|broadcasting|today|insider|mirror|mail|globe|star|sun|standard|independent|monitor|examiner|inquirer|courier|zeitung|presse|verlag|blog|institute|foundation|university|hub|labs|project)$/iu;
const DOMAIN = /^(?:www\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.[a-z]{2,24}$/iu;
const ACRONYM = /^[\p{Lu}][\p{Lu}\p{N}]{1,5}$/u;

/** Longest name of an outlet that is believed, in UTF-16 units. */
export const MAX_NAME_LENGTH = 60;

export function isKnownAgency(name: string): boolean {
  return KNOWN.has(name) || KNOWN.has(name.replace(/^the\s/i, ''));
}

export function isUnnamed(name: string): boolean {
  return UNNAMED.has(name);
}

/** Whether a name looks like that of an outlet: a domain, a known agency, an acronym, or one that ends as outlets do. */
export function isOutletShaped(name: string): boolean {
  return (
    name.length <= MAX_NAME_LENGTH &&
    (isKnownAgency(name) || DOMAIN.test(name) || ACRONYM.test(name) || OUTLET_WORD.test(name))
  );
}

/** Whether a name could be one at all: it begins with a capital, a figure or a letter without case, and is no sentence. */
export function isNameShaped(name: string): boolean {
  if (name.length < 2 || name.length > MAX_NAME_LENGTH) return false;
  if (DOMAIN.test(name) || isKnownAgency(name)) return true;
  return /^[\p{Lu}\p{Lo}\p{N}]/u.test(name) && !/[.!?;]\s/u.test(name) && name.split(/\s+/).length <= 7;
}

/** A name without articles, quotes and stops around it. */
export function tidyName(name: string): string {
  return name
    .trim()
    .replace(/^[\s"“”«»'([*_]{1,5}/u, '')
    .replace(/^(?:the|der|die|das|le|la|el)\s/iu, '')
    .replace(/[\s"“”«»')\],.:;|*_–—-]{1,6}$/u, '')
    .trim();
}

/** `Reuters/AFP`, `dpa, AFP und AP`: each name by itself, with its place. */
export function splitNames(names: string, offset: number): { name: string; start: number }[] {
  const found: { name: string; start: number }[] = [];
  // `RFE/RL` is one agency.
  if (isKnownAgency(names.trim())) return [{ name: tidyName(names), start: offset + names.search(/\S/) }];
  let at = 0;
  for (const part of names.split(/(\/|,|;|\+|\s(?:and|und|et|y|e|и|та|with)\s|\s[-–—&|]\s)/iu)) {
    const name = tidyName(part);
    if (/[\p{L}\p{N}]/u.test(name) && !/^(?:and|und|et|y|e|и|та|with)$/iu.test(name))
      found.push({ name, start: offset + at + Math.max(0, part.indexOf(name)) });
    at += part.length;
  }
  return found;
}
