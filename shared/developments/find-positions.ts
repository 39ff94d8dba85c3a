import type { Carrier, Development, Position } from '../model/development.ts';
import { entails, isKnownBefore, isRecall } from './body-positions.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  firstSight,
  quotedLabel,
  speakerKeyOf,
  speakerWithVia,
} from './development-scope.ts';
import { findChanges, onePerDay } from './find-changes.ts';
import { groupBy } from './order.ts';
import { STANCE_WORDS, stanceAxis, takesPosition } from './stance-words.ts';

/**
 * First positions of speakers, and positions that changed: of the speaker first, then of those they speak for. `figures` are
 * the developments about figures: a first position that is one of them is not told twice.
 */
export function findPositions(scope: DevelopmentScope, figures: readonly Development[]): Development[] {
  const figureWords = new Set(figures.flatMap(({ positions }) => positions.at(-1)?.carriers.map(wordsKey) ?? []));
  const found: Development[] = [];
  const told = scope.positions.filter((position) => takesPosition(position) && !isRecall(scope, position));
  const histories = groupBy(told, (position) =>
    JSON.stringify([speakerKeyOf(position), position.proposition, stanceAxis(position)]),
  );
  for (const history of histories.values()) {
    const days = onePerDay(history);
    const changes = findChanges(scope, days);
    found.push(...changes);
    const [first] = days;
    const isNew = first && !changes.some(({ positions }) => positions.at(-1)?.id === first.id);
    if (isNew && !isKnownBefore(scope, first) && !isToldOtherwise(scope, first, figureWords)) {
      found.push(firstPosition(scope, first, isFurther(scope, first)));
    }
  }
  return found;
}

/**
 * An assertion that all its first carriers make in the very words of another: of a figure, or of what implies it. "1,500 are
 * trained in Russia" is no news on whether they are in Russia. `told` are the words of figures.
 */
function isToldOtherwise(scope: DevelopmentScope, position: Position, told: ReadonlySet<string>): boolean {
  if (position.stance !== 'asserts') return false;
  const { carriers } = firstSight(scope, position);
  const stronger = scope
    .sameBody(position)
    .filter((other) => other.proposition !== position.proposition && entails(scope, other, position))
    .filter((other) => speakerKeyOf(other) === speakerKeyOf(position));
  const words = new Set(stronger.flatMap((other) => other.carriers.map(wordsKey)));
  return carriers.every((carrier) => told.has(wordsKey(carrier)) || words.has(wordsKey(carrier)));
}

/** Equal for the same words in the same article: a claim on several propositions has an id for each. */
function wordsKey({ articleId, sentence, content }: Carrier): string {
  return JSON.stringify([articleId, sentence, content]);
}

/** A speaker who already stands on the proposition in another way: warned of it, and now asserts it. Silence is no stand. */
function isFurther(scope: DevelopmentScope, position: Position): boolean {
  const key = speakerKeyOf(position);
  return scope
    .sameBody(position)
    .some(
      (other) =>
        other.proposition === position.proposition &&
        other.day < position.day &&
        (takesPosition(other) || other.stance === 'warns') &&
        speakerKeyOf(other) === key,
    );
}

function firstPosition(scope: DevelopmentScope, position: Position, further: boolean): Development {
  const { knownAt, backfill } = firstSight(scope, position);
  const label = quotedLabel(scope, position.proposition);
  const word = STANCE_WORDS[position.stance];
  return createDevelopment(scope, {
    kind: 'first-position',
    idParts: [speakerKeyOf(position), position.proposition, position.stance],
    title: `${speakerWithVia(position)} on ${label}: ${further ? 'now also ' : ''}${word}`,
    positions: [position],
    rule: further
      ? `${position.speaker} has spoken on ${label} before, but never like this: ${word}`
      : `no earlier position of ${position.speaker} on ${label}`,
    at: knownAt,
    backfill,
  });
}
