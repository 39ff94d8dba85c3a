import type { Development, Position } from '../model/development.ts';
import { isRecall } from './body-positions.ts';
import {
  createDevelopment,
  type DevelopmentScope,
  firstSight,
  quotedLabel,
  speakerWithVia,
} from './development-scope.ts';
import { compareKeys, greatest, groupBy } from './order.ts';
import { answersTruth } from './stance-words.ts';

const VERBS = {
  asserts: { one: 'asserts', several: 'assert' },
  denies: { one: 'denies', several: 'deny' },
} as const;

/** What one body said, and what another said against it, of which readers knew later. */
type Clash = {
  proposition: string;
  bodies: string;
  old: Position;
  fresh: Position;
  knownAt: string;
  backfill: boolean;
};

/**
 * One body asserts what others deny at that time: once for each body, stance and proposition, with all whom it stands against.
 * Who asserts a proposition asserts what it implies: "they are there" stands against "they were not sent".
 */
export function findContradictions(scope: DevelopmentScope): Development[] {
  const sided = scope.positions.filter(
    (position) => answersTruth(position) && hasSide(scope, position) && !isRecall(scope, position),
  );
  const asserted = sided.filter(({ stance }) => stance === 'asserts');
  const clashes = [...groupBy(sided, ({ proposition }) => proposition)].flatMap(([proposition, direct]) => {
    const implied = asserted.filter((position) => scope.implies(position.proposition, proposition));
    return clashesOf(scope, [...direct, ...implied], proposition);
  });
  const groups = groupBy(
    onceForEachPair(scope, clashes),
    ({ fresh, proposition }) => `${scope.bodyKey(fresh)} ${fresh.stance} ${proposition}`,
  );
  return [...groups.values()].map((group) => contradiction(scope, group));
}

/** Two who contradict one another on whether they were sent do so on whether they are there: the first to be known is told. */
function onceForEachPair(scope: DevelopmentScope, clashes: readonly Clash[]): Clash[] {
  const told = new Map<string, string[]>();
  const { propositions } = scope.story;
  /** The more a proposition implies, the stronger it is. */
  const strength = new Map(
    propositions.map(({ key }) => [key, propositions.filter((other) => scope.implies(key, other.key)).length]),
  );
  const order = (clash: Clash) => [
    clash.knownAt,
    String(strength.get(clash.proposition) ?? 0).padStart(6, '0'),
    clash.proposition,
    ...clashOrder(clash),
  ];
  const inOrder = [...clashes].sort((a, b) => compareKeys(order(a), order(b)));
  return inOrder.filter(({ bodies, proposition }) => {
    const before = told.get(bodies) ?? [];
    const isTold = before.some((each) => scope.implies(each, proposition) || scope.implies(proposition, each));
    if (!isTold) told.set(bodies, [...before, proposition]);
    return !isTold;
  });
}

/** In the order in which things were said, within a day in that of the carriers; each pair of bodies once. */
function clashesOf(scope: DevelopmentScope, positions: readonly Position[], proposition: string): Clash[] {
  const clashes: Clash[] = [];
  const told = new Set<string>();
  /** What each body last said. */
  const standing = new Map<string, Position>();
  for (const position of [...positions].sort((a, b) => compareKeys(inTime(a), inTime(b)))) {
    const body = scope.bodyKey(position);
    for (const [other, opposite] of standing) {
      const bodies = JSON.stringify([other, body].sort());
      if (other === body || told.has(bodies) || !areOpposite(position, opposite)) continue;
      told.add(bodies);
      clashes.push({ proposition, bodies, ...inNewsOrder(scope, opposite, position) });
    }
    standing.set(body, position);
  }
  return clashes;
}

/** What could be read last is what is new. */
function inNewsOrder(scope: DevelopmentScope, a: Position, b: Position): Omit<Clash, 'proposition' | 'bodies'> {
  const sight = { a: firstSight(scope, a), b: firstSight(scope, b) };
  return sight.a.knownAt > sight.b.knownAt ? { old: b, fresh: a, ...sight.a } : { old: a, fresh: b, ...sight.b };
}

function inTime({ day, carriers, id }: Position): string[] {
  return [day, carriers[0]?.at ?? '', id];
}

/** Passers-by contradict somebody every day: where a story names sides, only those on one count, and those it knows. */
function hasSide({ story }: DevelopmentScope, { party, entityId }: Position): boolean {
  return story.parties.length === 0 || party !== undefined || entityId !== undefined;
}

function areOpposite(a: Position, b: Position): boolean {
  return (a.stance === 'asserts' && b.stance === 'denies') || (a.stance === 'denies' && b.stance === 'asserts');
}

/** By the clashes of which readers knew first: with whoever speaks up later, the later one is what is new. */
function contradiction(scope: DevelopmentScope, clashes: readonly Clash[]): Development {
  const inOrder = [...clashes].sort((a, b) => compareKeys(clashOrder(a), clashOrder(b)));
  const [first] = inOrder;
  if (!first) throw new RangeError('a contradiction needs two sides');
  const { proposition, fresh, knownAt, backfill } = first;
  const olds = inOrder.filter((each) => each.fresh.id === fresh.id && each.knownAt === knownAt).map(({ old }) => old);
  const label = quotedLabel(scope, proposition);
  const said = ({ speaker, stance, day }: Position) => `${speaker} ${stance} (${day})`;
  const stronger = [...olds, fresh].find((each) => each.proposition !== proposition);
  const hence = stronger ? `; ${quotedLabel(scope, stronger.proposition)} says that too` : '';
  const verb = VERBS[fresh.stance === 'denies' ? 'asserts' : 'denies'];
  return createDevelopment(scope, {
    kind: 'contradiction',
    idParts: [scope.bodyKey(fresh), fresh.stance, proposition],
    proposition,
    title: `${speakerWithVia(fresh)} ${fresh.stance} what ${inWords(olds.map(speakerWithVia))} ${olds.length === 1 ? verb.one : verb.several}: ${label}`,
    positions: [...olds, fresh],
    rule: `on ${label}: ${[...olds, fresh].map(said).join(', ')}${hence}`,
    at: knownAt,
    day: greatest([...olds, fresh].map(({ day }) => day)),
    backfill,
  });
}

function clashOrder({ knownAt, fresh, old }: Clash): string[] {
  return [knownAt, fresh.id, old.day, old.speaker, old.id];
}

/** `A`, `A and B`, `A, B and C`. */
function inWords(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
