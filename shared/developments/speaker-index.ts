import type { Speaker } from '../model/claim.ts';
import type { Entity, Story } from '../model/story.ts';
import { foldName } from './fold-name.ts';
import { isSpelling } from './name-spelling.ts';
import { isBody, isCrowd, officesOf } from './official-bodies.ts';

/** Who a claim's speaker is, as the story sees it. */
export type SpeakerIdentity = {
  /** Equal for one and the same speaker. */
  key: string;
  name: string;
  entityId?: string;
  role?: string;
  /** Id of the side of the table. */
  party?: string;
  /** The entity whose office the speaker holds, for one who is none: South Korea for "Seoul's foreign ministry". */
  bodyId?: string;
  /** No name: "a senior official" of two texts may well be two people. */
  isUnnamed?: boolean;
};

export type SpeakerIndex = {
  /** `originId` is that of the text: who has no name is one person within it only. */
  identify(speaker: Pick<Speaker, 'name'> & Partial<Speaker>, originId: string): SpeakerIdentity;
  entity(id: string): Entity | undefined;
  /** Those for whom an entity speaks, nearest first, without itself: Austin → Pentagon → United States. */
  speaksFor(entityId: string): Entity[];
};

type Post = { body: Entity; office: string };

/** Short names in capitals (`US`, `NATO`) are found in capitals only: "us" is a pronoun. */
const SHORT_CAPITALS = /^[A-Z.]{2,4}$/;

/** Equal for one unnamed speaker: the same words in texts of one origin. */
export function unnamedKey(name: string, originId: string): string {
  return `text:${originId}:${foldName(name)}`;
}

/** "His department": whose, stands somewhere else. */
const POSSESSIVE = /^(his|her|its|their|our|my|your|whose)\s/i;

/** By what the text says, or because the words have no capital letter in a script that has them. */
function isUnnamed({ name, kind }: Pick<Speaker, 'name'> & Partial<Speaker>): boolean {
  if (kind === 'person-unnamed' || isCrowd(name) || POSSESSIVE.test(name)) return true;
  return /\p{Ll}/u.test(name) && !/\p{Lu}/u.test(name);
}

/** Looks names up among the story's entities and their aliases; an unknown speaker stands under the folded name. */
export function createSpeakerIndex(story: Story): SpeakerIndex {
  const byId = new Map(story.entities.map((entity) => [entity.id, entity]));
  const byName = new Map<string, Entity>();
  const capitals = new Map<string, Entity>();
  for (const entity of story.entities) {
    for (const name of [entity.name, ...entity.aliases]) {
      const [names, key] = SHORT_CAPITALS.test(name) ? [capitals, bare(name)] : [byName, foldName(name)];
      if (!names.has(key)) names.set(key, entity);
    }
  }
  const find = (name: string | undefined) =>
    name === undefined ? undefined : (byName.get(foldName(name)) ?? capitals.get(bare(name)));

  const people = story.entities
    .filter(({ kind }) => kind === 'person')
    .map((entity) => ({ entity, names: namesOf(entity) }));
  const alike = (name: string) => {
    const [first, ...rest] = foldName(name).split(' ');
    const last = rest.at(-1);
    if (first === undefined || last === undefined || rest.length > 2) return undefined;
    const found = people.filter(
      ({ names }) => names.last.has(last) && names.first.some((each) => isSpelling(each, first)),
    );
    return found.length === 1 ? found[0]?.entity : undefined;
  };

  const speaksFor = (entityId: string): Entity[] => {
    const chain: Entity[] = [];
    const seen = new Set([entityId]);
    let next = byId.get(entityId)?.speaksFor;
    while (next !== undefined && !seen.has(next)) {
      seen.add(next);
      const entity = byId.get(next);
      if (!entity) break;
      chain.push(entity);
      next = entity.speaksFor;
    }
    return chain;
  };

  const postOf = (name: string): Post | undefined =>
    officesOf(name)
      .map(({ owner, office }) => ({ body: find(owner), office }))
      .find((post): post is Post => post.body !== undefined);

  /** "The Norland mission to the United Nations" is none of the United Nations, whatever the name says. */
  const guestOf = (entity: Entity, surface: string | undefined): Post | undefined => {
    if (surface === undefined || entity.kind === 'person' || find(surface) === entity) return undefined;
    const post = postOf(surface);
    const own = [entity, ...speaksFor(entity.id)];
    return post && own.every(({ id }) => id !== post.body.id) ? post : undefined;
  };

  return {
    identify(speaker, originId) {
      const entity =
        find(speaker.name) ??
        (speaker.kind === 'person-unnamed' ? undefined : find(speaker.surface)) ??
        alike(speaker.name);
      const guest = entity && guestOf(entity, speaker.surface);
      if (entity && !guest) {
        const { id, name, role, party } = entity;
        return { key: `entity:${id}`, name, entityId: id, role: role ?? speaker.role, party };
      }
      const called = guest ? (speaker.surface ?? speaker.name) : speaker.name;
      const post = guest ?? postOf(called);
      const employer = (guest ? undefined : find(speaker.affiliation)) ?? post?.body;
      const known = { name: called, role: speaker.role, party: employer?.party, bodyId: employer?.id };
      if (isUnnamed({ ...speaker, name: called })) {
        return { ...known, key: unnamedKey(called, originId), isUnnamed: true };
      }
      // One name for an office, however a text puts it: "the South Korean foreign ministry", "Seoul's foreign ministry".
      if (!post || !isBody(post.office)) return { ...known, key: `name:${foldName(called)}` };
      const name = `${possessive(post.body.name)} ${post.office}`;
      return { ...known, name, key: `name:${foldName(name)}` };
    },
    entity: (id) => byId.get(id),
    speaksFor,
  };
}

function possessive(name: string): string {
  return name.endsWith('s') ? `${name}'` : `${name}'s`;
}

function bare(name: string): string {
  return name.replace(/^the\s/i, '').replaceAll('.', '');
}

/** First and last words of a person's names. */
function namesOf({ name, aliases }: Entity): { first: string[]; last: Set<string> } {
  const words = [name, ...aliases].map((each) => foldName(each).split(' '));
  return {
    first: words.flatMap((each) => (each.length > 1 && each[0] !== undefined ? [each[0]] : [])),
    last: new Set(words.flatMap((each) => each.at(-1) ?? [])),
  };
}
