import type { Entity } from '../model/story.ts';
import { foldCase } from '../text/fold.ts';
import type { NameReading } from './speaker-names.ts';
import type { Word } from './tagged-words.ts';

/** Entities by each of their names, folded and without "the"; the first one keeps a name that two share. */
export function aliasTable(entities: readonly Entity[]): Map<string, Entity> {
  const table = new Map<string, Entity>();
  for (const entity of entities) {
    for (const alias of [entity.name, ...entity.aliases]) {
      const key = foldCase(alias).replace(/^the\s+/u, '');
      if (!table.has(key)) table.set(key, entity);
    }
  }
  return table;
}

/**
 * The longest alias among the runs of words that end the phrase, or stand behind its article: "South Korea's NIS" → NIS. Somebody
 * unnamed is never the body that the phrase names beside: "a representative of the UN" is not the UN.
 */
export function aliasWithin(
  words: readonly Word[],
  reading: NameReading,
  aliases: ReadonlyMap<string, Entity>,
): Entity | undefined {
  const isSomebody = reading.kind === 'person-unnamed' || reading.kind === 'group';
  const parts = words.slice(0, 14);
  for (let length = parts.length; length > 0; length--) {
    for (let from = 0; from + length <= parts.length; from++) {
      const run = parts.slice(from, from + length);
      const isHead =
        from + length === parts.length || parts[from + length]?.pos === 'PUNCT' || parts[from + length]?.pos === 'ADP';
      const text = run
        .map((word, index) => (index > 0 && word.start > (run[index - 1]?.end ?? 0) ? ` ${word.lower}` : word.lower))
        .join('');
      const entity = isHead ? aliases.get(foldCase(text).replace(/^the\s+/u, '')) : undefined;
      if (entity && (!isSomebody || entity.kind === 'person')) return entity;
    }
  }
  return undefined;
}
