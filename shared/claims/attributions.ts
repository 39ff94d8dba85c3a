import type { CueVerb, Frame } from './lexicon/frames.ts';
import type { ReadingUnit, WordRange } from './reading-units.ts';

/** Who, by which word, what: places in a unit, as found by the grammar; nothing is named or judged yet. */
export type Attribution = {
  readonly unit: ReadingUnit;
  /** Undefined where nobody is named in the sentence. */
  readonly source: WordRange | undefined;
  /** The attribution of the same sentence whose subject this one shares: "…, adding that". */
  readonly shares: Attribution | undefined;
  readonly cue: WordRange;
  readonly content: readonly WordRange[];
  /** Quotations of later units that go on with the same speaker and have no cue of their own. */
  readonly more?: readonly { readonly unit: ReadingUnit; readonly range: WordRange }[];
  readonly verb: CueVerb | undefined;
  /** What stands behind the cue; undefined where the content stands before it. */
  readonly frame?: Frame;
  readonly isNegated: boolean;
  readonly isPassive: boolean;
  /** Of the cue: finite, or without a subject of its own. */
  readonly form: 'finite' | 'infinitive' | 'ing';
  readonly kind: AttributionKind;
  /** 0–1: how sure the grammar is. */
  readonly confidence: number;
};
export type AttributionKind =
  | 'right'
  | 'gap'
  | 'left'
  | 'inverted'
  | 'split'
  | 'passive'
  | 'participle'
  | 'coordinated'
  | 'according-to'
  | 'colon'
  | 'noun'
  | 'adverb'
  | 'expected';
