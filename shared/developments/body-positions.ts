import type { Position } from '../model/development.ts';
import { type DevelopmentScope, firstSight, speakerKeyOf } from './development-scope.ts';
import { answersTruth, stanceAxis } from './stance-words.ts';

/** One day in ms. */
const DAY_MS = 86_400_000;

/**
 * Whether a position holds for another proposition too: "they are there" says "they were sent"; to deny the sending, or to be
 * unable to confirm it, goes for the presence as well.
 */
export function holdsFor(scope: DevelopmentScope, position: Position, proposition: string): boolean {
  if (position.proposition === proposition) return true;
  if (!answersTruth(position)) return false;
  return position.stance === 'asserts'
    ? scope.implies(position.proposition, proposition)
    : scope.implies(proposition, position.proposition);
}

/** Whether who takes `a` thereby takes `b`. */
export function entails(scope: DevelopmentScope, a: Position, b: Position): boolean {
  return a.stance === b.stance && stanceAxis(a) === stanceAxis(b) && holdsFor(scope, a, b.proposition);
}

/**
 * Whether readers know a position already from an earlier one:
 * - of the same speaker, on a proposition that says it too; what a text dates is not known from what none does;
 * - of somebody who speaks for the speaker, where no text gives the speaker a day of its own: "the Kremlin calls it a hoax"
 *   recalls what its spokesman said. States speak through others only;
 * - of the state for which the speaker speaks, at most a day apart: "the country denied it", "its delegate denied it".
 */
export function isKnownBefore(scope: DevelopmentScope, position: Position): boolean {
  const { knownAt } = firstSight(scope, position);
  const hasOwnDay = isOwnWord(scope, position);
  const isFirst = (seen: string, other: Position) =>
    seen < knownAt || (seen === knownAt && !entails(scope, position, other));
  return scope.sameBody(position).some((other) => {
    if (other.id === position.id) return false;
    const seen = firstSight(scope, other).knownAt;
    if (speakerKeyOf(other) === speakerKeyOf(position)) {
      const isImplied = other.proposition !== position.proposition && entails(scope, other, position);
      const isAsSure = !hasOwnDay || isOwnWord(scope, other);
      return isImplied && isAsSure && other.day <= position.day && isFirst(seen, other);
    }
    if (speaksFor(scope, other, position)) {
      const isSame = entails(scope, other, position) || entails(scope, position, other);
      return isSame && !hasOwnDay && other.day <= position.day && seen <= knownAt;
    }
    const apartMs = Math.abs(Date.parse(other.day) - Date.parse(position.day));
    const isOfState = isState(scope, other) && speaksFor(scope, position, other);
    return isOfState && apartMs <= DAY_MS && seen < knownAt && entails(scope, other, position);
  });
}

/**
 * An undated text of today on a body, with a stance that somebody who speaks for it took on an earlier day: it recalls that, and
 * does not say that the body has turned.
 */
export function isRecall(scope: DevelopmentScope, position: Position): boolean {
  if (position.dayFrom === 'said') return false;
  return scope
    .sameBody(position)
    .filter((other) => other.day < position.day && entails(scope, other, position))
    .some((other) => speakerKeyOf(other) === speakerKeyOf(position) || speaksFor(scope, other, position));
}

/** A text has it from the speaker, and on which day. */
function isOwnWord(scope: DevelopmentScope, position: Position): boolean {
  return position.dayFrom === 'said' && position.via.length === 0 && !isState(scope, position);
}

/** Whether one speaks for the very other: Peskov for the Kremlin, and not the Kremlin for Peskov. */
function speaksFor(scope: DevelopmentScope, speaker: Position, other: Position): boolean {
  return other.entityId !== undefined && scope.bodiesOf(speaker).some(({ id }) => id === other.entityId);
}

function isState(scope: DevelopmentScope, { entityId }: Position): boolean {
  return entityId !== undefined && scope.bodiesOf({ entityId })[0]?.kind === 'state';
}
