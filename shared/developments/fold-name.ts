const ARTICLE = /^(the|a|an)\s/;

/**
 * A name for comparing: lower case, no diacritics, one form of apostrophes and hyphens, no full stops, no leading article.
 * `The U.S. State Department` and `US state department` are one.
 */
export function foldName(name: string): string {
  const folded = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u0060]/g, "'")
    .replace(/[\u2010-\u2015-]/g, ' ')
    .replace(/[.,"“”]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(ARTICLE, '');
  return folded.endsWith("'s") ? folded.slice(0, -2) : folded;
}
