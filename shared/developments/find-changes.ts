import type { Development, Position } from '../model/development.ts';
import type { Entity } from '../model/story.ts';
import { holdsFor, isKnownBefore, isRecall } from './body-positions.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  firstSight,
  quotedLabel,
  speakerKeyOf,
  speakerWithVia,
} from './development-scope.ts';
import { compareKeys, greatest, groupBy } from './order.ts';
import { answersTruth, STANCE_WORDS } from './stance-words.ts';

/** The stance of each day, in order; where a day has two, the one that more origins, then more outlets carry: a day has no order. */
export function onePerDay(history: readonly Position[]): Position[] {
  const days = [...groupBy(history, ({ day }) => day).values()];
  return days
    .flatMap((day) => [...day].sort(byWeight).slice(0, 1))
    .sort((a, b) => compareKeys([a.day, a.id], [b.day, b.id]));
}

function byWeight(a: Position, b: Position): number {
  return b.origins - a.origins || b.outlets - a.outlets || compareKeys([a.stance, a.id], [b.stance, b.id]);
}

/**
 * Where one speaker's position on a proposition changed: from the speaker's own earlier one, and from what somebody else who
 * speaks for the same body said since. Who denied that they were sent and now asserts that they are there has changed as well.
 * `days` are the speaker's positions on the proposition, as `onePerDay` gives them.
 */
export function findChanges(scope: DevelopmentScope, days: readonly Position[]): Development[] {
  const found: Development[] = [];
  const times = new Map<string, number>();
  for (const [index, after] of days.entries()) {
    if (!answersTruth(after)) continue;
    const own = days[index - 1] ?? lastInOtherWords(scope, after);
    if (own?.stance === after.stance) continue;
    if (own) {
      const turn = `${own.stance} ${after.stance}`;
      times.set(turn, (times.get(turn) ?? 0) + 1);
      found.push(changedPosition(scope, own, after, speakerKeyOf(after), speakerWithVia(after), times.get(turn) ?? 1));
    }
    const change = changeOfBody(scope, after, own?.day ?? '');
    if (change) found.push(change);
  }
  return found;
}

/**
 * A new word of a speaker, where somebody else who speaks for the same body last took another stance, later than `ownDay`, the
 * day of the speaker's own last word. What is held for possible or probable only is no stance that a body can turn from.
 */
function changeOfBody(scope: DevelopmentScope, after: Position, ownDay: string): Development | undefined {
  if (after.certainty !== undefined || isKnownBefore(scope, after)) return undefined;
  const before = lastBefore(scope, after, ownDay, (other) => !other.unnamed);
  if (!before || isSameSpeaker(before, after) || before.certainty !== undefined) return undefined;
  const body = commonBody(scope.bodiesOf(before), scope.bodiesOf(after));
  if (!body) return undefined;
  return changedPosition(
    scope,
    before,
    after,
    `body:${body.id} ${speakerKeyOf(after)}`,
    bodyName(body, before, after),
    1,
  );
}

/** The speaker's last word on something else that answers the same, unless what follows from `after` is known already. */
function lastInOtherWords(scope: DevelopmentScope, after: Position): Position | undefined {
  if (isKnownBefore(scope, after)) return undefined;
  return lastBefore(scope, after, '', (other) => isSameSpeaker(other, after));
}

/**
 * What somebody of the same body whom `counts` lets through last said on the same before `after`, later than the day `since`;
 * undefined where it was the same as `after`.
 */
function lastBefore(
  scope: DevelopmentScope,
  after: Position,
  since: string,
  counts: (other: Position) => boolean,
): Position | undefined {
  const { knownAt } = firstSight(scope, after);
  const isEarlier = (other: Position) =>
    other.day < after.day || (other.day === after.day && firstSight(scope, other).knownAt < knownAt);
  const earlier = scope
    .sameBody(after)
    .filter((other) => other.id !== after.id && answersTruth(other) && counts(other))
    .filter((other) => other.day > since && isEarlier(other))
    .filter((other) => commonProposition(scope, other, after) !== undefined && !isRecall(scope, other));
  const lastDay = greatest(earlier.map(({ day }) => day));
  const last = earlier.filter(({ day }) => day === lastDay);
  if (last.some(({ stance }) => stance === after.stance)) return undefined;
  const isSame = ({ proposition }: Position) => Number(proposition === after.proposition);
  return last.sort((a, b) => isSame(b) - isSame(a) || byWeight(a, b))[0];
}

function isSameSpeaker(a: Position, b: Position): boolean {
  return speakerKeyOf(a) === speakerKeyOf(b);
}

/**
 * What both positions answer, each in its words or by what it says too: the weaker where there are two. Who cannot confirm the
 * sending has not spoken of the wounded.
 */
function commonProposition(scope: DevelopmentScope, a: Position, b: Position): string | undefined {
  const answers = (position: Position, key: string) =>
    position.proposition === key || (position.stance !== 'cannot-confirm' && holdsFor(scope, position, key));
  const both = [a.proposition, b.proposition].filter((key) => answers(a, key) && answers(b, key));
  return both.find((key) => both.every((other) => other === key || scope.implies(other, key)));
}

/** The last in whose name both spoke: the United States for Austin and the Pentagon. */
function commonBody(a: readonly Entity[], b: readonly Entity[]): Entity | undefined {
  return a.findLast(({ id }) => b.some((other) => other.id === id));
}

/** The body, with those who spoke for it before and now. */
function bodyName({ name }: Entity, before: Position, after: Position): string {
  if (name === after.speaker) return `${name} (before: ${speakerWithVia(before)})`;
  if (name === before.speaker) return `${name} (now: ${speakerWithVia(after)})`;
  return `${name} (${speakerWithVia(before)}, then ${speakerWithVia(after)})`;
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
  const proposition = commonProposition(scope, before, after) ?? after.proposition;
  const label = quotedLabel(scope, proposition);
  const stronger = [before, after].find((each) => each.proposition !== proposition);
  const hence = stronger ? `; ${quotedLabel(scope, stronger.proposition)} says that too` : '';
  const word = { before: STANCE_WORDS[before.stance], after: STANCE_WORDS[after.stance] };
  return createDevelopment(scope, {
    kind: 'changed-position',
    idParts: [who, proposition, before.stance, after.stance, time],
    proposition,
    title: `${name} on ${label}: ${word.before} → ${word.after}`,
    positions: [before, after],
    rule: isSameSpeaker(before, after)
      ? `${after.speaker} on ${label}: ${word.before} on ${before.day}, ${word.after} on ${after.day}${hence}`
      : `${before.speaker} (${word.before}, ${before.day}) and ${after.speaker} (${word.after}, ${after.day}) speak for the same body${hence}`,
    at: greatest([sight.knownAt, earlier.knownAt]),
    backfill: sight.backfill,
  });
}
