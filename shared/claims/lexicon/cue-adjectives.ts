import type { Stance } from '../../model/claim.ts';
import type { CueSub, Preposition } from './frames.ts';

/**
 * Adjectives that attribute behind "is", by what stands behind them: "is confident that", "are wary of", "it is unclear whether".
 * `[behind, stance, adjectives]`; `that` also allows a clause without it.
 */
export const CUE_ADJECTIVE_ROWS: readonly (readonly [
  behind: readonly ('that' | 'whether' | Preposition)[],
  stance: Stance,
  sub: CueSub | undefined,
  adjectives: string,
])[] = [
  [['that', 'about'], 'asserts', undefined, 'sure certain confident hopeful optimistic convinced adamant clear'],
  [['that'], 'asserts', undefined, 'glad proud pleased disappointed surprised aware mindful grateful'],
  [['that', 'about'], 'asserts', 'concern', 'concerned worried anxious nervous afraid fearful scared alarmed'],
  [['of'], 'asserts', undefined, 'critical supportive dismissive fond proud tired sick'],
  [['of', 'about'], 'asserts', undefined, 'skeptical sceptical wary suspicious'],
  [['about'], 'asserts', undefined, 'enthusiastic excited upset angry furious unhappy upbeat passionate pessimistic'],
  [['in'], 'asserts', undefined, 'confident'],
  [['to-noun'], 'asserts', undefined, 'opposed sympathetic'],
  [['with'], 'asserts', undefined, 'frustrated disappointed unhappy'],
  [['whether'], 'cannot-confirm', undefined, 'unclear unsure uncertain clear sure certain'],
];
