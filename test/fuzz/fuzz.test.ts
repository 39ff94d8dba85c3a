import { expect, test } from 'vitest';
import { InputError } from '#shared/errors.ts';
import { feedVerdict } from './feed-verdict.ts';
import { mutantOf } from './mutant.ts';

const feed = (text: string) => new TextEncoder().encode(text);
const CORPUS = [feed('<rss><channel><title>a</title></channel></rss>'), feed('<feed><title>b</title></feed>')];
const RUNS = Array.from({ length: 200 }, (_, run) => run);
const mutants = (seed: number) => RUNS.map((run) => Buffer.from(mutantOf(CORPUS, seed, run)).toString('base64'));

test('a seed always gives the same mutants, another seed gives others', () => {
  expect(mutants(7)).toEqual(mutants(7));
  expect(mutants(8)).not.toEqual(mutants(7));
});

test('mutants differ from each other and leave the documents alone', () => {
  const before = CORPUS.map((bytes) => Buffer.from(bytes).toString('base64'));
  expect(new Set(mutants(7)).size).toBeGreaterThan(RUNS.length * 0.9);
  expect(CORPUS.map((bytes) => Buffer.from(bytes).toString('base64'))).toEqual(before);
});

const EMPTY = { format: 'rss', encoding: 'utf-8', encodingFrom: 'ascii', repaired: false, entries: [] } as const;
const entry = { id: '1', authors: [], enclosures: [] };

test.each<[sentence: string, parse: Parameters<typeof feedVerdict>[1], kind: string]>([
  ['a feed', () => ({ ...EMPTY, entries: [] }), 'read'],
  ['a refusal with a known code', () => fail(new InputError('unparsable', 'no')), 'refused'],
  ['a refusal with another code', () => fail(new InputError('boom', 'no')), 'fault'],
  ['an error of another kind', () => fail(new TypeError('no')), 'fault'],
  ['a result that fits no model', () => ({ ...EMPTY, entries: [{ ...entry, id: '' }] }), 'fault'],
  ['a repair that nothing names', () => ({ ...EMPTY, repaired: true, entries: [] }), 'fault'],
  ['an address for no web', () => ({ ...EMPTY, entries: [{ ...entry, url: 'javascript:x' }] }), 'fault'],
])('%s', (_, parse, kind) => {
  expect(feedVerdict(feed(''), parse).kind).toBe(kind);
});

function fail(error: Error): never {
  throw error;
}
