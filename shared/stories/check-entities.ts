import type { Entity, Story } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import type { StoryProblem } from './story-problem.ts';

/** Doubled ids and names, aliases that two entities claim, unknown parties, and circles of `speaksFor`. */
export function checkEntities(story: Story): StoryProblem[] {
  return [...checkParties(story), ...checkNames(story.entities), ...checkReferences(story)];
}

function checkParties({ parties }: Story): StoryProblem[] {
  return parties.flatMap(({ id }, index) =>
    parties.findIndex((it) => it.id === id) < index
      ? [{ path: ['parties', index, 'id'], message: `a second party "${id}"; give it its own id` }]
      : [],
  );
}

function checkNames(entities: readonly Entity[]): StoryProblem[] {
  const problems: StoryProblem[] = [];
  const ids = new Set<string>();
  const owners = new Map<string, string>();
  for (const [index, { id, name, aliases }] of entities.entries()) {
    if (ids.has(id)) {
      problems.push({ path: ['entities', index, 'id'], message: `a second entity "${id}"; give it its own id` });
    }
    ids.add(id);
    for (const [at, alias] of [name, ...aliases].entries()) {
      const key = foldCase(alias);
      const owner = owners.get(key);
      const path = at === 0 ? ['entities', index, 'name'] : ['entities', index, 'aliases', at - 1];
      if (owner !== undefined && owner !== id) {
        const message = `"${alias}" is claimed by "${owner}" and "${id}"; a name must lead to one of them`;
        problems.push({ path, message });
      } else if (aliases.indexOf(alias) < at - 1 || (at > 0 && alias === name)) {
        problems.push({ path, message: `"${alias}" stands here twice; take one out` });
      }
      owners.set(key, id);
    }
  }
  return problems;
}

function checkReferences({ entities, parties }: Story): StoryProblem[] {
  const problems: StoryProblem[] = [];
  const byId = new Map(entities.map((entity) => [entity.id, entity]));
  for (const [index, entity] of entities.entries()) {
    const { id, party, speaksFor } = entity;
    if (party !== undefined && !parties.some((it) => it.id === party)) {
      const there = parties.map((it) => it.id).join(', ') || 'none';
      problems.push({ path: ['entities', index, 'party'], message: `no party "${party}"; there are: ${there}` });
    }
    if (speaksFor === undefined) continue;
    const path = ['entities', index, 'speaksFor'];
    if (!byId.has(speaksFor)) {
      problems.push({ path, message: `no entity "${speaksFor}"; write the id of one that is listed` });
    } else if (endsInCircle(id, byId)) {
      problems.push({ path, message: `"${id}" would in the end speak for itself; break the circle` });
    }
  }
  return problems;
}

function endsInCircle(start: string, byId: ReadonlyMap<string, Entity>): boolean {
  const seen = new Set<string>();
  for (let id: string | undefined = start; id !== undefined; id = byId.get(id)?.speaksFor) {
    if (seen.has(id)) return true;
    seen.add(id);
  }
  return false;
}
