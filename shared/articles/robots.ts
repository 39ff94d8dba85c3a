/** RFC 9309, 2.5: a crawler reads at least 500 KiB; what comes after is not looked at. In UTF-16 units. */
const MAX_ROBOTS_LENGTH = 500 * 1024;
/** A longer path pattern is no pattern of a path. */
const MAX_PATTERN_LENGTH = 2048;

type Rule = { isAllow: boolean; pattern: string };
type Group = { agents: string[]; rules: Rule[] };

/** The groups of a robots.txt in their order. */
export type Robots = { groups: Group[] };

/** Reads a robots.txt (RFC 9309). Lines that make no sense are left out; it never throws. */
export function parseRobots(text: string): Robots {
  const groups: Group[] = [];
  let group: Group | undefined;
  let isInAgents = false;
  for (const line of readable(text).split(/[\r\n]+/)) {
    const content = line.split('#', 1)[0] ?? '';
    const colon = content.indexOf(':');
    if (colon < 0) continue;
    const field = content.slice(0, colon).trim().toLowerCase();
    const value = content.slice(colon + 1).trim();
    if (field === 'user-agent') {
      if (!group || !isInAgents) {
        group = { agents: [], rules: [] };
        groups.push(group);
      }
      group.agents.push(value.toLowerCase());
      isInAgents = true;
    } else if (field === 'allow' || field === 'disallow') {
      isInAgents = false;
      // An empty `Disallow` allows everything, which is what holds without it.
      if (group && value !== '' && value.length <= MAX_PATTERN_LENGTH)
        group.rules.push({ isAllow: field === 'allow', pattern: encodePattern(value) });
    } else if (field === 'crawl-delay') {
      isInAgents = false;
    }
  }
  return { groups };
}

/** As much as is read, without the line that the limit cuts in two: half a rule closes more than the whole one. */
function readable(text: string): string {
  const whole = text.replace(/^\ufeff/, '');
  if (whole.length <= MAX_ROBOTS_LENGTH) return whole;
  const begin = whole.slice(0, MAX_ROBOTS_LENGTH);
  return begin.slice(0, Math.max(begin.lastIndexOf('\n'), begin.lastIndexOf('\r'), 0));
}

/** A robots.txt with no more than the rules that hold for one crawler, for keeping. */
export function rulesFor(robots: Robots, userAgentToken: string): string {
  const rules = groupsFor(robots, userAgentToken).flatMap((group) => group.rules);
  const lines = rules.map(({ isAllow, pattern }) => `${isAllow ? 'Allow' : 'Disallow'}: ${pattern}\n`);
  return lines.length === 0 ? '' : `User-agent: *\n${lines.join('')}`;
}

/**
 * Whether a crawler may get a path. `userAgentToken` is its product token; groups of the same token count together, those of `*`
 * only where the token has none. The longest pattern decides, `Allow` among equals. `/robots.txt` is always allowed.
 */
export function isAllowed(robots: Robots, userAgentToken: string, pathAndQuery: string): boolean {
  const path = encodePath(pathAndQuery === '' ? '/' : pathAndQuery);
  if (path === '/robots.txt') return true;
  let longest = -1;
  let isAllow = true;
  for (const { rules } of groupsFor(robots, userAgentToken)) {
    for (const rule of rules) {
      const { length } = rule.pattern;
      if (length < longest || (length === longest && !rule.isAllow)) continue;
      if (!matchesPath(rule.pattern, path)) continue;
      longest = length;
      isAllow = rule.isAllow;
    }
  }
  return isAllow;
}

function groupsFor({ groups }: Robots, userAgentToken: string): Group[] {
  const token = userAgentToken.toLowerCase();
  const own = groups.filter(({ agents }) => agents.some((agent) => agent !== '*' && productToken(agent) === token));
  return own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'));
}

/** RFC 9309, 2.2.1: only the product token counts, `ExampleBot/1.0` is written now and then. */
function productToken(agent: string): string {
  return agent.split(/[\s/]/, 1)[0] ?? '';
}

/** `*` stands for any characters, a `$` at the end for the end. Each part is looked for once, from left to right: linear. */
function matchesPath(pattern: string, path: string): boolean {
  const isAnchored = pattern.endsWith('$');
  const parts = (isAnchored ? pattern.slice(0, -1) : pattern).split('*');
  const first = parts[0] ?? '';
  if (!path.startsWith(first)) return false;
  let at = first.length;
  const last = parts.length - 1;
  for (let index = 1; index <= last; index++) {
    const part = parts[index] ?? '';
    if (isAnchored && index === last) return path.length - part.length >= at && path.endsWith(part);
    const found = path.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return !isAnchored || at === path.length;
}

/** In a path the two signs are themselves, in a pattern only a `$` before its end is (RFC 9309, 2.2.3). */
function encodePath(path: string): string {
  return encode(path).replaceAll('*', '%2A').replaceAll('$', '%24');
}

function encodePattern(pattern: string): string {
  const encoded = encode(pattern);
  const isAnchored = encoded.endsWith('$');
  const body = (isAnchored ? encoded.slice(0, -1) : encoded).replaceAll('$', '%24');
  return isAnchored ? `${body}$` : body;
}

/**
 * RFC 9309, 2.2.2: octets outside US-ASCII are compared percent-encoded, unreserved characters as themselves, the hexadecimal
 * digits in one case.
 */
function encode(path: string): string {
  return path
    .toWellFormed()
    .replace(/[^\u0021-\u007e]+/g, (part) => encodeURIComponent(part))
    .replace(/%[0-9a-f]{2}/gi, (octet) => {
      const char = String.fromCharCode(Number.parseInt(octet.slice(1), 16));
      return /[A-Za-z0-9._~-]/.test(char) ? char : octet.toUpperCase();
    });
}
