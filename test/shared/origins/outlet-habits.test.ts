import { describe, expect, test } from 'vitest';
import { ArticleId, VersionId } from '#shared/model/ids.ts';
import type { OutletHabits } from '#shared/model/origin.ts';
import { edgesOf, furnitureOf, rememberArticle, withoutSentences } from '#shared/origins/outlet-habits.ts';
import { BRIDGE, BRIDGE_ELSEWHERE, cut, ORCHARD, textOf } from './sample-texts.ts';

const FOOTER = 'Readers who want to support our independent work can do so every month with a small sum.';
const TEXTS = [BRIDGE, ORCHARD, BRIDGE_ELSEWHERE].map((text) => `${text} ${FOOTER}`);

function habitsOf(texts: readonly string[], days: readonly number[] = []): OutletHabits {
  let habits: OutletHabits | undefined;
  for (const [index, text] of texts.entries()) {
    const source = {
      articleId: ArticleId.parse(`a${index}`),
      version: VersionId.parse('v1'),
      outletHost: 'valley.example',
      firstSeenAt: new Date(Date.UTC(2024, 2, 1 + (days[index] ?? 0))).toISOString(),
      at: '2024-03-01T00:00:00.000Z',
    };
    habits = rememberArticle(habits, { ...source, edges: edgesOf(textOf({ id: `a${index}`, text })) }, 30);
  }
  return habits ?? { schema: 1, recent: [] };
}

const counts = (habits: OutletHabits) => [...furnitureOf(habits).values()].map((keys) => keys.length);

describe('furnitureOf', () => {
  test.each<[string, string[], number[], number[]]>([
    ['a sentence under two articles is nobody’s habit', TEXTS.slice(0, 2), [], [0, 0]],
    ['under three it is furniture, in all of them', TEXTS, [], [1, 1, 1]],
    ['the same article three times shows no habit', [BRIDGE, BRIDGE, BRIDGE], [], [0, 0, 0]],
    ['neither do versions of one report', [0, 1, 2].map((from) => `${cut(BRIDGE, from)} ${FOOTER}`), [], [0, 0, 0]],
    ['what was last done five weeks ago is forgotten', TEXTS, [0, 1, 36], [0]],
  ])('%s', (_sentence, texts, days, expected) => {
    expect(counts(habitsOf(texts, days))).toEqual(expected);
  });

  test('an article that comes again counts once', () => {
    const [first, second] = TEXTS;
    const habits = habitsOf([first ?? '', second ?? '']);
    const source = {
      articleId: ArticleId.parse('a0'),
      version: VersionId.parse('v2'),
      outletHost: 'valley.example',
      firstSeenAt: '2024-03-01T00:00:00.000Z',
      at: '2024-03-01T00:00:00.000Z',
    };
    const again = rememberArticle(habits, { ...source, edges: edgesOf(textOf({ id: 'a0', text: first ?? '' })) }, 30);
    expect(again.recent).toHaveLength(2);
  });

  test('the row stays small: only the latest articles of an outlet are remembered', () => {
    const texts = Array.from({ length: 60 }, (_, index) => `${BRIDGE.replaceAll(/\. /gu, ` ${index}. `)} ${FOOTER}`);
    expect(habitsOf(texts).recent).toHaveLength(6);
  });
});

test('withoutSentences takes the furniture out of the narration', () => {
  const [text] = TEXTS.map((each) => textOf({ id: 'a0', text: each }));
  const keys = furnitureOf(habitsOf(TEXTS)).get(ArticleId.parse('a0')) ?? [];
  expect(text && withoutSentences(text, keys).words).toBe(textOf({ id: 'a0', text: BRIDGE }).words);
});
