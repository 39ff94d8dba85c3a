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

/** Offices that are one body, whoever fills them: "the foreign ministry" is, "officials" are not. */
const BODIES: ReadonlySet<string> = new Set([
  ...[
    'ministry',
    'government',
    'cabinet',
    'administration',
    'embassy',
    'mission',
    'delegation',
    'department',
    'council',
  ],
  ...['office', 'military', 'army', 'navy', 'command', 'staff', 'intelligence', 'service', 'agency'],
]);

/** Several people, none of them named. */
const CROWDS: ReadonlySet<string> = new Set(['officials', 'diplomats', 'leaders', 'representatives', 'authorities']);

/** `owner` is a name to be looked up, `office` what it owns: lower case, without an article. */
export type Office = { owner: string; office: string };

/**
 * China and its foreign ministry in "China's foreign ministry", South Korea in "South Korean officials"; none where no office
 * is named. The first whose owner is known is meant.
 */
export function officesOf(name: string): Office[] {
  const possessive = /^(?:the\s)?([^'’]{2,60})['’]s?\s(.+)$/iu.exec(name);
  if (possessive?.[1] !== undefined && possessive[2] !== undefined) {
    return hasOffice(possessive[2]) ? [{ owner: possessive[1], office: foldName(possessive[2]) }] : [];
  }
  const words = foldName(name).split(' ');
  if (!hasOffice(words.slice(1).join(' '))) return [];
  return [1, 2].flatMap((length) => {
    const office = words.slice(length).join(' ');
    return stateNames(words.slice(0, length).join(' ')).map((owner) => ({ owner, office }));
  });
}

/** Whether an office is one body under every wording: "foreign ministry", and not "ministry officials". */
export function isBody(office: string): boolean {
  return BODIES.has(lastWord(office));
}

/** "South Korean officials": some of many. */
export function isCrowd(name: string): boolean {
  return CROWDS.has(lastWord(foldName(name)));
}

function lastWord(text: string): string {
  return text.split(' ').at(-1) ?? '';
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
