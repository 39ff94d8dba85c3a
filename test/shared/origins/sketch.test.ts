import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { StoreError } from '#shared/errors.ts';
import { OriginSketch } from '#shared/model/origin.ts';
import { originText } from '#shared/origins/origin-text.ts';
import { unpackWords } from '#shared/origins/sketch-data.ts';
import { BRIDGE, sketchOf } from './sample-texts.ts';

describe('originSketch', () => {
  test('survives JSON and fits its schema', () => {
    const sketch = sketchOf({ id: 'a', text: BRIDGE });
    expect(OriginSketch.parse(JSON.parse(JSON.stringify(sketch)))).toEqual(sketch);
  });

  test.each([
    ['a normal article', BRIDGE, 2500],
    ['a very long one', BRIDGE.repeat(200), 12_000],
  ])('of %s stays small', (_sentence, text, maxBytes) => {
    expect(JSON.stringify(sketchOf({ id: 'a', text }).data).length).toBeLessThan(maxBytes);
  });

  test('holds no word of the text', () => {
    const json = JSON.stringify(sketchOf({ id: 'a', text: BRIDGE }).data);
    for (const word of ['bridge', 'council', 'Falk', 'swimming']) expect(json).not.toContain(word);
  });

  test('keeps quotations out of the narration and in the text', () => {
    const [sentence] = originText(
      sketchOf({ id: 'a', text: 'Ada said "we will rebuild it soon" and left.' }),
    ).sentences;
    expect(sentence?.words).toBe(4);
    expect(sentence?.all).toHaveLength(9);
    expect(sentence?.isQuoted.filter(Boolean)).toHaveLength(5);
  });

  test('leaves a quoted word or two in the narration', () => {
    const [sentence] = originText(sketchOf({ id: 'a', text: 'The "old bridge" of Alder falls.' })).sentences;
    expect(sentence?.words).toBe(6);
  });

  test('takes the words of a credit out and names the agencies', () => {
    const text = 'ALDER (Reuters) - The bridge falls, the Associated Press reports.';
    const sketch = sketchOf({ id: 'a', text, credits: [{ name: 'Reuters', span: [7, 14] }] });
    expect(unpackWords(sketch.data).agencies).toEqual(['reuters', 'ap']);
    expect(originText(sketch).words).toBe(8);
  });

  test('never throws, on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { words, sentences } = originText(sketchOf({ id: 'a', text }));
        expect(words).toBe(sentences.reduce((sum, sentence) => sum + sentence.words, 0));
      }),
    );
  });

  test('unpackWords refuses what is no sketch', () => {
    expect(() => unpackWords({ n: 'AAAA' })).toThrow(StoreError);
  });
});
