import { type Document, isNode, LineCounter, parseDocument } from 'yaml';
import { ConfigError } from '../errors.ts';
import { FeedList, type FeedSource } from '../model/feed.ts';
import { canonicalUrl } from './canonical-url.ts';

/** Aliases that a feed list may use; more are a bomb. */
const MAX_ALIASES = 50;

type Path = readonly PropertyKey[];

/**
 * Reads `config/feeds.yaml`. Throws `ConfigError` naming file, line and what to do: for YAML that does not parse, fields
 * that are missing, misspelt or out of range, and ids or addresses that occur twice (addresses by their canonical form).
 */
export function parseFeedList(yaml: string, file: string): FeedSource[] {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const [fault] = document.errors;
  if (fault)
    throw new ConfigError(`${file}:${lines.linePos(fault.pos[0]).line}: ${firstLine(fault.message)}; mend the YAML`, {
      cause: fault,
    });
  const lineOf = (path: Path) => lineAt(document, lines, path);
  const parsed = FeedList.safeParse(plainValue(document, file));
  if (!parsed.success) {
    // A misspelt key comes before the key that is missing because of it.
    const { issues } = parsed.error;
    const issue = issues.find(({ code }) => code === 'unrecognized_keys') ?? issues[0];
    const path = issue?.path ?? [];
    const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
    const at = unknown === undefined ? path : [...path, unknown];
    throw new ConfigError(`${file}:${lineOf(at)}: ${nameOf(at)}: ${advice(issue?.message ?? 'does not fit', unknown)}`);
  }
  refuseTwins(parsed.data.feeds, (index, field, twin) => {
    const first = lineOf(['feeds', twin, field]);
    throw new ConfigError(
      `${file}:${lineOf(['feeds', index, field])}: ${nameOf(['feeds', index, field])}: is the same as on line ${first}; ${field === 'id' ? 'give each feed its own id' : 'list each feed once'}`,
    );
  });
  return parsed.data.feeds;
}

function plainValue(document: Document, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new ConfigError(`${file}:1: ${firstLine(cause.message)}; write the values out instead of using aliases`, {
      cause,
    });
  }
}

function refuseTwins(
  feeds: readonly FeedSource[],
  refuse: (index: number, field: 'id' | 'url', twin: number) => never,
): void {
  const ids = new Map<string, number>();
  const urls = new Map<string, number>();
  for (const [index, feed] of feeds.entries()) {
    const address = canonicalUrl(feed.url) ?? feed.url;
    const sameId = ids.get(feed.id);
    if (sameId !== undefined) refuse(index, 'id', sameId);
    const sameUrl = urls.get(address);
    if (sameUrl !== undefined) refuse(index, 'url', sameUrl);
    ids.set(feed.id, index);
    urls.set(address, index);
  }
}

function advice(message: string, unknown: string | undefined): string {
  if (unknown !== undefined)
    return 'no such field; fields are id, url, outlet, country, language, intervalMinutes, fullText, categories';
  return `${message.replace(/^Invalid input: /, '')}; see the fields of FeedSource in \`claimwire schema\``;
}

function nameOf(path: Path): string {
  return (
    path
      .map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`))
      .join('') || 'feeds'
  );
}

/** The line of the deepest node on the path that is there, from 1. */
function lineAt(document: Document, lines: LineCounter, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return 1;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? text;
}
