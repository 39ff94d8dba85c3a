import { datelineEnd } from './according-to.ts';
import type { Attribution, AttributionKind } from './attributions.ts';
import { contentEnd, followsSharedCue, lastInside } from './content-end.ts';
import { acceptsContent } from './content-start.ts';
import { CUE_VERB_FORMS } from './lexicon/cue-verb-forms.ts';
import { RELATIVE, SUBORDINATORS } from './lexicon/function-words.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import { nounPhraseEndingAt, nounPhraseFrom, subjectBefore } from './subjects.ts';
import { groupStartingAt, isFiniteAt, type VerbGroup } from './verb-groups.ts';

/** The attributions of a unit whose cue is a verb, in the order of their cues. */
export function findVerbAttributions(unit: ReadingUnit, groups: readonly VerbGroup[]): Attribution[] {
  const found: Attribution[] = [];
  for (let index = 0; index < groups.length; index++) {
    const group = groups[index];
    if (!group?.verb) continue;
    const attribution = readCue(unit, group, index, groups, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

function readCue(
  unit: ReadingUnit,
  group: VerbGroup,
  index: number,
  groups: readonly VerbGroup[],
  found: readonly Attribution[],
): Attribution | undefined {
  const { verb } = group;
  if (!verb) return undefined;
  if (group.isPassive) return readPassive(unit, group, groups);
  const before = clauseSubject(unit, group, index, groups, found);
  const subjectFrom = before?.source?.[0] ?? group.from;
  const canFollow = verb.frames.has('quote');
  const reach =
    canFollow && (before?.source || before?.isInvertible) && !before.shares && !isInserted(unit, before.source)
      ? contentBefore(unit, subjectFrom, group)
      : undefined;
  const left = reach && behindEarlier(unit, reach, found);
  // Inverted: "…," said Lee.
  if (canFollow && !before?.source && group.form !== 'infinitive' && group.form !== 'ing') {
    const inversion = contentBefore(unit, group.from, group);
    const source = inversion && nounPhraseFrom(unit, group.to, groups);
    if (inversion && source) {
      const behind = skipAdjuncts(unit, source[1], groups);
      const more = behind === undefined ? undefined : contentBehind(unit, behind, groups, inversion);
      return make(
        unit,
        group,
        source,
        undefined,
        more ? [inversion, more] : [inversion],
        more ? 'split' : 'inverted',
        0.9,
      );
    }
  }
  if (verb.lemma === 'ask' && !before?.source && isReducedQuestion(unit, group))
    return readQuestion(unit, group, groups);
  if (!before?.source && !before?.shares) return undefined;
  if (verb.frames.has('raised')) return readRaised(unit, group, before.source, groups);
  if (left) {
    const behind = skipAdjuncts(unit, group.to, groups);
    const isSpoken = isClosedQuote(unit, left[1]);
    if (isSpoken || (behind !== undefined && (behind === group.to || hasSubstance(unit, left, groups)))) {
      const more = behind === undefined ? undefined : contentBehind(unit, behind, groups, left);
      const content = more ? [left, more] : [left];
      return make(unit, group, before.source, before.shares, content, more ? 'split' : 'left', 0.9);
    }
  }
  const right = acceptsContent(unit, group, groups);
  if (!right) return canFollow && before.source ? readGap(unit, group, before.source, groups) : undefined;
  const bounds = {
    isInserted: isInserted(unit, before.source),
    isLeadIn: isLeadIn(unit, Math.min(subjectFrom, group.from)),
    style: right.style,
  };
  const end = contentEnd(unit, right.from, groups, bounds);
  if (end <= right.from) return undefined;
  const kind: AttributionKind = before.shares ? (group.form === 'ing' ? 'participle' : 'coordinated') : 'right';
  const cue = { ...group, to: right.cueEnd };
  const attribution = make(unit, cue, before.source, before.shares, [[right.from, end]], kind, right.confidence);
  return { ...attribution, frame: right.frame };
}

/** "When asked whether …": whoever asked is not named. */
function isReducedQuestion(unit: ReadingUnit, group: VerbGroup): boolean {
  const before = unit.words[group.from - 1];
  const isFirst = before === undefined || before.pos === 'PUNCT' || before.lower === 'when' || before.lower === 'once';
  return isFirst && group.form === 'past' && group.head === group.from;
}

function readQuestion(unit: ReadingUnit, group: VerbGroup, groups: readonly VerbGroup[]): Attribution | undefined {
  const isNamed = unit.words[group.to]?.lower === 'by';
  const source = isNamed ? nounPhraseFrom(unit, group.to + 1, groups) : undefined;
  const right = acceptsContent(unit, source ? { ...group, to: source[1] } : group, groups);
  if (!right) return undefined;
  const end = contentEnd(unit, right.from, groups, { isInserted: false, isLeadIn: true, style: right.style });
  return make(
    unit,
    { ...group, to: source ? group.to : right.cueEnd },
    source,
    undefined,
    [[right.from, end]],
    'expected',
    0.6,
  );
}

/** "The plan seems to fail": what seems is the whole clause, and nobody says to whom. */
function readRaised(
  unit: ReadingUnit,
  group: VerbGroup,
  subject: WordRange | undefined,
  groups: readonly VerbGroup[],
): Attribution | undefined {
  const next = unit.words[group.to];
  if (!subject || !next || next.pos === 'PUNCT' || next.pos === 'ADP') return undefined;
  const bounds = {
    isInserted: isInserted(unit, subject),
    isLeadIn: isLeadIn(unit, subject[0]),
    style: 'infinitive' as const,
  };
  const end = contentEnd(unit, group.to, groups, bounds);
  return end > group.to
    ? make(unit, group, undefined, undefined, [subject, [group.to, end]], 'expected', 0.5)
    : undefined;
}

/** "a step that critics say goes too far", "everything he said": the content stands before its speaker, or around the cue. */
function readGap(
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
    return make(unit, group, source, undefined, [antecedent, [group.to, end]], 'gap', 0.6);
  }
  return isRelative && before.lower !== 'what'
    ? undefined
    : make(unit, group, source, undefined, [antecedent], 'gap', 0.5);
}

function make(
  unit: ReadingUnit,
  group: VerbGroup,
  source: WordRange | undefined,
  shares: Attribution | undefined,
  content: WordRange[],
  kind: AttributionKind,
  confidence: number,
): Attribution {
  return {
    unit,
    source,
    shares,
    cue: [group.from, group.to],
    content,
    verb: group.verb,
    isNegated: group.isNegated,
    isPassive: group.isPassive,
    form: group.form === 'past' ? 'finite' : group.form,
    kind,
    confidence,
  };
}

type ClauseSubject = { source: WordRange | undefined; shares: Attribution | undefined; isInvertible: boolean };

/** The subject of a verb group: before it, or that of the clause it hangs on. */
function clauseSubject(
  unit: ReadingUnit,
  group: VerbGroup,
  index: number,
  groups: readonly VerbGroup[],
  found: readonly Attribution[],
): ClauseSubject | undefined {
  const { words } = unit;
  let at = group.from - 1;
  while (at >= 0 && words[at]?.pos === 'ADV') at--;
  const before = words[at];
  if (group.form === 'finite' || group.form === 'past') {
    const source = subjectBefore(unit, group.from, groups);
    if (source) return { source, shares: undefined, isInvertible: false };
    if (before && (before.lower === 'and' || before.lower === 'but' || before.lower === 'then' || before.text === ','))
      return sharedSubject(unit, group, index, groups, found);
    return { source: undefined, shares: undefined, isInvertible: true };
  }
  // "calls saying that": the noun right before a participle is its subject.
  if (group.form === 'ing' && before && /^(?:NOUN|PROPN|PRON)$/u.test(before.pos) && at === group.from - 1) {
    const source = nounPhraseEndingAt(unit, at, groups);
    if (source) return { source, shares: undefined, isInvertible: false };
  }
  return sharedSubject(unit, group, index, groups, found);
}

/** Participles, coordinated verbs and infinitives take the subject of the nearest finite verb before them. */
function sharedSubject(
  unit: ReadingUnit,
  group: VerbGroup,
  index: number,
  groups: readonly VerbGroup[],
  found: readonly Attribution[],
): ClauseSubject | undefined {
  const { words } = unit;
  const nearest = found.findLast((it) => it.cue[1] <= group.from && it.kind !== 'according-to');
  if (nearest) {
    const host = nearest.shares ?? nearest;
    return { source: host.source, shares: host, isInvertible: false };
  }
  for (let back = index - 1; back >= 0; back--) {
    const other = groups[back];
    if (!other || (other.form !== 'finite' && other.form !== 'past')) continue;
    const source = subjectBefore(unit, other.from, groups);
    if (source) return { source, shares: undefined, isInvertible: false };
  }
  // "Speaking to reporters, …" and "Noting that …, Lee said": the subject comes later.
  for (let ahead = index + 1; ahead < groups.length && group.form === 'ing'; ahead++) {
    const other = groups[ahead];
    if (!other || other.form === 'ing' || other.form === 'infinitive') continue;
    const source = subjectBefore(unit, other.from, groups);
    if (source && words[source[0] - 1]?.text === ',') return { source, shares: undefined, isInvertible: false };
  }
  return undefined;
}

/** What stands before `at` and may be the content of a cue behind it: up to a comma or a closing quotation mark. */
function contentBefore(unit: ReadingUnit, at: number, group: VerbGroup): WordRange | undefined {
  const { words, quotationOf, quotations } = unit;
  const last = at - 1;
  const mark = words[last];
  if (!mark) return undefined;
  const quotation = quotationOf[last] ?? -1;
  if (quotation >= 0) {
    const span = quotations[quotation];
    if (!span) return undefined;
    const from = span.words[0];
    const isWhole = from === 0 || /^[,.:;—–-]$/u.test(words[from - 1]?.text ?? '') || quotationOf[from - 1] !== -1;
    return isWhole && from > 0 && words[from - 1]?.text !== ','
      ? [from, last + 1]
      : [isWhole ? from : clauseStart(unit, from), last + 1];
  }
  if (mark.text !== ',' && mark.text !== '\u2014' && mark.text !== '--' && mark.text !== '\u2013') return undefined;
  const from = clauseStart(unit, last);
  if (last - from < 2 || opensWithParticiple(unit, from)) return undefined;
  if (SUBORDINATORS.has(words[from]?.lower ?? '') && group.verb?.lemma !== 'say') return undefined;
  return [from, last];
}

/** "Noting that …, Lee added": the participle has a content of its own. */
function opensWithParticiple(unit: ReadingUnit, from: number): boolean {
  const lower = unit.words[from]?.lower ?? '';
  return CUE_VERB_FORMS.has(lower) && /(?:ing|ed)$/u.test(lower);
}

/** "He added that “A. B,” he said": what the second cue may take begins behind the last sentence that the first one took. */
function behindEarlier(unit: ReadingUnit, [from, to]: WordRange, found: readonly Attribution[]): WordRange | undefined {
  const earlier = found.findLast((it) => it.cue[0] >= from && it.cue[1] <= to && it.kind === 'right');
  if (!earlier) return [from, to];
  for (let at = to - 3; at > earlier.cue[1] + 1; at--)
    if (/^[.!?…]+$/u.test(unit.words[at]?.text ?? '')) return [at + 1, to];
  return undefined;
}

/** Start of the sentence of the unit that `at` stands in. */
function clauseStart(unit: ReadingUnit, at: number): number {
  for (let back = at - 1; back >= 0; back--) {
    const text = unit.words[back]?.text ?? '';
    if (unit.quotationOf[back] === -1 && /^[.!?;]+$/u.test(text)) return back + 1;
  }
  return Math.min(datelineEnd(unit), at);
}

/** The end of the days, places and addressees behind a cue ("said on Monday", "told reporters"); undefined where a clause follows. */
function skipAdjuncts(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): number | undefined {
  const { words, quotationOf } = unit;
  let at = from;
  while (at < words.length && at - from < MAX_ADJUNCT && quotationOf[at] === -1) {
    const word = words[at];
    if (!word || isClauseEnd(word.text)) break;
    if (word.text === ',' || word.text === ':') break;
    if (word.lower === 'that' || word.lower === 'whether') return undefined;
    if (isFiniteAt(groups, at)) return undefined;
    at++;
  }
  return at;
}

const MAX_ADJUNCT = 30;

function isClauseEnd(text: string): boolean {
  return /^(?:[.!?;…)\u2014\u2013]+|--)$/u.test(text);
}

/** A quotation that ends with a comma, a question or an exclamation waits for its speaker. */
function isClosedQuote(unit: ReadingUnit, end: number): boolean {
  return unit.quotationOf[end - 1] !== -1 && /^[,?!…]+$/u.test(lastInside(unit, end));
}

/** Whether a content before its cue says something: a lead-in ("In a statement on Monday") has no verb and is not quoted. */
function hasSubstance(unit: ReadingUnit, [from, to]: WordRange, groups: readonly VerbGroup[]): boolean {
  if (unit.quotationOf.slice(from, to).some((quotation) => quotation >= 0)) return true;
  return groups.some(
    (group) => group.from >= from && group.to <= to && group.form !== 'infinitive' && group.form !== 'ing',
  );
}

/** What goes on behind the cue, its adjuncts ending at `at`, of a content that began before it: `“A,” she said, “B”`; `A, she said, and B`. */
function contentBehind(
  unit: ReadingUnit,
  at: number,
  groups: readonly VerbGroup[],
  left: WordRange,
): WordRange | undefined {
  const { words, quotationOf, quotations } = unit;
  let next = at;
  while (/^[,.:;—–]$/u.test(words[next]?.text ?? '') && quotationOf[next] === -1) next++;
  const quotation = quotationOf[next] ?? -1;
  if (quotation >= 0 && next > at) return quotations[quotation]?.words;
  const isQuoted = quotationOf[left[1] - 1] !== -1;
  if (isQuoted || words[at]?.text !== ',' || next !== at + 1) return undefined;
  const group = groupStartingAt(groups, next);
  if (group?.form === 'ing' || words[next]?.lower === 'who' || words[next]?.lower === 'according') return undefined;
  if (followsSharedCue(unit, next + 1, groups)) return undefined;
  const end = contentEnd(unit, next, groups, { isInserted: false, isLeadIn: false, style: 'clause' });
  return end > next ? [next, end] : undefined;
}

function isInserted(unit: ReadingUnit, source: WordRange | undefined): boolean {
  if (!source) return false;
  const first = unit.words[source[0]];
  return first !== undefined && RELATIVE.has(first.lower);
}

function isLeadIn(unit: ReadingUnit, from: number): boolean {
  if (from === 0 && /ing$/u.test(unit.words[0]?.lower ?? '')) return true;
  const before = unit.words[from - 1];
  const isFirst = from === 1 || (from >= 2 && unit.words[from - 2]?.pos === 'PUNCT');
  return before !== undefined && SUBORDINATORS.has(before.lower) && isFirst && before.lower !== 'while'
    ? true
    : before?.lower === 'while' && from === 1;
}

/** "… were voiced by South Korea", "Lee was accused of …". */
function readPassive(unit: ReadingUnit, group: VerbGroup, groups: readonly VerbGroup[]): Attribution | undefined {
  const { words } = unit;
  const by = group.to;
  const subject = subjectBefore(unit, group.from, groups);
  if (words[by]?.lower === 'by' && subject) {
    const source = nounPhraseFrom(unit, by + 1, groups);
    if (!source) return undefined;
    const from = Math.min(subject[0], clauseStart(unit, group.from));
    return make(unit, { ...group, to: by + 1 }, source, undefined, [[from, subject[1]]], 'passive', 0.6);
  }
  const next = words[group.to];
  if (!subject || !next) return undefined;
  if (
    next.lower === 'to' &&
    /^(?:say|expect|think|believe|know|report|allege|suppose|project|estimate)$/u.test(group.verb?.lemma ?? '')
  ) {
    const bounds = {
      isInserted: isInserted(unit, subject),
      isLeadIn: isLeadIn(unit, subject[0]),
      style: 'infinitive' as const,
    };
    const end = contentEnd(unit, group.to, groups, bounds);
    return make(unit, group, undefined, undefined, [subject, [group.to, end]], 'expected', 0.6);
  }
  return undefined;
}
