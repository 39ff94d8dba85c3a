import type { ContentBounds } from './content-end.ts';
import type { Frame } from './lexicon/frames.ts';
import type { ReadingUnit } from './reading-units.ts';
import type { VerbGroup } from './verb-groups.ts';

/** Where a content begins, as its cue lets it. */
export type ContentStart = {
  /** First word of the content. */
  readonly from: number;
  /** End of the cue: behind a preposition that belongs to it. */
  readonly cueEnd: number;
  readonly confidence: number;
  readonly style: ContentBounds['style'];
  /** The frame of the verb that let it in. */
  readonly frame: Frame;
};

/** Words that begin a clause which is said or asked. */
export const CLAUSE_OPENERS: ReadonlySet<string> = new Set(
  'that how why whether what if where when who which'.split(' '),
);

/** Whether a finite verb with a subject follows before the sentence ends: a clause without "that". */
export function hasClause(unit: ReadingUnit, from: number, groups: readonly VerbGroup[]): boolean {
  for (const group of groups) {
    if (group.from <= from) continue;
    if (group.form === 'infinitive' || group.form === 'ing') continue;
    for (let at = from; at < group.from; at++) {
      const text = unit.words[at]?.text ?? '';
      if (unit.quotationOf[at] === -1 && /^[.!?;:]+$/u.test(text)) return false;
      if (unit.quotationOf[at] === -1 && text === ',' && at > from + 12) return false;
    }
    return true;
  }
  return unit.quotationOf.slice(from, from + 30).some((quotation) => quotation >= 0);
}

/** The frame of clauses and quotations that a verb has. */
export function clauseFrame(frames: ReadonlyMap<Frame, unknown>): Frame {
  return (['clause', 'that', 'quote', 'person-clause', 'noun'] as const).find((frame) => frames.has(frame)) ?? 'clause';
}
