import { createHash } from 'node:crypto';
import type { VersionId } from '../model/ids.ts';
import type { Comparison, Origin, OriginEntry, OriginNode, OriginRecord } from '../model/origin.ts';
import { candidateKeys, packKeys } from './candidate-keys.ts';
import { comparableText, compareTexts } from './compare-texts.ts';
import { decideOrigins } from './decide-origins.ts';
import type { OriginText } from './origin-text.ts';
import { settledKin } from './settled-kin.ts';

/** Hex digits: two texts of one article share a mark once in four thousand million. */
const MARK_LENGTH = 8;

/** Where a text lies that is to be compared. */
export type CandidateText = Omit<OriginEntry, 'keys'>;

/** A text of a version, without its outlet's furniture: `removed` are the keys of those sentences. */
export type ReadText = {
  text: OriginText;
  version: VersionId;
  firstSeenAt: string;
  /** Keys of the sentences at both ends of the whole text. */
  edges: readonly number[];
  removed: readonly number[];
};

/** What is kept of a text: its place among the others, and what it has in common with those that were read. */
export function originRecord(own: ReadText, others: readonly ReadText[]): OriginRecord {
  const comparable = comparableText(own.text);
  return {
    schema: 1,
    node: nodeOf(own.text),
    version: own.version,
    removed: [...own.removed],
    firstSeenAt: own.firstSeenAt,
    edges: [...own.edges],
    keys: packKeys(candidateKeys(own.text)),
    links: others.map((other) => ({
      ...compareTexts(comparable, comparableText(other.text)),
      to: other.text.articleId,
      toMark: textMark(other),
    })),
  };
}

/**
 * Origins of the articles of a story, by what their records say of each other. A function of the set of records: of what was compared
 * only that counts which the set itself asks for.
 */
export function recordedOrigins(records: readonly OriginRecord[]): Map<string, Origin> {
  const compared = currentLinks(records);
  const pairs = [...settledKin(records)].flatMap(([b, kin]) =>
    kin.flatMap((a) => {
      const comparison = compared.get(pairKey(a, b));
      return comparison ? [{ a, b, comparison }] : [];
    }),
  );
  return decideOrigins(
    records.map(({ node }) => node),
    pairs,
  );
}

/** For each record, by the id of its article, with whom it has yet to be compared before its origin can be told. */
export function missingKin(records: readonly OriginRecord[]): Map<string, string[]> {
  const compared = currentLinks(records);
  const missing = new Map<string, string[]>();
  for (const [id, kin] of settledKin(records)) {
    const others = kin.filter((other) => !compared.has(pairKey(id, other)));
    for (const other of others) compared.set(pairKey(id, other), undefined);
    if (others.length > 0) missing.set(id, others);
  }
  return missing;
}

/** Links between texts as they stand: one to an earlier version, or to a text with other furniture, counts no more. */
function currentLinks(records: readonly OriginRecord[]): Map<string, Comparison | undefined> {
  const marks = new Map<string, string>(records.map((record) => [record.node.articleId, textMark(record)]));
  const links = new Map<string, Comparison | undefined>();
  for (const { node, links: own } of records) {
    for (const { to, toMark, ...comparison } of own) {
      if (marks.get(to) === toMark) links.set(pairKey(node.articleId, to), comparison);
    }
  }
  return links;
}

function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** Names a text as it is compared: its version, and what of it is left out. */
function textMark({ version, removed }: Pick<ReadText, 'version' | 'removed'>): string {
  return createHash('sha256').update(`${version} ${removed.join()}`).digest('hex').slice(0, MARK_LENGTH);
}

function nodeOf({ title: _, sentences: __, ...node }: OriginText): OriginNode {
  return node;
}
