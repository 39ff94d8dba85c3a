import type { Attribution } from './attributions.ts';
import { contentEnd } from './content-end.ts';
import { nounPhraseFrom } from './noun-phrases.ts';
import { MAX_CUES, type ReadingUnit, type WordRange } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** "According to X, …", "…, according to X", "… according to X, …". */
export function findAccordingTo(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const found: Attribution[] = [];
  for (let at = 0; at + 1 < unit.words.length && found.length < MAX_CUES; at++) {
    if (unit.words[at]?.lower !== 'according' || unit.words[at + 1]?.lower !== 'to' || unit.quotationOf[at] !== -1)
      continue;
    const source = sourceBehind(unit, at + 2, groups);
    if (!source) continue;
    const content = contentAround(unit, at, source[1], groups);
    if (content.length === 0) continue;
    found.push({
      unit,
      source,
      shares: undefined,
      cue: [at, at + 2],
      content,
      verb: undefined,
      isNegated: false,
      isPassive: false,
      form: 'finite',
      kind: 'according-to',
      confidence: 0.9,
    });
  }
  return found;
}

function sourceBehind(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): WordRange | undefined {
  const source = nounPhraseFrom(unit, from, groups);
  if (source) return source;
  let end = from;
  while (end < unit.words.length && !/^[,.;!?]$/u.test(unit.words[end]?.text ?? '')) end++;
  return end > from ? [from, end] : undefined;
}

function contentAround(unit: ReadingUnit, cue: number, end: number, groups: readonly VerbGroup[]): WordRange[] {
  const { words } = unit;
  const before = startOfClause(unit, cue);
  const hasLeft =
    cue - before >= 3 && words.slice(before, cue).some((word) => word.pos === 'VERB' || word.pos === 'AUX');
  let next = end;
  while (next < words.length && words[next]?.text !== ',' && !/^[.;!?]$/u.test(words[next]?.text ?? '')) next++;
  const isInner = words[next]?.text === ',' && next + 1 < words.length;
  const right = isInner
    ? contentEnd(unit, next + 1, groups, { isInserted: false, isLeadIn: false, style: 'clause' })
    : 0;
  if (!hasLeft) return isInner && right > next + 1 ? [[next + 1, right]] : [];
  const stop = words[cue - 1]?.text === ',' || words[cue - 1]?.text === '\u2014' ? cue - 1 : cue;
  const continues = isInner && !isWhole(unit, before, stop, groups) && right > next + 1;
  return continues
    ? [
        [before, stop],
        [next + 1, right],
      ]
    : [[before, stop]];
}

/** Whether what stands before the cue is a sentence of its own, so that what follows is said by somebody else. */
function isWhole(unit: ReadingUnit, from: number, to: number, groups: readonly VerbGroup[]): boolean {
  void unit;
  return groups.some(
    (group) => group.from > from && group.to <= to && (group.form === 'finite' || group.form === 'past'),
  );
}

function startOfClause(unit: ReadingUnit, cue: number): number {
  for (let at = cue - 1; at >= 0; at--) {
    if (unit.quotationOf[at] === -1 && /^[.;!?]$/u.test(unit.words[at]?.text ?? '')) return at + 1;
  }
  return datelineEnd(unit);
}

/** Words of a place and an agency before the dash that opens a report: "JERUSALEM (AP) -". 0 where there is none. */
export function datelineEnd(unit: ReadingUnit): number {
  const { words } = unit;
  if (!unit.opensParagraph) return 0;
  for (let at = 1; at < Math.min(words.length, MAX_DATELINE); at++) {
    const text = words[at]?.text ?? '';
    const isDash =
      text === '\u2014' ||
      text === '\u2013' ||
      text === '--' ||
      (text === '-' && words[at - 1]?.end !== words[at]?.start);
    if (isDash) return words[0]?.text === words[0]?.text.toUpperCase() || words[at - 1]?.text === ')' ? at + 1 : 0;
    if (words[at]?.pos === 'VERB' || words[at]?.pos === 'AUX') return 0;
  }
  return 0;
}

const MAX_DATELINE = 14;
