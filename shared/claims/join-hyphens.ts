import type { Word } from './word.ts';

/** Prefixes that leave a verb a verb: "re-elected". */
const VERB_PREFIXES: ReadonlySet<string> = new Set(['re', 'co', 'pre', 'mis']);
const LETTER = /\p{L}/u;

/** `10,000-12,000`, which the tagger takes for one figure. */
const FIGURES = /^(\d[\d.,]*)-(\d[\d.,]*)$/u;

/**
 * Joins what the tagger parts at hyphens: `well`, `-`, `connected` → `well-connected`, an adjective. Ranges of figures
 * (`10,000-12,000`) are taken apart.
 */
export function joinHyphens(words: readonly Word[], text: string): Word[] {
  const joined: Word[] = [];
  for (let at = 0; at < words.length; at++) {
    const word = words[at];
    if (!word) continue;
    const last = joined.at(-1);
    const next = words[at + 1];
    const isJoint =
      word.text === '-' && last?.end === word.start && next?.start === word.end && isPart(last) && isPart(next);
    const figures = FIGURES.exec(word.text);
    if (figures?.[1] !== undefined) {
      joined.push(...rangeWords(word, figures[1].length));
      continue;
    }
    if (!isJoint || !last || !next || !(LETTER.test(last.text) || LETTER.test(next.text))) {
      joined.push(word);
      continue;
    }
    joined[joined.length - 1] = {
      text: text.slice(last.start, next.end),
      lower: `${last.lower}-${next.lower}`,
      pos: compoundTag(last, next),
      start: last.start,
      end: next.end,
    };
    at++;
  }
  return joined;
}

function rangeWords({ text, pos, start, end }: Word, hyphen: number): Word[] {
  const part = (from: number, to: number, tag: Word['pos']): Word => ({
    text: text.slice(from, to),
    lower: text.slice(from, to),
    pos: tag,
    start: start + from,
    end: start + to,
  });
  return [part(0, hyphen, pos), part(hyphen, hyphen + 1, 'PUNCT'), part(hyphen + 1, end - start, pos)];
}

function isPart(word: Word | undefined): boolean {
  return word !== undefined && word.pos !== 'PUNCT' && word.pos !== 'SYM';
}

function compoundTag(first: Word, last: Word): Word['pos'] {
  if (last.pos === 'NOUN' || last.pos === 'PROPN') return last.pos;
  if (last.pos === 'VERB' && VERB_PREFIXES.has(first.lower)) return 'VERB';
  return first.pos === 'PROPN' && /^\p{Lu}/u.test(last.text) ? 'PROPN' : 'ADJ';
}
