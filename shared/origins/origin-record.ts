import { createHash } from 'node:crypto';
import type { VersionId } from '../model/ids.ts';
import type { Origin, OriginEntry, OriginNode, OriginRecord } from '../model/origin.ts';
import { candidateKeys, findEachOther, sharedKeys, unpackKeys } from './candidate-keys.ts';
import { comparableText, compareTexts } from './compare-texts.ts';
import { MIN_LIKENESS } from './credited-sources.ts';
import { decideOrigins } from './decide-origins.ts';
import { isReprint } from './find-reprints.ts';
import { mayBeRewrite } from './find-rewrites.ts';
import { postedKeys } from './index-keys.ts';
import type { ComparedPair } from './neighbours.ts';
import type { OriginText } from './origin-text.ts';

/** Texts that each one is compared with: as many have to be read. */
const MAX_BY_WORDS = 4;
const MAX_BY_CREDIT = 6;
/** Hex digits: two texts of one article share a mark once in four thousand million. */
const MARK_LENGTH = 8;

/** Where a text lies that is to be compared. */
export type CandidateText = Omit<OriginEntry, 'keys'>;

/** A text of a version, without its outlet's furniture: `removed` are the keys of those sentences. */
export type ReadText = { text: OriginText; version: VersionId; removed: readonly number[] };

/**
 * Which of the entries that were looked up are worth reading: by words those that would find this text as well, the likest first; by
 * credit those next in time.
 */
export function chooseCandidates(
  { text }: ReadText,
  byWords: readonly OriginEntry[],
  byCredit: readonly CandidateText[],
): CandidateText[] {
  const own = candidateKeys(text);
  const likest = byWords
    .map((entry) => ({ entry, keys: unpackKeys(entry.keys) }))
    .filter(({ entry, keys }) => entry.articleId !== text.articleId && findEachOther(own, keys))
    .map(({ entry, keys }) => ({ entry, shared: sharedKeys(own, keys) }))
    .sort((a, b) => b.shared - a.shared || earlier(a.entry, b.entry))
    .slice(0, MAX_BY_WORDS)
    .map(({ entry }) => entry);
  const known = new Set<string>([text.articleId, ...likest.map(({ articleId }) => articleId)]);
  const distance = ({ at }: CandidateText) => Math.abs(Date.parse(at) - Date.parse(text.at));
  const nearest = byCredit
    .filter(({ articleId }) => !known.has(articleId))
    .sort((a, b) => distance(a) - distance(b) || earlier(a, b))
    .slice(0, MAX_BY_CREDIT);
  return [...likest, ...nearest];
}

/** What is kept of a text: its place among the others, and what it has in common with those that were read. */
export function originRecord(own: ReadText, others: readonly ReadText[]): OriginRecord {
  const comparable = comparableText(own.text);
  const links = others.flatMap((other) => {
    const comparison = compareTexts(comparable, comparableText(other.text));
    const { overlap, anchors, likeness } = comparison;
    if (!isReprint(overlap) && !mayBeRewrite(anchors) && likeness < MIN_LIKENESS) return [];
    return [{ ...comparison, to: other.text.articleId, toMark: textMark(other) }];
  });
  return {
    schema: 1,
    node: nodeOf(own.text),
    version: own.version,
    removed: [...own.removed],
    posted: postedKeys(own.text, candidateKeys(own.text)),
    links,
  };
}

/** Origins of the articles of a story, by what their records say of each other. A function of the set of records. */
export function recordedOrigins(records: readonly OriginRecord[]): Map<string, Origin> {
  return decideOrigins(
    records.map(({ node }) => node),
    currentPairs(records),
  );
}

/** Links between texts as they stand: one to an earlier version, or to a text with other furniture, was made anew by that text. */
function* currentPairs(records: readonly OriginRecord[]): Generator<ComparedPair> {
  const marks = new Map<string, string>(records.map((record) => [record.node.articleId, textMark(record)]));
  for (const { node, links } of records) {
    for (const { to, toMark, ...comparison } of links) {
      if (marks.get(to) === toMark) yield { a: node.articleId, b: to, comparison };
    }
  }
}

/** Names a text as it is compared: its version, and what of it is left out. */
function textMark({ version, removed }: Pick<ReadText, 'version' | 'removed'>): string {
  return createHash('sha256').update(`${version} ${removed.join()}`).digest('hex').slice(0, MARK_LENGTH);
}

function nodeOf({ title: _, sentences: __, ...node }: OriginText): OriginNode {
  return node;
}

function earlier(a: CandidateText, b: CandidateText): number {
  return compare(a.at, b.at) || compare(a.articleId, b.articleId);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
