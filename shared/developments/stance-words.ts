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
 * What a stance is about. A speaker who warns of something and later asserts it has not changed position; one who denies it
 * and later asserts it has. To report that somebody else does not confirm is no answer of one's own.
 */
export function stanceAxis({ stance, sub }: Pick<Position, 'stance' | 'sub'>): string {
  if (sub === 'cites-non-confirmation') return sub;
  return TRUTH_STANCES.has(stance) ? 'truth' : stance;
}

export function answersTruth(position: Pick<Position, 'stance' | 'sub'>): boolean {
  return stanceAxis(position) === 'truth';
}
