import type { Carrier, Development, DevelopmentKind, Ledger, Position } from '../model/development.ts';
import { DevelopmentId } from '../model/ids.ts';
import type { Entity, Proposition, Story } from '../model/story.ts';
import { type AttributedClaims, attributeClaims } from './attributed-claim.ts';
import { derivedId } from './derived-id.ts';
import { foldName } from './fold-name.ts';
import { compareText, groupBy, least } from './order.ts';
import { createSpeakerIndex, unnamedKey } from './speaker-index.ts';
import type { StorySet } from './story-set.ts';

/** First sight of a carrier, and whether that was in a backfill. */
export type Sight = { knownAt: string; backfill: boolean };

/** Those who had a position first. */
export type FirstSight = Sight & { carriers: Carrier[] };

/** What every rule for developments works with. */
export type DevelopmentScope = {
  story: Story;
  set: StorySet;
  /** Of speakers who are named: who says what is news only with a who. */
  positions: readonly Position[];
  /** Those of unnamed speakers too. */
  allPositions: readonly Position[];
  claims: AttributedClaims;
  /** The entity that a speaker is, and those for whom it speaks, nearest first; none for private people. */
  bodiesOf(position: Pick<Position, 'entityId' | 'bodyId'>): Entity[];
  /** Equal for those who in the end speak for one body: Austin, the Pentagon, the United States. Others stand for themselves. */
  bodyKey(position: Position): string;
  /** The positions of all who have the same body key, of unnamed speakers too. */
  sameBody(position: Position): readonly Position[];
  proposition(key: string): Proposition | undefined;
  /** Whether one proposition says the other too, by the story's `implies`, over any number of steps. */
  implies(stronger: string, weaker: string): boolean;
  sightOf(carrier: Carrier): Sight;
  /** What `firstSight` has worked out. */
  firstSights: WeakMap<Position, FirstSight>;
};

export function createDevelopmentScope(set: StorySet, ledger: Ledger): DevelopmentScope {
  const claims = attributeClaims(set);
  const speakers = createSpeakerIndex(set.story);
  const sights = new Map<string, Sight>();
  for (const { article, claim, knownAt, backfill } of [...claims.dropped, ...claims.kept]) {
    sights.set(`${article.articleId} ${claim.claim.id}`, { knownAt, backfill });
  }
  const propositions = new Map(set.story.propositions.map((each) => [each.key, each]));
  const chains = new Map(set.story.entities.map((each) => [each.id, [each, ...speakers.speaksFor(each.id)]]));
  const bodiesOf: DevelopmentScope['bodiesOf'] = ({ entityId, bodyId }) => chains.get(entityId ?? bodyId ?? '') ?? [];
  const bodyKey = (position: Position) => {
    const last = bodiesOf(position).at(-1);
    return last ? `body:${last.id}` : speakerKeyOf(position);
  };
  const byBody = groupBy(ledger.positions, bodyKey);
  return {
    story: set.story,
    set,
    positions: ledger.positions.filter(({ unnamed }) => !unnamed),
    allPositions: ledger.positions,
    claims,
    bodiesOf,
    bodyKey,
    sameBody: (position) => byBody.get(bodyKey(position)) ?? [],
    proposition: (key) => propositions.get(key),
    implies: createImplies(set.story),
    firstSights: new WeakMap(),
    sightOf: (carrier) =>
      sights.get(`${carrier.articleId} ${carrier.claimId}`) ?? { knownAt: carrier.at, backfill: carrier.backfill },
  };
}

function createImplies(story: Story): DevelopmentScope['implies'] {
  const direct = new Map(story.propositions.map(({ key, implies }) => [key, implies]));
  const reach = new Map<string, Set<string>>();
  for (const { key } of story.propositions) {
    const seen = new Set<string>();
    const open = [...(direct.get(key) ?? [])];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (seen.has(next)) continue;
      seen.add(next);
      open.push(...(direct.get(next) ?? []));
    }
    seen.delete(key);
    reach.set(key, seen);
  }
  return (stronger, weaker) => reach.get(stronger)?.has(weaker) ?? false;
}

/** Folding a name costs more than looking it up, and positions are compared in pairs. */
const speakerKeys = new WeakMap<Position, string>();

/** Equal for the positions of one speaker. */
export function speakerKeyOf(position: Position): string {
  const known = speakerKeys.get(position);
  if (known !== undefined) return known;
  const key = deriveSpeakerKey(position);
  speakerKeys.set(position, key);
  return key;
}

function deriveSpeakerKey({ entityId, speaker, unnamed, carriers }: Position): string {
  if (entityId !== undefined) return `entity:${entityId}`;
  return unnamed ? unnamedKey(speaker, carriers[0]?.originId ?? '') : `name:${foldName(speaker)}`;
}

/** `“Troops were sent”`. */
export function quotedLabel(scope: DevelopmentScope, key: string): string {
  return `“${scope.proposition(key)?.label ?? key}”`;
}

/** `Lloyd Austin`, or `Lloyd Austin (according to Interfax)` where no text has it from the speaker. */
export function speakerWithVia({ speaker, via }: Position): string {
  return via.length === 0 ? speaker : `${speaker} (according to ${via.join(', ')})`;
}

/** `5 outlets, 1 origin`. */
export function countSources({ outlets, origins }: Pick<Position, 'outlets' | 'origins'>): string {
  return `${outlets} ${outlets === 1 ? 'outlet' : 'outlets'}, ${origins} ${origins === 1 ? 'origin' : 'origins'}`;
}

/**
 * When a position could first be read. It is backfilled when the articles that had it first were: a later live reprint
 * does not turn old news into an alert.
 */
export function firstSight(scope: DevelopmentScope, position: Position): FirstSight {
  const known = scope.firstSights.get(position);
  if (known) return known;
  const knownAt = least(position.carriers.map((carrier) => scope.sightOf(carrier).knownAt));
  const carriers = position.carriers.filter((carrier) => scope.sightOf(carrier).knownAt === knownAt);
  const sight = { knownAt, backfill: carriers.every((carrier) => scope.sightOf(carrier).backfill), carriers };
  scope.firstSights.set(position, sight);
  return sight;
}

/** Makes a development; `idParts` say what it is about, `positions` end with what is new. */
export function createDevelopment(
  scope: DevelopmentScope,
  input: {
    kind: DevelopmentKind;
    idParts: readonly (string | number)[];
    title: string;
    positions: [...Position[], Position];
    rule: string;
    at: string;
    day?: string;
    backfill: boolean;
    party?: string;
    proposition?: string;
  },
): Development {
  const fresh = input.positions[input.positions.length - 1] ?? input.positions[0];
  const carriers = new Map(
    input.positions.flatMap((position) => position.carriers.map((each) => [each.claimId, each])),
  );
  const first = fresh.carriers[0];
  return {
    id: DevelopmentId.parse(derivedId('dev', [scope.story.id, input.kind, ...input.idParts])),
    storyId: scope.story.id,
    kind: input.kind,
    at: input.at,
    day: input.day ?? fresh.day,
    title: input.title,
    proposition: input.proposition ?? fresh.proposition,
    speaker: fresh.speaker,
    party: input.party ?? fresh.party,
    claims: [...carriers.keys()].sort(compareText),
    positions: input.positions,
    outlets: fresh.outlets,
    origins: fresh.origins,
    backfill: input.backfill,
    why: [
      { rule: input.kind, text: input.rule },
      ...(first ? [{ rule: 'words', text: first.cue ? `${first.cue}: ${first.content}` : first.content }] : []),
      { rule: 'day', text: DAY_REASONS[fresh.dayFrom] },
      { rule: 'sources', text: countSources(fresh) },
    ],
  };
}

const DAY_REASONS: Readonly<Record<Position['dayFrom'], string>> = {
  said: 'the text says on which day it was said',
  published: 'the text names no day: the day of publication stands',
  seen: 'neither text nor feed names a day: the day of first sight stands',
};
