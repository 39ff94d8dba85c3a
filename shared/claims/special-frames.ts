import type { Attribution } from './attributions.ts';
import { isInserted, isLeadIn } from './clause-position.ts';
import { clauseStart, skipAdjuncts } from './content-before.ts';
import { contentEnd } from './content-end.ts';
import { acceptsContent } from './content-start.ts';
import { groupStartingAt, isInGroup } from './group-lookup.ts';
import { RELATIVE } from './lexicon/function-words.ts';
import { makeAttribution } from './make-attribution.ts';
import { nounPhraseEndingAt, nounPhraseFrom } from './noun-phrases.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import { subjectBefore } from './subjects.ts';
import type { VerbGroup } from './verb-groups.ts';

/** "When asked whether …": whoever asked is not named. */
export function isReducedQuestion(unit: ReadingUnit, group: VerbGroup): boolean {
  const before = unit.words[group.from - 1];
  const isFirst = before === undefined || before.pos === 'PUNCT' || before.lower === 'when' || before.lower === 'once';
  return isFirst && group.form === 'past' && group.head === group.from;
}

/** The question that a participle of "ask" reports, with whom it names behind "by". */
export function readQuestion(
  unit: ReadingUnit,
  group: VerbGroup,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const isNamed = unit.words[group.to]?.lower === 'by';
  const source = isNamed ? nounPhraseFrom(unit, group.to + 1, groups) : undefined;
  const right = acceptsContent(unit, source ? { ...group, to: source[1] } : group, groups);
  if (!right) return undefined;
  const end = contentEnd(unit, right.from, groups, { isInserted: false, isLeadIn: true, style: right.style });
  return makeAttribution(
    unit,
    { ...group, to: source ? group.to : right.cueEnd },
    source,
    undefined,
    [[right.from, end]],
    'expected',
    0.6,
  );
}

/** "As the paper reported, …" and "…, as the paper reported": the content is the rest of the sentence. */
export function readAsCited(
  unit: ReadingUnit,
  group: VerbGroup,
  source: WordRange,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const { words } = unit;
  const as = source[0] - 1;
  if (words[as]?.lower !== 'as' || !group.verb?.frames.has('clause')) return undefined;
  const end = skipAdjuncts(unit, group.to, groups);
  if (end === undefined) return undefined;
  const isOpener = as === 0 || words[as - 1]?.pos === 'PUNCT';
  if (!isOpener || (words[end] && words[end]?.text !== ',' && !/^[.;]$/u.test(words[end]?.text ?? '')))
    return undefined;
  const content: WordRange[] = [];
  const start = clauseStart(unit, as);
  if (as - 1 > start) content.push([start, as - 1]);
  if (words[end]?.text === ',') {
    const stop = contentEnd(unit, end + 1, groups, { isInserted: false, isLeadIn: false, style: 'clause' });
    if (stop > end + 1) content.push([end + 1, stop]);
  }
  return content.length > 0 ? makeAttribution(unit, group, source, undefined, content, 'split', 0.8) : undefined;
}

/** "The plan seems to fail": what seems is the whole clause, and nobody says to whom. */
export function readRaised(
  unit: ReadingUnit,
  group: VerbGroup,
  subject: WordRange | undefined,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const next = unit.words[group.to];
  if (!subject || !next || next.pos === 'PUNCT' || next.pos === 'ADP' || /^(?:that|what|like)$/u.test(next.lower)) {
    return undefined;
  }
  const bounds = {
    isInserted: isInserted(unit, subject),
    isLeadIn: isLeadIn(unit, subject[0]),
    style: 'infinitive' as const,
  };
  const end = contentEnd(unit, group.to, groups, bounds);
  return end > group.to
    ? makeAttribution(unit, group, undefined, undefined, [subject, [group.to, end]], 'expected', 0.5)
    : undefined;
}

/** "a step that critics say goes too far", "everything he said": the content stands before its speaker, or around the cue. */
export function readGap(
  unit: ReadingUnit,
  group: VerbGroup,
  source: WordRange,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const { words } = unit;
  const before = words[source[0] - 1];
  if (!before || unit.quotationOf[source[0] - 1] !== -1) return undefined;
  const isRelative = RELATIVE.has(before.lower) || before.lower === 'what';
  const antecedent: WordRange | undefined = isRelative
    ? [source[0] - 1, source[0]]
    : nounPhraseEndingAt(unit, source[0] - 1, groups);
  if (!antecedent) return undefined;
  const next = groupStartingAt(groups, group.to);
  if (next && next.form !== 'infinitive' && next.form !== 'ing') {
    const end = contentEnd(unit, group.to, groups, { isInserted: true, isLeadIn: false, style: 'clause' });
    return makeAttribution(unit, group, source, undefined, [antecedent, [group.to, end]], 'gap', 0.6);
  }
  return isRelative && before.lower !== 'what'
    ? undefined
    : makeAttribution(unit, group, source, undefined, [antecedent], 'gap', 0.5);
}

/** Verbs whose passive reports what people hold: "is said to", "is seen as". */
const HELD: ReadonlySet<string> = new Set(
  'say expect think believe know report allege suppose project estimate see view regard consider describe portray'.split(
    ' ',
  ),
);
/** Verbs whose passive reports a judgement: "was accused of". */
const JUDGED: ReadonlySet<string> = new Set('accuse blame criticize criticise praise ridicule credit'.split(' '));

/** "… were voiced by South Korea", "Lee was accused of …". */
export function readPassive(
  unit: ReadingUnit,
  group: VerbGroup,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const { words } = unit;
  const by = group.to;
  const subject = subjectBefore(unit, group.from, groups);
  if (words[by]?.lower === 'by' && subject) {
    const source = nounPhraseFrom(unit, by + 1, groups);
    if (!source) return undefined;
    const from = passiveStart(unit, subject, group, groups);
    return makeAttribution(unit, { ...group, to: by + 1 }, source, undefined, [[from, subject[1]]], 'passive', 0.6);
  }
  const next = words[group.to];
  if (!subject || !next) return undefined;
  const lemma = group.verb?.lemma ?? '';
  const isHeld = HELD.has(lemma) && (next.lower === 'to' || next.lower === 'as');
  const isJudged = JUDGED.has(lemma) && (next.lower === 'of' || next.lower === 'for' || next.lower === 'as');
  if (isHeld || isJudged) {
    const bounds = {
      isInserted: isInserted(unit, subject),
      isLeadIn: isLeadIn(unit, subject[0]),
      style: 'infinitive' as const,
    };
    const end = contentEnd(unit, group.to, groups, bounds);
    return makeAttribution(unit, group, undefined, undefined, [subject, [group.to, end]], 'expected', 0.6);
  }
  return undefined;
}

/** Where the words begin that "was told by" is about: what a relative clause hangs on, and not the clause around that. */
function passiveStart(unit: ReadingUnit, subject: WordRange, group: VerbGroup, groups: readonly VerbGroup[]): number {
  const { words } = unit;
  if (!RELATIVE.has(words[subject[0]]?.lower ?? '')) return Math.min(subject[0], clauseStart(unit, group.from));
  const before = words[subject[0] - 1]?.text === ',' ? subject[0] - 2 : subject[0] - 1;
  const phrase = nounPhraseEndingAt(unit, before, groups);
  if (!phrase) return subject[0];
  // "no proof of the story, which was told by": the story was.
  for (let at = before; at > phrase[0]; at--) if (words[at - 1]?.pos === 'ADP') return at;
  return phrase[0];
}

const NAMING: ReadonlySet<string> = new Set(['call', 'dub', 'label', 'brand', 'describe', 'title']);

/** "a website called Odda News": the participle names the object of another verb, nobody speaks. */
export function isReducedName(
  unit: ReadingUnit,
  group: VerbGroup,
  source: WordRange,
  groups: readonly VerbGroup[],
): boolean {
  if (group.form !== 'past' || !NAMING.has(group.verb?.lemma ?? '')) return false;
  const before = unit.words[source[0] - 1];
  return before !== undefined && (before.pos === 'ADP' || isInGroup(groups, source[0] - 1));
}
