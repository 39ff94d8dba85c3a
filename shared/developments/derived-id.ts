import { createHash } from 'node:crypto';

/** Long enough that two of a million ids meet once in 10^12 stories: 20 hex digits. */
const ID_LENGTH = 20;

/** The same parts always give the same id; no two lists of parts run into each other. */
export function derivedId(prefix: string, parts: readonly (string | number)[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
  return `${prefix}-${hash.slice(0, ID_LENGTH)}`;
}
