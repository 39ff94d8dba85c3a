import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  candidateKeys,
  findEachOther,
  LOOKED_UP_KEYS,
  packKeys,
  sharedKeys,
  unpackKeys,
} from '#shared/origins/candidate-keys.ts';
import { BRIDGE, BRIDGE_RETOLD, cut, ORCHARD, textOf } from './sample-texts.ts';

const keysOf = (text: string, title = '') => candidateKeys(textOf({ id: 'a', text, title }));

describe('candidateKeys', () => {
  test.each<[string, string, string, boolean]>([
    ['a copy', BRIDGE, BRIDGE, true],
    ['a copy with other quotation marks', BRIDGE, BRIDGE.replaceAll(/"([^"]*)"/gu, '“$1”'), true],
    ['a copy cut after half', BRIDGE, cut(BRIDGE, 0, 3), true],
    ['a retelling', BRIDGE, BRIDGE_RETOLD, true],
    ['another subject', BRIDGE, ORCHARD, false],
    ['an empty text', BRIDGE, '', false],
  ])('%s: found or not, from both sides', (_sentence, a, b, expected) => {
    expect(findEachOther(keysOf(a), keysOf(b))).toBe(expected);
    expect(findEachOther(keysOf(b), keysOf(a))).toBe(expected);
  });

  test('an excerpt that kept the title is found by it', () => {
    const title = 'Wooden bridge to go next spring';
    expect(findEachOther(keysOf(BRIDGE, title), keysOf('Engineers found rot.', title))).toBe(true);
  });

  test('two names side by side come after everything else', () => {
    const names = new Set(keysOf('The Petra Lind.'));
    expect(names.size).toBe(1);
    const keys = keysOf('The Petra Lind of the council rejected wooden pillars below the water line.');
    expect(keys.findIndex((key) => names.has(key))).toBe(keys.length - 1);
  });

  test('are few, each once, and survive packing', () => {
    fc.assert(
      fc.property(fc.lorem({ mode: 'sentences', maxCount: 20 }), fc.lorem({ maxCount: 8 }), (text, title) => {
        const keys = keysOf(text, title);
        expect(keys.length).toBeLessThanOrEqual(LOOKED_UP_KEYS);
        expect(new Set(keys).size).toBe(keys.length);
        expect(unpackKeys(packKeys(keys))).toEqual(keys);
        expect(sharedKeys(keys, keys)).toBe(keys.length);
      }),
    );
  });
});
