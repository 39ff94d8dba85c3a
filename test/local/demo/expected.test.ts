import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadOutlets } from '../../../local/demo/load-outlets.ts';

const outlets = loadOutlets();
const text = readFileSync(join(import.meta.dirname, '../../../local/demo/expected.md'), 'utf8');
const section = (title: string): string => text.split('\n## ').find((part) => part.startsWith(title)) ?? '';

/** Every `SLUG` or `SLUG-…` of a piece of the document. */
function slugsIn(part: string): string[] {
  return [...part.matchAll(/`([a-z0-9]+(?:-[a-z0-9]+)*-?…?)`/g)].map((match) => match[1] ?? '');
}

describe('expected.md', () => {
  const all = outlets.flatMap(({ articles }) => articles);

  test('names no article that does not exist', () => {
    const slugs = slugsIn(text);
    expect(slugs.length).toBeGreaterThan(100);
    for (const slug of slugs) {
      const start = slug.replace('…', '');
      const found = all.filter((article) => (slug === start ? article.slug === slug : article.slug.startsWith(start)));
      expect(found.length, slug).toBeGreaterThan(0);
    }
  });

  test('counts what it lists as main', () => {
    const [main = ''] = section('Which articles').split('In Russian');
    expect(new Set(slugsIn(main)).size).toBe(Number(main.match(/Main, (\d+):/)?.[1]));
  });

  test('has every declared copy under its origin and nothing else', () => {
    const origins = section('What goes back');
    const copies = outlets.flatMap(({ articles }) => articles.filter(({ reprint, rewriteOf }) => reprint || rewriteOf));
    const rows = origins.split('\n').filter((line) => line.startsWith('| ') && line.includes('`'));
    for (const { slug, reprint, rewriteOf } of copies) {
      const of = (reprint?.of ?? rewriteOf ?? '').split('/')[1] ?? '';
      const row = rows.find((line) => line.includes(`\`${slug}\``)) ?? '';
      const [, original = '', reprints = '', rewrites = ''] = row.split('|');
      expect(original, slug).toContain(`\`${of}\``);
      expect(reprint ? reprints : rewrites, slug).toContain(`\`${slug}\``);
    }
    expect(rows.flatMap((row) => slugsIn(row.split('|').slice(2).join('|')))).toHaveLength(copies.length);
  });

  test('has every edit and every page that goes', () => {
    const edits = section('What is edited');
    for (const article of all) {
      const isListed = edits.includes(`\`${article.slug}\``);
      expect(isListed, article.slug).toBe(article.edits.length > 0 || article.goneAt !== undefined);
    }
  });
});
