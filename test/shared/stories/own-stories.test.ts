import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compilePropositions } from '#shared/claims/claim-context.ts';
import { propositionsIn } from '#shared/claims/proposition-key.ts';
import { compileStories, matchStories } from '#shared/stories/match-story.ts';
import { parseStory } from '#shared/stories/parse-story.ts';
import { GoldDocument, goldFaults } from '#shared/stories/score-gold.ts';

const FOLDER = join(import.meta.dirname, '../../../config/stories');
const stories = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => parseStory(readFileSync(join(FOLDER, name), 'utf8'), name));
const compiled = compileStories(stories);

function gold(id: string) {
  const lines = readFileSync(join(FOLDER, `${id}.gold.jsonl`), 'utf8')
    .trim()
    .split('\n');
  return lines.map((line) => GoldDocument.parse(JSON.parse(line)));
}

describe.each(stories.map(({ story }) => [story.id, story] as const))('%s', (id, story) => {
  const documents = gold(id);

  test('has its file name, and documents of every tier', () => {
    expect(new Set(documents.map(({ tier }) => tier))).toEqual(new Set(['main', 'mentions', 'none']));
    expect(new Set(documents.map((document) => document.id)).size).toBe(documents.length);
  });

  test('its documents get the tiers that they ought to get, as far as the limits ask', () => {
    const judged = documents.map((document) => ({
      document,
      tier: matchStories(document, compiled).find(({ storyId }) => storyId === id)?.tier ?? 'none',
    }));
    expect(goldFaults(judged)).toEqual([]);
  });

  test('no document of another story is about it', () => {
    for (const other of stories.filter((it) => it.story.id !== id)) {
      for (const document of gold(other.story.id)) {
        const tag = matchStories(document, compiled).find(({ storyId }) => storyId === id);
        expect(tag?.tier, `${other.story.id}: ${document.title}`).toBe('none');
      }
    }
  });

  test.each(story.propositions.flatMap(({ key, examples }) => examples.map((example) => [key, example] as const)))(
    'a content is on "%s": %s',
    (key, example) => {
      const found = propositionsIn(example, compilePropositions(story)).map(({ proposition }) => proposition.key);
      expect(found).toContain(key);
    },
  );

  test('every entity of a party speaks, by its chain, for an entity of the same party', () => {
    for (const entity of story.entities) {
      const principal = story.entities.find((it) => it.id === entity.speaksFor);
      if (principal) expect(principal.party, entity.id).toBe(entity.party);
    }
  });
});
