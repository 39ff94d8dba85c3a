import type { Quantity } from '../model/claim.ts';
import { MONTHS } from './lexicon/function-words.ts';
import { NUMBER_WORDS, ROUND_WORDS, UNIT_NOUNS } from './lexicon/quantity-words.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import type { Word } from './tagged-words.ts';

type Bound = 'min' | 'max' | 'approx' | undefined;

/** Words before a figure that bound it; those that end another entry stand before it. */
const BOUNDS: readonly (readonly [words: readonly string[], bound: Bound])[] = [
  [['no', 'fewer', 'than'], 'min'],
  [['no', 'less', 'than'], 'min'],
  [['no', 'more', 'than'], 'max'],
  [['more', 'than'], 'min'],
  [['at', 'least'], 'min'],
  [['over'], 'min'],
  [['up', 'to'], 'max'],
  [['as', 'many', 'as'], 'max'],
  [['at', 'most'], 'max'],
  [['fewer', 'than'], 'max'],
  [['less', 'than'], 'max'],
  [['under'], 'max'],
  [['about'], 'approx'],
  [['around'], 'approx'],
  [['some'], 'approx'],
  [['nearly'], 'approx'],
  [['almost'], 'approx'],
  [['roughly'], 'approx'],
  [['approximately'], 'approx'],
  [['an', 'estimated'], 'approx'],
];
/** How far the counted noun may stand behind its figure, in words: "10,000 well-trained North Korean soldiers". */
const MAX_REACH = 6;

/** The figures of a content with what they count; dates, years, ages and times of day are left out. Figures are in units, money in its currency. */
export function readQuantities(unit: ReadingUnit, content: readonly WordRange[], text: string): Quantity[] {
  const found: Quantity[] = [];
  for (const [from, to] of content) {
    for (let at = from; at < to; ) {
      const quantity = readQuantity(unit.words, at, to, from, text);
      if (quantity) found.push(quantity.quantity);
      at = quantity ? quantity.end : at + 1;
    }
  }
  return found;
}

function readQuantity(
  words: readonly Word[],
  at: number,
  to: number,
  low: number,
  text: string,
): { quantity: Quantity; end: number } | undefined {
  const first = readFigure(words, at, to);
  if (!first || isDate(words, at, first.end)) return undefined;
  const bound = boundBefore(words, at, low);
  let end = first.end;
  let range: { min: number; max: number } | undefined;
  const joint = words[end]?.lower;
  const isBetween = bound?.start !== undefined && words[bound.start]?.lower === 'between';
  if (joint === 'to' || joint === '-' || joint === '\u2013' || (isBetween && joint === 'and')) {
    const second = readFigure(words, end + 1, to);
    if (second) {
      range = {
        min: first.value < second.value || second.scale === 1 ? first.value : first.value * second.scale,
        max: second.value,
      };
      if (range.min > range.max) range = undefined;
      else end = second.end;
    }
  }
  const unit = unitBehind(words, end, to, words[at - 1]?.text ?? '');
  if (!unit) return undefined;
  const start = words[bound?.start ?? at]?.start ?? 0;
  const stop = words[unit.end - 1]?.end ?? 0;
  const approx = bound?.bound === 'approx' || first.isRound;
  const value = range ?? boundedValue(first.value, bound?.bound, first.isRound);
  return {
    quantity: {
      text: text.slice(start, stop),
      span: [start, stop],
      ...value,
      unit: unit.name,
      ...(approx ? { approx: true } : {}),
    },
    end: Math.max(unit.end, at + 1),
  };
}

function boundedValue(value: number, bound: Bound, isRound: boolean): { value?: number; min?: number; max?: number } {
  if (bound === 'min') return { min: value };
  if (bound === 'max') return { max: value };
  return isRound ? { min: value } : { value };
}

/** "Thousands" are at least two thousand; in "tens of thousands" the tens are many already. */
const LEAST_OF_MANY = 2;

/** A figure in digits or words, with its scale: `12,000`, `1.5 million`, `six`, `tens of thousands`. */
function readFigure(
  words: readonly Word[],
  at: number,
  to: number,
): { value: number; scale: number; end: number; isRound: boolean } | undefined {
  const word = words[at];
  if (!word || at >= to) return undefined;
  const round = ROUND_WORDS[word.lower];
  if (round !== undefined) {
    const inner = words[at + 1]?.lower === 'of' ? ROUND_WORDS[words[at + 2]?.lower ?? ''] : undefined;
    return inner === undefined
      ? { value: round, scale: 1, end: at + 1, isRound: true }
      : { value: (round * inner) / LEAST_OF_MANY, scale: 1, end: at + 3, isRound: true };
  }
  const digits = /^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+(?:\.\d+)?$/u.test(word.lower)
    ? Number(word.lower.replaceAll(',', ''))
    : NUMBER_WORDS[word.lower];
  if (digits === undefined) return undefined;
  let value = digits;
  let scale = 1;
  let end = at + 1;
  while (end < to) {
    const more = SCALES[words[end]?.lower ?? ''];
    if (more === undefined) break;
    scale *= more;
    end++;
  }
  value *= scale;
  return { value, scale, end, isRound: false };
}

const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  thousand: 1000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
};

function boundBefore(words: readonly Word[], at: number, low: number): { start: number; bound: Bound } | undefined {
  if (words[at - 1]?.lower === 'between' && at > low) return { start: at - 1, bound: undefined };
  for (const [phrase, bound] of BOUNDS) {
    const start = at - phrase.length;
    if (start >= low && phrase.every((word, index) => words[start + index]?.lower === word)) return { start, bound };
  }
  return undefined;
}

/** What is counted: a currency sign, `percent`, or the noun that ends the phrase. */
function unitBehind(
  words: readonly Word[],
  from: number,
  to: number,
  before: string,
): { name: string; end: number } | undefined {
  if (before === '$' || before === '€' || before === '£') return { name: 'money', end: from };
  let noun: { name: string; end: number } | undefined;
  for (let at = from; at < to && at - from < MAX_REACH; at++) {
    const word = words[at];
    if (!word) break;
    if (word.lower === '%' || word.lower === 'percent' || (word.lower === 'per' && words[at + 1]?.lower === 'cent')) {
      return { name: 'percent', end: word.lower === 'per' ? at + 2 : at + 1 };
    }
    if (word.lower === 'dollars' || word.lower === 'euros' || word.lower === 'pounds' || word.lower === 'won')
      return { name: 'money', end: at + 1 };
    if (word.lower === 'of' && at === from) continue;
    if (
      word.text === '-' ||
      word.pos === 'ADJ' ||
      word.pos === 'PROPN' ||
      word.pos === 'DET' ||
      word.pos === 'NUM' ||
      word.lower === "'s"
    ) {
      if (UNIT_NOUNS.has(word.lower)) noun = { name: word.lower, end: at + 1 };
      continue;
    }
    if (word.pos !== 'NOUN') break;
    noun = { name: word.lower, end: at + 1 };
  }
  return noun && !TIMES.has(noun.name) ? noun : undefined;
}

const TIMES: ReadonlySet<string> = new Set(
  'years year months month weeks week days day hours hour minutes minute p.m. a.m. gmt edt est old time'.split(' '),
);

function isDate(words: readonly Word[], at: number, end: number): boolean {
  const before = words[at - 1]?.lower.replace('.', '') ?? '';
  const next = words[end]?.lower.replace('.', '') ?? '';
  const isYear = /^(?:19|20)\d{2}$/u.test(words[at]?.lower ?? '') && end === at + 1;
  return (
    MONTHS.has(before) ||
    MONTHS.has(next) ||
    (isYear && (before === 'in' || before === 'since' || before === 'of' || before === ',' || before === 'the'))
  );
}
