import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BRIDGE, textOf } from './sample-texts.ts';

describe('readOriginText', () => {
  test('keeps quotations out of the narration and in the text', () => {
    const [sentence] = textOf({ id: 'a', text: 'Ada said "we will rebuild it soon" and left.' }).sentences;
    expect(sentence?.words).toBe(4);
    expect(sentence?.all).toHaveLength(9);
    expect(sentence?.isQuoted.filter(Boolean)).toHaveLength(5);
  });

  test('leaves a quoted word or two in the narration', () => {
    const [sentence] = textOf({ id: 'a', text: 'The "old bridge" of Alder falls.' }).sentences;
    expect(sentence?.words).toBe(6);
  });

  test('takes the words of a credit out and names the agencies', () => {
    const text = 'ALDER (Reuters) - The bridge falls, the Associated Press reports.';
    const read = textOf({ id: 'a', text, credits: [{ name: 'Reuters', span: [7, 14] }] });
    expect(read.agencies).toEqual(['reuters', 'ap']);
    expect(read.words).toBe(8);
  });

  test('a book costs what a long report does', () => {
    const start = performance.now();
    const { words } = textOf({ id: 'a', text: BRIDGE.repeat(4000) });
    expect(performance.now() - start).toBeLessThan(1000);
    expect(words).toBeGreaterThan(1000);
    expect(words).toBeLessThanOrEqual(2500);
  });

  test('never throws, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { words, sentences } = textOf({ id: 'a', text });
        expect(words).toBe(sentences.reduce((sum, sentence) => sum + sentence.words, 0));
      }),
    );
  });
});
