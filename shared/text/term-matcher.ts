import type { Term } from '../model/story.ts';
import {
  ANY_NUMBER,
  fitsPattern,
  isFigure,
  type TermWord,
  termPatterns,
  termWords,
  type WordPattern,
} from './term-words.ts';
import type { Token } from './tokens.ts';

/** A term of a group, found; `start` and `end` are indexes of the tokens given, end exclusive. */
export type TermHit = {
  readonly group: string;
  /** As the person wrote it. */
  readonly term: string;
  readonly start: number;
  readonly end: number;
};

/** A hit that a guard took back. */
export type BlockedHit = TermHit & { readonly guard: string };

export type TermMatcher = {
  /** Hits in the order of the text, longer ones first; hits may overlap and nest. */
  find(tokens: readonly Token[]): TermHit[];
  /** The same, with the hits that guards took back beside them. */
  findWithBlocked(tokens: readonly Token[]): { hits: TermHit[]; blocked: BlockedHit[] };
};

type Guard = { readonly text: string; readonly words: readonly WordPattern[] };
type Leaf = {
  readonly group: string;
  readonly term: string;
  readonly before: readonly Guard[];
  readonly after: readonly Guard[];
};
type Node = { readonly next: Map<number, Node>; readonly leaves: Leaf[] };
/** A word of the rules as a number; a word of the text may stand for several of them. */
type Symbols = { exact: Map<string, number>; capitals: Map<string, number>; prefixes: Map<string, number> };

/** Words whose symbols are kept: enough for the vocabulary of a day's news, small enough for a Lambda. */
const MAX_REMEMBERED_WORDS = 50_000;
/** Longer ones are no words; remembering them would keep whole documents alive. */
const MAX_REMEMBERED_LENGTH = 40;
const NO_SYMBOLS: readonly number[] = [];

/**
 * Compiles the terms of all groups into one trie over words. A search reads the text once; its cost does not
 * depend on how many terms there are, only on how many of them begin at a word. Syntax of terms: `shared/model/story.ts`.
 * Terms without a letter or digit match nothing.
 */
export function compileTerms(groups: Readonly<Record<string, readonly Term[]>>): TermMatcher {
  const root: Node = createNode();
  const symbols: Symbols = { exact: new Map(), capitals: new Map(), prefixes: new Map() };
  for (const [group, terms] of Object.entries(groups)) {
    for (const term of terms) {
      const { term: text, guardPrev = [], guardNext = [] } = typeof term === 'string' ? { term } : term;
      const leaf: Leaf = { group, term: text, before: guardPrev.flatMap(guards), after: guardNext.flatMap(guards) };
      for (const words of termPatterns(text)) insert(root, symbols, words, leaf);
    }
  }
  const symbolsOf = createSymbolLookup(symbols);
  const findWithBlocked = (tokens: readonly Token[]) => search(root, symbolsOf, termWords(tokens));
  return { find: (tokens) => findWithBlocked(tokens).hits, findWithBlocked };
}

function search(root: Node, symbolsOf: (word: TermWord) => readonly number[], words: readonly TermWord[]) {
  const hits: TermHit[] = [];
  const blocked: BlockedHit[] = [];
  const inText = words.map(symbolsOf);
  for (let first = 0; first < words.length; first++) {
    const opening = inText[first] ?? NO_SYMBOLS;
    if (opening.length === 0) continue;
    let frontier = step([root], opening);
    if (frontier.length === 0) continue;
    const found: [Leaf, number][] = [];
    for (let last = first; frontier.length > 0; ) {
      for (const node of frontier) for (const leaf of node.leaves) found.push([leaf, last]);
      last++;
      frontier = step(frontier, inText[last] ?? NO_SYMBOLS);
    }
    const start = words[first]?.token ?? 0;
    for (const [leaf, last] of found.reverse()) {
      const hit: TermHit = { group: leaf.group, term: leaf.term, start, end: (words[last]?.token ?? start) + 1 };
      const guard =
        leaf.before.find((it) => standsAt(words, first - it.words.length, it)) ??
        leaf.after.find((it) => standsAt(words, last + 1, it));
      if (guard) blocked.push({ ...hit, guard: guard.text });
      else hits.push(hit);
    }
  }
  return { hits, blocked };
}

function step(frontier: readonly Node[], symbols: readonly number[]): Node[] {
  const reached: Node[] = [];
  if (symbols.length === 0) return reached;
  for (const node of frontier) {
    for (const symbol of symbols) {
      const next = node.next.get(symbol);
      if (next) reached.push(next);
    }
  }
  return reached;
}

function standsAt(words: readonly TermWord[], at: number, guard: Guard): boolean {
  return (
    at >= 0 &&
    guard.words.every((pattern, offset) => {
      const word = words[at + offset];
      return word !== undefined && fitsPattern(word, pattern);
    })
  );
}

function guards(text: string): Guard[] {
  return termPatterns(text).map((words) => ({ text, words }));
}

function createNode(): Node {
  return { next: new Map(), leaves: [] };
}

function insert(root: Node, symbols: Symbols, words: readonly WordPattern[], leaf: Leaf): void {
  let node = root;
  for (const { word, isPrefix, isCapitals } of words) {
    const table = isPrefix ? symbols.prefixes : isCapitals ? symbols.capitals : symbols.exact;
    const symbol = table.get(word) ?? symbols.exact.size + symbols.capitals.size + symbols.prefixes.size;
    table.set(word, symbol);
    const next = node.next.get(symbol) ?? createNode();
    node.next.set(symbol, next);
    node = next;
  }
  if (!node.leaves.some((it) => it.group === leaf.group && it.term === leaf.term)) node.leaves.push(leaf);
}

/** Which symbols a word stands for: itself, itself in capitals, and every prefix that begins it. */
function createSymbolLookup({ exact, capitals, prefixes }: Symbols): (word: TermWord) => readonly number[] {
  const lengths = [...new Set([...prefixes.keys()].map((prefix) => prefix.length))].sort((a, b) => a - b);
  const remembered = new Map<string, readonly number[]>();
  return ({ word, isCapitals }) => {
    const key = isCapitals ? `^${word}` : word;
    const known = remembered.get(key);
    if (known) return known;
    const symbols: number[] = [];
    const whole = exact.get(word);
    if (whole !== undefined) symbols.push(whole);
    const figure = isFigure(word) ? exact.get(ANY_NUMBER) : undefined;
    if (figure !== undefined) symbols.push(figure);
    const loud = isCapitals ? capitals.get(word) : undefined;
    if (loud !== undefined) symbols.push(loud);
    for (const length of lengths) {
      if (length > word.length) break;
      const symbol = prefixes.get(word.slice(0, length));
      if (symbol !== undefined) symbols.push(symbol);
    }
    if (remembered.size >= MAX_REMEMBERED_WORDS) remembered.clear();
    const answer = symbols.length > 0 ? symbols : NO_SYMBOLS;
    if (word.length <= MAX_REMEMBERED_LENGTH) remembered.set(key, answer);
    return answer;
  };
}
