import type { Stance } from '../model/claim.ts';
import type { Position } from '../model/development.ts';

/** A stance as a verb behind the speaker's name. */
export const STANCE_WORDS: Readonly<Record<Stance, string>> = {
  asserts: 'asserts',
  denies: 'denies',
  'cannot-confirm': 'cannot confirm',
  warns: 'warns',
  demands: 'demands',
  'reported-by-others': 'is reported by others',
};

/** The stances that answer whether it is so: only they can change into or contradict one another. */
const TRUTH_STANCES: ReadonlySet<Stance> = new Set(['asserts', 'denies', 'cannot-confirm']);

/**
 * Finer words under which a stance is no answer whether it is so: to worry about reports, to say nothing about them, to report
 * that somebody else does not confirm them.
 */
const NO_ANSWER: ReadonlySet<string> = new Set(['concern', 'withholds', 'cites-non-confirmation']);

/**
 * What a stance is about. A speaker who warns of something and later asserts it has not changed position; one who denies it
 * and later asserts it has.
 */
export function stanceAxis({ stance, sub }: Pick<Position, 'stance' | 'sub'>): string {
  if (!TRUTH_STANCES.has(stance)) return stance;
  return sub !== undefined && NO_ANSWER.has(sub) ? sub : 'truth';
}

export function answersTruth(position: Pick<Position, 'stance' | 'sub'>): boolean {
  return stanceAxis(position) === 'truth';
}

/**
 * Whether a stance is a position that readers are told of: an answer whether it is so, or a demand. A warning tells what would
 * follow; it stands in the ledger, like worry and silence, and is no development.
 */
export function takesPosition(position: Pick<Position, 'stance' | 'sub'>): boolean {
  return answersTruth(position) || position.stance === 'demands';
}
