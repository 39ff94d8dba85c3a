import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { BlobInfo, Blobs, StoredBlob } from '#shared/ports.ts';

export type BlobsHarness = { blobs: Blobs; close?: () => Promise<void> | void };

const HTML = { contentType: 'text/html; charset=utf-8', cacheControl: 'public, max-age=60' };
const JSON_TYPE = { contentType: 'application/json' };
const BAD_KEYS = [
  ['empty', ''],
  ['absolute', '/etc/passwd'],
  ['up and out', '../secret'],
  ['up in the middle', 'a/../b'],
  ['up at the end', 'a/..'],
  ['a dot', './a'],
  ['an empty segment', 'a//b'],
  ['a slash at the end', 'a/'],
  ['a backslash', 'a\\..\\b'],
  ['a blank', 'a b'],
  ['a letter outside ASCII', 'ä'],
  ['a zero byte', 'a\0b'],
  ['a temporary name', '.tmp-1-ab-1~'],
  ['percent signs', '%2e%2e/a'],
  ['a long segment', 'x'.repeat(251)],
  ['a long path', `${'abcdefghi/'.repeat(100)}x`],
] as const;

/** What every `Blobs` must do. `open` gives an empty store. */
export function blobsContract(name: string, open: () => Promise<BlobsHarness>): void {
  describe(`${name} as Blobs`, () => {
    let harness: BlobsHarness;
    let blobs: Blobs;
    beforeEach(async () => {
      harness = await open();
      blobs = harness.blobs;
    });
    afterEach(() => harness.close?.());

    const keys = async (prefix: string) => (await collect(blobs.list(prefix))).map(({ key }) => key);

    it('gives back bytes and headers as they were put', async () => {
      const body = Uint8Array.from({ length: 512 }, (_, position) => position % 256);
      expect(await blobs.put('pages/a.html.gz', body, { ...HTML, contentEncoding: 'gzip' })).toBe('written');
      const stored = await blobs.get('pages/a.html.gz');
      expect(stored && bytesOf(stored)).toEqual([...body]);
      expect(stored).toMatchObject({ ...HTML, contentEncoding: 'gzip' });
    });

    it('gives back no header that was not put', async () => {
      await blobs.put('pages/a.html', 'x', { contentType: 'text/plain' });
      const stored = await blobs.get('pages/a.html');
      expect(stored?.contentType).toBe('text/plain');
      expect(stored?.cacheControl).toBeUndefined();
      expect(stored?.contentEncoding).toBeUndefined();
    });

    it('writes text as UTF-8, and empty bodies', async () => {
      await blobs.put('a.txt', 'Пхеньян ✓', JSON_TYPE);
      await blobs.put('empty.txt', '', JSON_TYPE);
      expect(textOf(await blobs.get('a.txt'))).toBe('Пхеньян ✓');
      expect(textOf(await blobs.get('empty.txt'))).toBe('');
    });

    it('answers undefined for what is not there', async () => {
      expect(await blobs.get('not/there.json')).toBeUndefined();
      await blobs.put('a/b/c.json', '{}', JSON_TYPE);
      expect(await blobs.get('a/b')).toBeUndefined();
      expect(await blobs.get('a/b/c.json/d')).toBeUndefined();
    });

    it('tells written from unchanged by body and by headers', async () => {
      expect(await blobs.put('a.html', 'one', HTML)).toBe('written');
      expect(await blobs.put('a.html', 'one', HTML)).toBe('unchanged');
      expect(await blobs.put('a.html', 'two', HTML)).toBe('written');
      expect(await blobs.put('a.html', 'two', { ...HTML, cacheControl: 'no-cache' })).toBe('written');
      expect(await blobs.get('a.html')).toMatchObject({ cacheControl: 'no-cache' });
      expect(await blobs.put('a.html', 'two', { contentType: HTML.contentType })).toBe('written');
      expect((await blobs.get('a.html'))?.cacheControl).toBeUndefined();
      expect(await blobs.put('a.html', 'one', { contentType: HTML.contentType })).toBe('written');
      expect((await blobs.get('a.html'))?.cacheControl).toBeUndefined();
      expect(textOf(await blobs.get('a.html'))).toBe('one');
    });

    it('leaves an object alone with ifAbsent', async () => {
      expect(await blobs.put('a.json', 'first', JSON_TYPE, { ifAbsent: true })).toBe('written');
      expect(await blobs.put('a.json', 'second', HTML, { ifAbsent: true })).toBe('exists');
      expect(await blobs.put('a.json', 'first', JSON_TYPE, { ifAbsent: true })).toBe('exists');
      expect(textOf(await blobs.get('a.json'))).toBe('first');
      expect(await blobs.get('a.json')).toMatchObject(JSON_TYPE);
    });

    it('lets exactly one of many concurrent ifAbsent writers win', async () => {
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, writer) =>
          blobs.put('race.json', `writer ${writer}`, { contentType: `x/${writer}` }, { ifAbsent: true }),
        ),
      );
      expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
      expect(answers.filter((answer) => answer === 'exists')).toHaveLength(11);
      const stored = await blobs.get('race.json');
      expect(textOf(stored)).toBe(`writer ${answers.indexOf('written')}`);
      expect(stored?.contentType).toBe(`x/${answers.indexOf('written')}`);
    });

    it('keeps one whole object under concurrent writers', async () => {
      const bodies = Array.from({ length: 8 }, (_, writer) => String(writer).repeat(50_000 + writer));
      await Promise.all(bodies.map((body) => blobs.put('busy.txt', body, JSON_TYPE)));
      expect(bodies).toContain(textOf(await blobs.get('busy.txt')));
    });

    it('has a quoted ETag that depends on the body alone', async () => {
      await blobs.put('a.json', 'same', JSON_TYPE);
      await blobs.put('b/c.html', 'same', HTML);
      await blobs.put('d.json', 'other', JSON_TYPE);
      const [a, b, d] = [await blobs.get('a.json'), await blobs.get('b/c.html'), await blobs.get('d.json')];
      expect(a?.etag).toMatch(/^"[^"]+"$/);
      expect(b?.etag).toBe(a?.etag);
      expect(d?.etag).not.toBe(a?.etag);
      const listed = await collect(blobs.list(''));
      expect(listed).toEqual([
        { key: 'a.json', etag: a?.etag, sizeBytes: 4 },
        { key: 'b/c.html', etag: b?.etag, sizeBytes: 4 },
        { key: 'd.json', etag: d?.etag, sizeBytes: 5 },
      ]);
    });

    it('lists in the byte order of the keys, also across folders', async () => {
      const given = ['a/z', 'a-b/c', 'a.b', 'a/b/c', 'a/b-c', 'a0', 'A', 'b', 'a=1/x', 'a_/x', 'a/b.c', '.x', '-'];
      for (const key of given) await blobs.put(key, key, JSON_TYPE);
      const sorted = given.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
      expect(await keys('')).toEqual(sorted);
      for (const prefix of ['a', 'a/', 'a/b', 'a/b/', 'a-b/c', 'nothing', 'a/b/c/d', '../', '/']) {
        expect([prefix, await keys(prefix)]).toEqual([prefix, sorted.filter((key) => key.startsWith(prefix))]);
      }
    });

    it('deletes, and does not mind what is absent', async () => {
      await blobs.put('a/b.json', '1', HTML);
      await blobs.delete('a/b.json');
      await blobs.delete('a/b.json');
      await blobs.delete('never/there.json');
      expect(await blobs.get('a/b.json')).toBeUndefined();
      expect(await keys('')).toEqual([]);
      expect(await blobs.put('a/b.json', '1', JSON_TYPE, { ifAbsent: true })).toBe('written');
      expect(await blobs.get('a/b.json')).toMatchObject(JSON_TYPE);
    });

    it('has room for an object where a folder was', async () => {
      await blobs.put('a/b/c.json', '1', HTML);
      await blobs.delete('a/b/c.json');
      expect(await blobs.put('a', '2', HTML)).toBe('written');
      expect(await keys('')).toEqual(['a']);
    });

    it.each(BAD_KEYS)('refuses a key with %s', async (_, key) => {
      const refusal = { name: 'StoreError', code: 'bad-key' };
      await expect(blobs.put(key, 'x', JSON_TYPE)).rejects.toMatchObject(refusal);
      await expect(blobs.get(key)).rejects.toMatchObject(refusal);
      await expect(blobs.delete(key)).rejects.toMatchObject(refusal);
    });

    it('behaves as a map of keys, whatever is done to it in whatever order', async () => {
      const key = fc.constantFrom('a/b', 'a/c', 'a-b', 'd/e/f', 'd/e.f');
      const step = fc.oneof(
        fc.record({
          kind: fc.constant('put' as const),
          key,
          body: fc.constantFrom('', 'x', 'y'),
          ifAbsent: fc.boolean(),
        }),
        fc.record({ kind: fc.constant('delete' as const), key }),
      );
      await fc.assert(
        fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
          for (const { key } of await collect(blobs.list(''))) await blobs.delete(key);
          const model = new Map<string, string>();
          for (const each of steps) {
            if (each.kind === 'delete') {
              model.delete(each.key);
              await blobs.delete(each.key);
              continue;
            }
            const before = model.get(each.key);
            const unwritten = each.ifAbsent ? 'exists' : before === each.body ? 'unchanged' : 'written';
            const expected = before === undefined ? 'written' : unwritten;
            if (expected === 'written') model.set(each.key, each.body);
            expect(await blobs.put(each.key, each.body, JSON_TYPE, { ifAbsent: each.ifAbsent })).toBe(expected);
          }
          expect(await keys('')).toEqual([...model.keys()].sort());
          for (const [stored, body] of model) expect(textOf(await blobs.get(stored))).toBe(body);
        }),
        { numRuns: 25 },
      );
    });
  });
}

function bytesOf(blob: StoredBlob): number[] {
  return [...blob.body];
}

export function textOf(blob: StoredBlob | undefined): string | undefined {
  return blob && Buffer.from(blob.body).toString();
}

async function collect(infos: AsyncIterable<BlobInfo>): Promise<BlobInfo[]> {
  const collected: BlobInfo[] = [];
  for await (const info of infos) collected.push(info);
  return collected;
}
