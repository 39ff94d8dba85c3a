import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAllowed, parseRobots, rulesFor } from '#shared/articles/robots.ts';

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
    ['an escaped letter is the letter', 'User-agent: *\nDisallow: /%62a%7A', '/baz', false],
    ['also in the path', 'User-agent: *\nDisallow: /~x', '/%7ex', false],
    ['a reserved character is not', 'User-agent: *\nDisallow: /a%2Fb', '/a/b', true],
    ['an escaped star is a star', 'User-agent: *\nDisallow: /a-%2A.html', '/a-*.html', false],
    ['and no other sign', 'User-agent: *\nDisallow: /a-%2A.html', '/a-b.html', true],
    ['a dollar that is not at the end is one', 'User-agent: *\nDisallow: /a$b', '/a$b', false],
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

  it('leaves out the line that the limit cuts in two', () => {
    const filled = `User-agent: *\n${'#'.repeat(500 * 1024 - 40)}\nDisallow: /a`;
    const cut = `${filled}${'b'.repeat(100)}`;
    expect(allows(cut, `/a${'b'.repeat(10)}`)).toBe(true);
    expect(allows(filled, '/a')).toBe(false);
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

describe('rulesFor', () => {
  const SHARED = 'User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /%61$b\nAllow: /*.html$\n';

  it('keeps the rules of one crawler, encoded', () => {
    expect(rulesFor(parseRobots(SHARED), 'claimwire')).toBe('User-agent: *\nDisallow: /a%24b\nAllow: /*.html$\n');
    expect(rulesFor(parseRobots('User-agent: other\nDisallow: /'), 'claimwire')).toBe('');
  });

  it('says the same as the whole', () => {
    const line = fc.constantFrom(
      'Disallow: /a',
      'Allow: /a/b',
      'Disallow: /*c$',
      'Disallow: /%7Ex',
      'Allow: /$d',
      'Disallow: /',
    );
    const agent = fc.constantFrom('User-agent: *', 'User-agent: claimwire', 'User-agent: other', 'Crawl-delay: 5');
    const path = fc.constantFrom('/', '/a', '/a/b', '/x/c', '/~x', '/%7ex', '/$d', '/a/b/c');
    fc.assert(
      fc.property(fc.array(fc.oneof(line, agent), { maxLength: 12 }), path, (lines, where) => {
        const robots = parseRobots(lines.join('\n'));
        const kept = parseRobots(rulesFor(robots, 'claimwire'));
        expect(isAllowed(kept, 'claimwire', where)).toBe(isAllowed(robots, 'claimwire', where));
      }),
    );
  });
});
