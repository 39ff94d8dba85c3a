import { createHash } from 'node:crypto';
import { type Document, isNode, LineCounter, parseDocument, visit } from 'yaml';
import { z } from 'zod';
import { ConfigError } from '../errors.ts';
import { type LoadedStory, Story } from '../model/story.ts';
import { canonicalJson } from './canonical-json.ts';
import { checkStory } from './check-story.ts';
import type { StoryProblem } from './story-problem.ts';

type Path = readonly PropertyKey[];

/** Hex digits of the hash that a tag carries: 64 bits tell apart all versions that a story will ever have. */
const HASH_LENGTH = 16;
/** A file that a person writes needs none; many are an attempt to fill the memory. */
const MAX_ALIASES = 100;

/**
 * Reads one story file. Strict: an unknown key, a wrong type and every contradiction that `checkStory` knows throw a
 * `ConfigError` with file, line and what to do. The hash is that of the story's canonical JSON: comments, order of keys
 * and written-out defaults do not change it.
 */
export function parseStory(yaml: string, file: string): LoadedStory {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken) {
    throw new ConfigError(`${file}:${lines.linePos(broken.pos[0]).line}: no valid YAML: ${broken.message}`);
  }
  const lineOf = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
    }
    return 1;
  };
  const fail = ({ path, message }: StoryProblem): never => {
    const where = path.length > 0 ? `${path.map(String).join('.')}: ` : '';
    throw new ConfigError(`${file}:${lineOf(path)}: ${where}${message}`);
  };
  let plain: unknown;
  try {
    plain = document.toJS({ maxAliasCount: MAX_ALIASES });
  } catch (cause) {
    if (!(cause instanceof ReferenceError)) throw cause;
    throw new ConfigError(`${file}:${aliasLine(document, lines)}: no valid YAML: ${cause.message}`, { cause });
  }
  const parsed = Story.safeParse(plain);
  if (!parsed.success) return fail(firstIssue(parsed.error));
  const [problem] = checkStory(parsed.data);
  if (problem) return fail(problem);
  return { story: parsed.data, hash: storyHash(parsed.data) };
}

/** Where the first alias stands whose anchor does not come before it; line 1 where each has one, as when they are too many. */
function aliasLine(document: Document, lines: LineCounter): number {
  let line = 1;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document) !== undefined) return undefined;
      line = lines.linePos(alias.range?.[0] ?? 0).line;
      return visit.BREAK;
    },
  });
  return line;
}

/** The first 16 hex digits of the SHA-256 of the story's canonical JSON. */
export function storyHash(story: Story): string {
  return createHash('sha256').update(canonicalJson(story)).digest('hex').slice(0, HASH_LENGTH);
}

/** JSON Schema of a story file, for editors that complete and check YAML while it is written. */
export function storyJsonSchema(): object {
  return z.toJSONSchema(Story, { io: 'input', target: 'draft-7' });
}

/**
 * A misspelt key comes before the key that is missing because of it. The deepest issue says most: a term that fits neither form
 * of a term has its cause inside the union.
 */
function firstIssue(error: z.ZodError): StoryProblem {
  const issue = error.issues.find(({ code }) => code === 'unrecognized_keys') ?? error.issues[0];
  if (issue === undefined) return { path: [], message: 'does not fit' };
  if (issue.code === 'unrecognized_keys') {
    const keys = issue.keys.map((key) => `"${key}"`).join(', ');
    return { path: issue.path, message: `unknown key ${keys}; correct the spelling or take it out` };
  }
  if (issue.code === 'invalid_union') {
    const inner = issue.errors.flat().find((it) => it.path.length > 0 || it.code === 'unrecognized_keys');
    const detail = inner
      ? `${inner.path.map(String).join('.')} ${inner.message}`.trim()
      : 'write text, or {term: text}';
    return { path: issue.path, message: `${detail}; see \`claimwire story --help\`` };
  }
  return { path: issue.path, message: issue.message };
}
