import { nameKey } from './credits.ts';

/** A bracket that is longer is a remark. */
const MAX_LENGTH = 80;
/** What parts the names in it: `(GULFWIRE- Red Post)`, `(Red Post / The Wire)`; a hyphen inside a name does not. */
const BETWEEN_NAMES = /[/|,;:–—]|-(?= )/u;

/**
 * The short forms of the names in a bracket that opens a text, without the outlet's own. Whether they are outlets at all is for those
 * to say who know the outlets: `(Updated)` opens a text as well.
 */
export function openingNames(text: string, outlet: string): string[] {
  const head = text.slice(0, MAX_LENGTH * 2).trimStart();
  const end = head.indexOf(')');
  if (!head.startsWith('(') || end < 0 || end > MAX_LENGTH) return [];
  const names = head.slice(1, end).split(BETWEEN_NAMES).map(nameKey);
  return [...new Set(names)].filter((name) => name !== '' && name !== nameKey(outlet));
}
