import type { Carrier, Development, Position } from '../model/development.ts';
import type { Entity } from '../model/story.ts';
import { entails, isKnownBefore, isRecall } from './body-positions.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  firstSight,
  quotedLabel,
  speakerKeyOf,
  speakerWithVia,
} from './development-scope.ts';
import { compareKeys, greatest, groupBy } from './order.ts';
import { answersTruth, STANCE_WORDS, stanceAxis, takesPosition } from './stance-words.ts';

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
    const [first] = days;
    if (!first) continue;
    const change = changeOfBody(scope, first, '');
    if (change) found.push(change);
    else if (!isKnownBefore(scope, first) && !isToldOtherwise(scope, first, figureWords)) {
      found.push(firstPosition(scope, first, isFurther(scope, first)));
    }
    found.push(...changesOf(scope, days));
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

/** The stance of each day; where a day has two, the one that more origins, then more outlets carry: a day has no order. */
function onePerDay(history: readonly Position[]): Position[] {
  const days = [...groupBy(history, ({ day }) => day).values()];
  return days
    .flatMap((day) => [...day].sort(byWeight).slice(0, 1))
    .sort((a, b) => compareKeys([a.day, a.id], [b.day, b.id]));
}

function byWeight(a: Position, b: Position): number {
  return b.origins - a.origins || b.outlets - a.outlets || compareKeys([a.stance, a.id], [b.stance, b.id]);
}

/** A speaker who already stands on the proposition in another way: warned of it, and now asserts it. */
function isFurther(scope: DevelopmentScope, position: Position): boolean {
  const { id, day, proposition } = position;
  const key = speakerKeyOf(position);
  return scope.positions.some(
    (other) => other.id !== id && other.proposition === proposition && other.day < day && speakerKeyOf(other) === key,
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

function changesOf(scope: DevelopmentScope, days: readonly Position[]): Development[] {
  const found: Development[] = [];
  const times = new Map<string, number>();
  for (const [index, after] of days.entries()) {
    const before = days[index - 1];
    if (!before || before.stance === after.stance || !answersTruth(after)) continue;
    const turn = `${before.stance} ${after.stance}`;
    const time = (times.get(turn) ?? 0) + 1;
    times.set(turn, time);
    found.push(changedPosition(scope, before, after, speakerKeyOf(after), speakerWithVia(after), time));
    const change = changeOfBody(scope, after, before.day);
    if (change) found.push(change);
  }
  return found;
}

/**
 * A new word of a speaker, where somebody else who speaks for the same body last took another stance, later than `ownDay`, the
 * day of the speaker's own last word. What is held for possible or probable only is no stance that a body can turn from.
 */
function changeOfBody(scope: DevelopmentScope, after: Position, ownDay: string): Development | undefined {
  if (!answersTruth(after) || after.certainty !== undefined || isKnownBefore(scope, after)) return undefined;
  const bodies = scope.bodiesOf(after);
  const { knownAt } = firstSight(scope, after);
  const earlier = scope
    .sameBody(after)
    .filter((other) => other.id !== after.id && !other.unnamed && other.proposition === after.proposition)
    .filter((other) => answersTruth(other) && !isRecall(scope, other) && other.day > ownDay)
    .filter((other) => other.day < after.day || (other.day === after.day && firstSight(scope, other).knownAt < knownAt))
    .flatMap((position) => {
      const body = commonBody(bodies, scope.bodiesOf(position));
      return body ? [{ position, body }] : [];
    });
  const lastDay = greatest(earlier.map(({ position }) => position.day));
  const last = earlier
    .filter(({ position }) => position.day === lastDay)
    .sort((a, b) => byWeight(a.position, b.position));
  const before = last[0];
  if (!before || before.position.certainty !== undefined) return undefined;
  if (last.some(({ position }) => position.stance === after.stance)) return undefined;
  const { body, position } = before;
  return changedPosition(
    scope,
    position,
    after,
    `body:${body.id} ${speakerKeyOf(after)}`,
    bodyName(body, position, after),
    1,
  );
}

/** The body, with those who spoke for it before and now. */
function bodyName({ name }: Entity, before: Position, after: Position): string {
  if (name === after.speaker) return `${name} (before: ${before.speaker})`;
  if (name === before.speaker) return `${name} (now: ${speakerWithVia(after)})`;
  return `${name} (${before.speaker}, then ${speakerWithVia(after)})`;
}

function commonBody(a: readonly Entity[], b: readonly Entity[]): Entity | undefined {
  return a.find(({ id }) => b.some((other) => other.id === id));
}

function changedPosition(
  scope: DevelopmentScope,
  before: Position,
  after: Position,
  who: string,
  name: string,
  time: number,
): Development {
  const sight = firstSight(scope, after);
  const earlier = firstSight(scope, before);
  const label = quotedLabel(scope, after.proposition);
  return createDevelopment(scope, {
    kind: 'changed-position',
    idParts: [who, after.proposition, before.stance, after.stance, time],
    title: `${name} on ${label}: ${STANCE_WORDS[before.stance]} → ${STANCE_WORDS[after.stance]}`,
    positions: [before, after],
    rule:
      before.speaker === after.speaker
        ? `${after.speaker} on ${label}: ${STANCE_WORDS[before.stance]} on ${before.day}, ${STANCE_WORDS[after.stance]} on ${after.day}`
        : `${before.speaker} (${STANCE_WORDS[before.stance]}, ${before.day}) and ${after.speaker} (${STANCE_WORDS[after.stance]}, ${after.day}) speak for the same body`,
    at: greatest([sight.knownAt, earlier.knownAt]),
    backfill: sight.backfill,
  });
}
