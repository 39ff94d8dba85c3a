import { foldName } from './fold-name.ts';

/** Words for those who speak for a state or an organisation by their office; a "Russian journalist" does not. */
const OFFICES: ReadonlySet<string> = new Set([
  ...['ministry', 'ministries', 'minister', 'government', 'cabinet', 'administration', 'authorities', 'leadership'],
  ...['official', 'officials', 'diplomat', 'diplomats', 'ambassador', 'envoy', 'embassy', 'mission', 'delegate'],
  ...['delegation', 'representative', 'representatives', 'spokesman', 'spokeswoman', 'spokesperson', 'consul'],
  ...['president', 'premier', 'leader', 'leaders', 'chancellor', 'secretary', 'department', 'council', 'office'],
  ...['military', 'army', 'navy', 'command', 'commander', 'staff', 'intelligence', 'service', 'services', 'agency'],
]);

/** How adjectives of states end: Ukrainian, South Korean, Russian; Chinese; the name less its last letter, or whole. */
const ADJECTIVE_ENDINGS = ['n', 'ian', 'an', 'ese'];

/**
 * The owner in "China's foreign ministry" and the state in "South Korean officials"; undefined where no office is named.
 * The answers are names to be looked up: the first that is known is meant.
 */
export function ownersOf(name: string): string[] {
  const possessive = /^(?:the\s)?([^'’]{2,60})['’]s?\s(.+)$/iu.exec(name);
  if (possessive?.[1] !== undefined && possessive[2] !== undefined) {
    return hasOffice(possessive[2]) ? [possessive[1]] : [];
  }
  const words = foldName(name).split(' ');
  if (!hasOffice(words.slice(1).join(' '))) return [];
  return [1, 2].flatMap((length) => stateNames(words.slice(0, length).join(' ')));
}

function hasOffice(words: string): boolean {
  return foldName(words)
    .split(' ')
    .some((word) => OFFICES.has(word));
}

/** `south korean` → `south korea`; `ukrainian` → `ukraine`. */
function stateNames(adjective: string): string[] {
  return ADJECTIVE_ENDINGS.filter((ending) => adjective.endsWith(ending)).flatMap((ending) => {
    const stem = adjective.slice(0, -ending.length);
    return stem.length < 3 ? [] : [stem, `${stem}e`, `${stem}a`];
  });
}
