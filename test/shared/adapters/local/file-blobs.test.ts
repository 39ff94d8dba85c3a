import { mkdir, mkdtemp, readdir, readFile, rm, symlink, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFileBlobs } from '#shared/adapters/local/create-file-blobs.ts';
import { NODE_WRITE_CALLS } from '#shared/adapters/local/write-file.ts';
import type { Blobs } from '#shared/ports.ts';
import { blobsContract } from '../contract/blobs.ts';

const HTML = { contentType: 'text/html; charset=utf-8' };
const CACHED = { ...HTML, cacheControl: 'max-age=60' };

blobsContract('files', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'claimwire-blobs-'));
  return { blobs: createFileBlobs(join(folder, 'site')), close: () => rm(folder, { recursive: true }) };
});

describe('files', () => {
  let folder: string;
  let root: string;
  let blobs: Blobs;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'claimwire-blobs-'));
    root = join(folder, 'site');
    blobs = createFileBlobs(root);
  });
  afterEach(() => rm(folder, { recursive: true }));

  const files = async (path: string) =>
    (await readdir(path, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
      .sort();
  const listed = async () => {
    const keys: string[] = [];
    for await (const { key } of blobs.list('')) keys.push(key);
    return keys;
  };

  it('are plain: the folder holds the bodies and nothing else', async () => {
    await blobs.put('stories/x/index.html', '<p>', CACHED);
    await blobs.put('feed.json', '{}', { contentType: 'application/feed+json' });
    await blobs.put('a.json', '{}', { contentType: 'application/json' });
    expect(await files(root)).toEqual(['a.json', 'feed.json', 'stories/x/index.html']);
    expect(await readFile(join(root, 'stories/x/index.html'), 'utf8')).toBe('<p>');
    // A side file stands only where the extension does not say it all.
    expect(await files(`${root}.meta`)).toEqual(['feed.json.json', 'stories/x/index.html.json']);
    await blobs.put('feed.json', '{}', { contentType: 'application/json' });
    await blobs.delete('stories/x/index.html');
    expect(await files(`${root}.meta`)).toEqual([]);
    expect(await readdir(root)).toEqual(['a.json', 'feed.json']);
  });

  it.each([
    ['page.html', 'text/html; charset=utf-8', undefined],
    ['article.json', 'application/json', undefined],
    ['raw.html.gz', 'text/html; charset=utf-8', 'gzip'],
    ['what', 'application/octet-stream', undefined],
  ])('without a side file serve %s by its extension', async (key, contentType, contentEncoding) => {
    await mkdir(root);
    await writeFile(join(root, key), 'by hand');
    const stored = await blobs.get(key);
    expect([stored?.contentType, stored?.contentEncoding]).toEqual([contentType, contentEncoding]);
    expect(await listed()).toEqual([key]);
  });

  it('take a broken side file for none', async () => {
    await blobs.put('a.html', 'x', CACHED);
    await writeFile(join(`${root}.meta`, 'a.html.json'), '{"half');
    expect((await blobs.get('a.html'))?.cacheControl).toBeUndefined();
    expect(await blobs.put('a.html', 'x', CACHED)).toBe('written');
    expect((await blobs.get('a.html'))?.cacheControl).toBe('max-age=60');
  });

  it('keep body and headers together whatever call a crash comes before', async () => {
    for (let survived = 0; survived < 40; survived += 1) {
      await blobs.put('a.html', 'old', CACHED);
      let left = survived;
      const crash = <Call extends (...given: never[]) => unknown>(call: Call) =>
        ((...given: never[]) => {
          left -= 1;
          if (left < 0) throw new Error('killed');
          return call(...given);
        }) as Call;
      const { open, rename, link, unlink, mkdir: makeFolder } = NODE_WRITE_CALLS;
      const dying = createFileBlobs(root, {
        open: crash(open),
        rename: crash(rename),
        link: crash(link),
        unlink: crash(unlink),
        mkdir: crash(makeFolder),
      });
      const outcome = await dying.put('a.html', 'new', { ...HTML, contentEncoding: 'gzip' }).catch(() => 'killed');
      const stored = await blobs.get('a.html');
      const expected =
        stored && Buffer.from(stored.body).toString() === 'old' ? CACHED : { ...HTML, contentEncoding: 'gzip' };
      expect({ ...stored, body: undefined, etag: undefined }).toEqual(expected);
      if (outcome === 'written') return;
    }
    throw new Error('the write never came to its end');
  });

  it('let one of several writers win that know nothing of each other', async () => {
    const writers = Array.from({ length: 8 }, () => createFileBlobs(root));
    const answers = await Promise.all(
      writers.map((each, count) => each.put('a', `${count}`, HTML, { ifAbsent: true })),
    );
    expect(answers.filter((answer) => answer === 'written')).toHaveLength(1);
    expect(Buffer.from((await blobs.get('a'))?.body ?? []).toString()).toBe(String(answers.indexOf('written')));
  });

  it('survive folders that come and go under them', async () => {
    const churn = async (key: string) => {
      for (let count = 0; count < 40; count += 1) {
        await blobs.put(key, `${count}`, HTML);
        await blobs.delete(key);
      }
    };
    await Promise.all(['a/b/1', 'a/b/2', 'a/b/c/3', 'a/4'].map(churn));
    expect(await readdir(root)).toEqual([]);
  });

  it('sweep away what killed writers left, and nothing that is being written', async () => {
    const dead = 2 ** 22 + 1;
    await mkdir(root);
    await mkdir(`${root}.meta`);
    const left = [`.tmp-${dead}-ab12-1~`, `.tmp-${process.pid}-ab12-7~`];
    const living = `.tmp-${process.ppid}-ab12-1~`;
    for (const name of [...left, living, '.tmp-note']) await writeFile(join(root, name), 'half');
    await writeFile(join(`${root}.meta`, `.tmp-${dead}-ab12-1~`), 'half');
    blobs = createFileBlobs(root);
    expect(await readdir(root)).toEqual([living, '.tmp-note'].sort());
    expect(await readdir(`${root}.meta`)).toEqual([]);
    expect(await listed()).toEqual(['.tmp-note']);
    const longAgo = new Date('2001-01-01');
    await utimes(join(root, living), longAgo, longAgo);
    createFileBlobs(root);
    expect(await readdir(root)).toEqual(['.tmp-note']);
  });

  it('follow no symbolic link out of their folder', async () => {
    await mkdir(join(folder, 'outside'));
    await writeFile(join(folder, 'outside', 'secret.html'), 'secret');
    await blobs.put('a.html', 'x', HTML);
    await symlink(join(folder, 'outside'), join(root, 'link'));
    await symlink(join(folder, 'outside', 'secret.html'), join(root, 'link.html'));
    const unsafe = { name: 'StoreError', code: 'unsafe-path' };
    await expect(blobs.get('link/secret.html')).rejects.toMatchObject(unsafe);
    await expect(blobs.get('link.html')).rejects.toMatchObject(unsafe);
    await expect(blobs.put('link/new.html', 'x', HTML)).rejects.toMatchObject(unsafe);
    await expect(blobs.delete('link/secret.html')).rejects.toMatchObject(unsafe);
    expect(await listed()).toEqual(['a.html']);
    expect(await readdir(join(folder, 'outside'))).toEqual(['secret.html']);
  });

  it('may have a root that is a link itself', async () => {
    await mkdir(join(folder, 'elsewhere'));
    await symlink(join(folder, 'elsewhere'), root);
    expect(await blobs.put('a/b.html', 'x', HTML)).toBe('written');
    expect(await readFile(join(folder, 'elsewhere', 'a', 'b.html'), 'utf8')).toBe('x');
  });

  it('say so when one key is a folder of the other', async () => {
    await blobs.put('a/b', 'x', HTML);
    await expect(blobs.put('a', 'x', HTML)).rejects.toMatchObject({ name: 'StoreError', code: 'bad-key' });
    await expect(blobs.put('a/b/c', 'x', HTML)).rejects.toMatchObject({ name: 'StoreError', code: 'bad-key' });
    expect(await listed()).toEqual(['a/b']);
    expect(await readdir(root)).toEqual(['a']);
  });
});
