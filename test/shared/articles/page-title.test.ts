import { describe, expect, it } from 'vitest';
import { headlineOf, titleByHeading } from '#shared/articles/page-title.ts';

describe('headlineOf', () => {
  it.each([
    ['Soldiers cross border | Example Times', ['Example Times'], 'Soldiers cross border'],
    ['Soldiers cross border - example.com', ['www.example.com'], 'Soldiers cross border'],
    ['Soldiers cross border — Example', ['www.example.com'], 'Soldiers cross border'],
    ['Example Times: world | Soldiers cross border', ['Example Times: World'], 'Soldiers cross border'],
    ['Soldiers cross border | World | The Example Times', ['Example Times', 'World'], 'Soldiers cross border'],
    ['Kim - Putin - what we know', ['Example Times'], 'Kim - Putin - what we know'],
    ['Example Times', ['Example Times'], 'Example Times'],
    ['Soldiers cross border', [undefined], 'Soldiers cross border'],
    ['  Spaces | Example ', ['Example'], 'Spaces'],
    ['Re-entry: a self-made problem', ['problem'], 'Re-entry: a self-made problem'],
  ])('%s', (title, names, expected) => {
    expect(headlineOf(title, names)).toBe(expected);
  });
});

describe('titleByHeading', () => {
  it.each([
    ['Soldiers cross border | Whoever', 'Soldiers cross border', 'Soldiers cross border'],
    ['Soldiers cross border - and die', 'Soldiers cross border - and die', 'Soldiers cross border - and die'],
    ['Soldiers cross border again', 'Soldiers cross border', 'Soldiers cross border again'],
    ['Soldiers cross border', 'Example Times', 'Soldiers cross border'],
    ['Soldiers cross border', undefined, 'Soldiers cross border'],
  ])('%s, %s', (title, heading, expected) => {
    expect(titleByHeading(title, heading)).toBe(expected);
  });
});
