import type { OriginNode } from '../model/origin.ts';
import { addressKey, type CreditSource, foreignCredits, nameKey, openingCredits } from './credits.ts';

/** A text with what its credits say, in the order in which texts may be sources of each other. */
export type RankedText = {
  readonly text: OriginNode;
  readonly credits: readonly CreditSource[];
  /** Texts of a lower class come first, whatever their time. */
  readonly rankClass: number;
  /** Place in the ranking of the text that its credit names by address; absent where that was never seen. */
  readonly creditedText?: number | undefined;
  /** The address that its credit names, where that text was never seen. */
  readonly unseen?: (CreditSource & { readonly addressKey: string }) | undefined;
};

/** Credit beats time: what others credit comes first, then what credits an unseen original, then the rest by time. */
const CLASSES = { credited: 0, copyOfUnseen: 1, other: 2 } as const;

/**
 * Ranks texts so that a source stands before its copies: by class, then time, then the longer one (a copy is cut, not
 * continued), then id. A function of the set.
 */
export function rankTexts(texts: readonly OriginNode[]): RankedText[] {
  const byAddress = new Map<string, OriginNode>();
  for (const text of [...texts].sort((a, b) => compare(a.articleId, b.articleId))) {
    const key = addressKey(text.canonicalUrl);
    if (key !== undefined && !byAddress.has(key)) byAddress.set(key, text);
  }
  const names = texts.map(({ outlet }) => outlet).sort(compare);
  const outlets = new Map(names.map((name) => [nameKey(name), name]));
  const credits = new Map(texts.map((text) => [text, [...foreignCredits(text), ...openingCredits(text, outlets)]]));
  const namedBy = (text: OriginNode) => credits.get(text)?.find((credit) => credit.addressKey !== undefined);
  const isCredited = new Set<OriginNode>();
  for (const text of texts) {
    const target = byAddress.get(namedBy(text)?.addressKey ?? '');
    if (target && target !== text) isCredited.add(target);
  }
  const classOf = (text: OriginNode): number => {
    const key = namedBy(text)?.addressKey;
    if (isCredited.has(text)) return CLASSES.credited;
    return key !== undefined && !byAddress.has(key) ? CLASSES.copyOfUnseen : CLASSES.other;
  };
  const ranked = [...texts].sort(
    (a, b) =>
      classOf(a) - classOf(b) || timeOf(a) - timeOf(b) || b.words - a.words || compare(a.articleId, b.articleId),
  );
  const places = new Map(ranked.map((text, place) => [text, place]));
  return ranked.map((text) => {
    const named = namedBy(text);
    const target = byAddress.get(named?.addressKey ?? '');
    const creditedText = target && target !== text ? places.get(target) : undefined;
    const unseen = named?.addressKey !== undefined && !target ? { ...named, addressKey: named.addressKey } : undefined;
    return { text, credits: credits.get(text) ?? [], rankClass: classOf(text), creditedText, unseen };
  });
}

/** Of a text whose date cannot be read: after all others. */
export const UNKNOWN_TIME = Number.MAX_SAFE_INTEGER;

/** Milliseconds of publication or first sight. */
export function timeOf({ at }: OriginNode): number {
  const time = Date.parse(at);
  return Number.isNaN(time) ? UNKNOWN_TIME : time;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
