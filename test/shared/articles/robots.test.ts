import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { crawlDelaySeconds, isAllowed, parseRobots } from '#shared/articles/robots.ts';

const allows = (robots: string, path: string, token = 'claimwire'): boolean =>
  isAllowed(parseRobots(robots), token, path);

describe('isAllowed', () => {
  it.each([
    ['nothing is said', '', '/a', true],
    ['all is closed', 'User-agent: *\nDisallow: /', '/a', false],
    ['an empty rule', 'User-agent: *\nDisallow:', '/a', true],
    ['a group for somebody else', 'User-agent: other\nDisallow: /', '/a', true],
    [
      'our own group goes before that of all',
      'User-agent: *\nDisallow: /\n\nUser-agent: claimwire\nDisallow: /b',
      '/a',
      true,
    ],
    ['the token in any case, with a version', 'User-agent: ClaimWire/1.0\nDisallow: /', '/a', false],
    ['several names for a group', 'User-agent: x\nUser-agent: claimwire\nDisallow: /', '/a', false],
    [
      'two groups of ours count together',
      'User-agent: claimwire\nDisallow: /a\n\nUser-agent: claimwire\nDisallow: /b',
      '/b',
      false,
    ],
    ['the longest rule decides', 'User-agent: *\nDisallow: /a\nAllow: /a/b', '/a/b/c', true],
    ['of equal ones the one that allows', 'User-agent: *\nDisallow: /a\nAllow: /a', '/a', true],
    ['the order does not matter', 'User-agent: *\nAllow: /a/b\nDisallow: /a', '/a/b', true],
    ['a star', 'User-agent: *\nDisallow: /*/private', '/x/y/private', false],
    ['an end', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf', false],
    ['an end that is not there', 'User-agent: *\nDisallow: /*.pdf$', '/a.pdf?x', true],
    ['an end without a star', 'User-agent: *\nDisallow: /a$', '/a', false],
    ['a query', 'User-agent: *\nDisallow: /*?print=', '/a?print=1', false],
    ['a prefix of a word', 'User-agent: *\nDisallow: /fish', '/fishheads', false],
    [
      'letters outside ASCII',
      'User-agent: *\nDisallow: /новости',
      '/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8',
      false,
    ],
    ['escapes in any case', 'User-agent: *\nDisallow: /%e2', '/%E2', false],
    ['comments and byte-order mark', '\ufeffUser-agent: * # all\nDisallow: /a # this', '/a', false],
    ['carriage returns', 'User-agent: *\rDisallow: /a', '/a', false],
    ['rules before any group', 'Disallow: /\nUser-agent: *\nAllow: /', '/a', true],
    ['a site map between', 'User-agent: claimwire\nSitemap: https://x.example/s.xml\nDisallow: /a', '/a', false],
    ['robots.txt itself', 'User-agent: *\nDisallow: /', '/robots.txt', true],
  ])('%s', (_, robots, path, expected) => {
    expect(allows(robots, path)).toBe(expected);
  });

  it('does not read beyond 500 KiB', () => {
    expect(allows(`User-agent: *\n${'#'.repeat(500 * 1024)}\nDisallow: /`, '/a')).toBe(true);
  });

  it('is fast on many stars', () => {
    const started = performance.now();
    expect(allows(`User-agent: *\nDisallow: ${'/*a'.repeat(600)}b`, `/${'a/'.repeat(4000)}`)).toBe(true);
    expect(performance.now() - started).toBeLessThan(500);
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (robots, path) => {
        expect(typeof allows(`User-agent: *\nDisallow: ${robots}\n${robots}`, path)).toBe('boolean');
      }),
    );
  });
});

describe('crawlDelaySeconds', () => {
  it.each([
    ['ours', 'User-agent: claimwire\nCrawl-delay: 2.5', 2.5],
    ['that of all', 'User-agent: *\nCrawl-delay: 10', 10],
    ['not that of others', 'User-agent: other\nCrawl-delay: 10', undefined],
    ['no number', 'User-agent: *\nCrawl-delay: soon', undefined],
  ])('%s', (_, robots, expected) => {
    expect(crawlDelaySeconds(parseRobots(robots), 'claimwire')).toBe(expected);
  });
});
