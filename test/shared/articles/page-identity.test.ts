import { describe, expect, it } from 'vitest';
import { identityOfPage } from '#shared/articles/page-identity.ts';

const FOUND = 'https://www.example.com/world/story-1.html';

describe('identityOfPage', () => {
  it.each([
    ['another address of the same site', FOUND, 'https://example.com/s/1', 'https://example.com/s/1'],
    ['the same address', FOUND, `${FOUND}?utm_source=x#top`, FOUND],
    ['none', FOUND, undefined, undefined],
    ['no address at all', FOUND, 'javascript:void(0)', undefined],
    ['another domain', FOUND, 'https://agency.example.org/1', undefined],
    ['another registrable domain under one suffix', 'https://a.co.uk/1', 'https://b.co.uk/1', undefined],
    ['the front page', FOUND, 'https://www.example.com/', undefined],
    ['the folder that it lies in', FOUND, 'https://www.example.com/world/', undefined],
    ['its own path without the parameter', 'https://e.com/a.php?id=5', 'https://e.com/a.php', undefined],
    ['a front page with a parameter', FOUND, 'https://www.example.com/?p=15', 'https://www.example.com/?p=15'],
    ['the first page of several', 'https://e.com/story/2', 'https://e.com/story', 'https://e.com/story'],
    ['the story behind its print version', 'https://e.com/story/print/', 'https://e.com/story/', 'https://e.com/story'],
  ])('%s', (_, found, declared, expected) => {
    expect(identityOfPage(found, declared)).toBe(expected);
  });
});
