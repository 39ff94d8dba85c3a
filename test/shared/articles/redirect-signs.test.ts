import { describe, expect, it } from 'vitest';
import { refusalOfRedirect } from '#shared/articles/redirect-signs.ts';

const ASKED = 'https://www.example.com/world/story-1';

describe('refusalOfRedirect', () => {
  it.each([
    ['no redirect', ASKED, ASKED, undefined],
    ['to another spelling', ASKED, 'https://www.example.com/world/story-1.html', undefined],
    ['to another site', 'https://feeds.example.net/~r/1', ASKED, undefined],
    ['to the front page', ASKED, 'https://www.example.com/', 'soft-404'],
    ['to the front page of a language', ASKED, 'https://www.example.com/en/', 'soft-404'],
    ['to a page named by a parameter', ASKED, 'https://www.example.com/?p=3', undefined],
    ['the front page itself, by https', 'http://www.example.com/', 'https://www.example.com/', undefined],
    ['to an error page', ASKED, 'https://www.example.com/404.html', 'soft-404'],
    ['to a log-in', ASKED, 'https://www.example.com/login?next=%2Fworld', 'login'],
    ['to an account', ASKED, 'https://id.example.com/accounts/signin', 'login'],
    ['an article about log-ins', 'https://e.com/login/story', 'https://e.com/login/story/', undefined],
    ['a word in a title', ASKED, 'https://www.example.com/world/how-to-subscribe-to-it', undefined],
    ['to an offer', ASKED, 'https://www.example.com/subscribe/?from=story', 'paywall'],
    ['to a question about cookies', ASKED, 'https://consent.example.com/m?continue=x', 'consent-wall'],
  ])('%s', (_, asked, final, expected) => {
    expect(refusalOfRedirect(asked, final)?.reason).toBe(expected);
  });
});
