import { findAccordingTo } from './according-to.ts';
import { findAdjectiveAttributions } from './adjective-attributions.ts';
import type { Attribution } from './attributions.ts';
import type { Frame } from './lexicon/frames.ts';
import { findNounAttributions } from './noun-attributions.ts';
import { findOtherAttributions } from './other-attributions.ts';
import { continueQuotations } from './quote-continuations.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';
import { findVerbAttributions } from './verb-attributions.ts';
import { findVerbGroups } from './verb-groups.ts';

/** All attributions of the units of a text, in the order of their cues. */
export function findAttributions(units: readonly ReadingUnit[]): Attribution[] {
  const byUnit = units.map((unit, index) => {
    const groups = findVerbGroups(unit);
    const found = [
      ...findVerbAttributions(unit, groups),
      ...findAccordingTo(unit, groups),
      ...findNounAttributions(unit, groups),
      ...findAdjectiveAttributions(unit, groups),
      ...findOtherAttributions(unit, groups, index === 0),
    ];
    return keepAccountable(cutOverlaps(found.sort((a, b) => a.cue[0] - b.cue[0])));
  });
  return continueQuotations(units, byUnit).flat();
}

/**
 * Leaves out what a speaker's words only mention: inside the content of another attribution, thoughts and wishes ("said he hopes to")
 * and verbs without a subject of their own are part of that content. Infinitives and participles of thought attribute nothing.
 */
function keepAccountable(found: readonly Attribution[]): Attribution[] {
  return found.filter((inner) => {
    const isThought = inner.verb?.isSpeech === false;
    if (isThought && (inner.form !== 'finite' || isReader(inner))) return false;
    const isHearsay = inner.kind === 'adverb' || inner.kind === 'expected';
    const isOwn = isHearsay || (inner.isNegated && isOwnConfirmation(inner));
    const isNested = found.some(
      (outer) => outer !== inner && outer.kind !== 'adverb' && outer.kind !== 'expected' && holds(outer, inner.cue),
    );
    return !isNested || (!isThought && !isOwn && inner.form === 'finite' && isHeard(inner));
  });
}

/** "if you think that": whoever reads is no speaker. */
function isReader({ unit, source }: Attribution): boolean {
  return source !== undefined && unit.words[source[0]]?.lower === 'you';
}

/**
 * What is worth hearing through somebody else: whole statements ("said the ministry confirmed that …") and stances on something
 * ("had not validated the claims"), not whom a third person praised or called what.
 */
function isHeard(inner: Attribution): boolean {
  if (inner.kind === 'noun') return inner.unit.words[inner.cue[1]]?.lower === 'that';
  if (inner.kind === 'gap' || inner.kind === 'left') return false;
  if (CONFIRM.has(inner.verb?.lemma ?? '')) return true;
  const taken = inner.frame && inner.verb?.frames.get(inner.frame);
  return taken?.stance !== 'asserts' || taken.sub === 'accuses' || STATEMENTS.has(inner.frame ?? 'noun');
}

const STATEMENTS: ReadonlySet<Frame> = new Set(['clause', 'that', 'quote', 'person-clause']);

function holds(outer: Attribution, [start, end]: WordRange): boolean {
  return outer.content.some(([from, to]) => from <= start && to >= end);
}

const CONFIRM: ReadonlySet<string> = new Set(['confirm', 'verify', 'validate', 'corroborate']);
const OWN =
  /^(?:he|she|it|they|we|i|the (?:alliance|organization|organisation|agency|ministry|government|department|company|group))$/iu;

/** "said that the alliance cannot confirm": the same speaker once more, in the third person. */
function isOwnConfirmation(inner: Attribution): boolean {
  if (!CONFIRM.has(inner.verb?.lemma ?? '') || !inner.source) return false;
  return OWN.test(
    inner.unit.words
      .slice(...inner.source)
      .map((word) => word.lower)
      .join(' '),
  );
}

/** Where a later cue takes the end of a quotation, or closes the sentence around an earlier one, the earlier content ends before it. */
function cutOverlaps(found: readonly Attribution[]): Attribution[] {
  return found.map((earlier) => {
    const [only, ...rest] = earlier.content;
    if (!only || rest.length > 0) return earlier;
    const later = found.find((it) => CLOSING.has(it.kind) && it.cue[0] > earlier.cue[1] && it.content[0]);
    const start = later?.content[0]?.[0];
    if (!later || start === undefined) return earlier;
    const cut = start > only[0] ? start : Math.min(later.content[0]?.[1] ?? only[1], later.cue[0]);
    if (cut <= only[0] || cut >= only[1] || (start > only[0] && earlier.kind !== 'right')) return earlier;
    return { ...earlier, content: [[only[0], cut]] };
  });
}

/** Attributions whose content stands before their cue. */
const CLOSING: ReadonlySet<Attribution['kind']> = new Set(['left', 'inverted', 'split']);
