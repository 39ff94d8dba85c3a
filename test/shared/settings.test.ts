import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ConfigError } from '#shared/errors.ts';
import { ENV, WORKER_RESOURCES, WORKERS } from '#shared/names.ts';
import { loadSettings, userAgent } from '#shared/settings.ts';

/** Every variable that there is, so that a worker must choose its own. */
const ENVIRONMENT = {
  ...Object.fromEntries(Object.values(ENV).map((name) => [name, `value-of-${name}`])),
  [ENV.siteBaseUrl]: 'https://site.example/',
  [ENV.contactUrl]: 'https://desk.example/about',
  [ENV.logLevel]: 'info',
  [ENV.keepRaw]: 'false',
  [ENV.webhooks]: '{}',
};

describe('loadSettings', () => {
  it.each(WORKERS)('gives %s its own resources only', (worker) => {
    const { resources } = loadSettings(worker, ENVIRONMENT);
    expect(resources).toEqual(
      Object.fromEntries(WORKER_RESOURCES[worker].map((name) => [name, `value-of-${ENV[name]}`])),
    );
  });

  it('reads the rest, with defaults', () => {
    const { siteBaseUrl, contactUrl, keepRaw, logLevel, webhooks } = loadSettings('poll', {
      ...ENVIRONMENT,
      [ENV.siteBaseUrl]: 'https://site.example/news',
      [ENV.logLevel]: undefined,
      [ENV.keepRaw]: '',
      [ENV.webhooks]: undefined,
    });
    expect({ siteBaseUrl, contactUrl, keepRaw, logLevel, webhooks }).toEqual({
      siteBaseUrl: 'https://site.example/news/',
      contactUrl: 'https://desk.example/about',
      keepRaw: false,
      logLevel: 'info',
      webhooks: new Map(),
    });
  });

  it('reads webhooks by name', () => {
    const target = { url: 'https://hooks.example/in', secret: 'whsec_c2VjcmV0' };
    const env = { ...ENVIRONMENT, [ENV.webhooks]: JSON.stringify({ desk: target }) };
    expect(loadSettings('notify', env).webhooks).toEqual(new Map([['desk', target]]));
  });

  it.each([
    ['a table that is not named', ENV.feedTable, undefined, `${ENV.feedTable} is not set; the fetch worker needs it`],
    [
      'a bucket with an empty name',
      ENV.articleBucket,
      '',
      `${ENV.articleBucket} is not set; the fetch worker needs it`,
    ],
    ['no contact', ENV.contactUrl, undefined, `${ENV.contactUrl} is not set; the fetch worker needs it`],
    ['a contact that is no address', ENV.contactUrl, 'the desk', `${ENV.contactUrl}: must be an http, https or mailto`],
    ['a site that is no address', ENV.siteBaseUrl, 'ftp://x.example/', `${ENV.siteBaseUrl}: must be an absolute http`],
    ['a level that there is not', ENV.logLevel, 'loud', `${ENV.logLevel}: `],
    ['a switch that is neither', ENV.keepRaw, 'yes', `${ENV.keepRaw}: `],
    ['webhooks that are not JSON', ENV.webhooks, '{"desk"', `${ENV.webhooks}: is not JSON`],
    [
      'a webhook without a secret',
      ENV.webhooks,
      '{"desk":{"url":"https://a.example/"}}',
      `${ENV.webhooks}.desk.secret: `,
    ],
  ])('refuses %s and names the variable', (_, name, value, message) => {
    const load = () => loadSettings('fetch', { ...ENVIRONMENT, [name]: value });
    expect(load).toThrow(ConfigError);
    expect(load).toThrow(message);
  });

  it('never repeats a secret in an error', () => {
    const env = { ...ENVIRONMENT, [ENV.webhooks]: '{"desk":{"url":"nowhere","secret":"whsec_topsecret"}}' };
    expect(() => loadSettings('notify', env)).toThrow(expect.not.stringContaining('topsecret'));
  });
});

describe('userAgent', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

  it.each([
    ['says who we are and how to reach us', 'https://desk.example/about', 'https://desk.example/about'],
    ['takes a mail address', 'mailto:desk@desk.example', 'mailto:desk@desk.example'],
    ['stays ASCII, and one comment', 'https://désk.example/(ü)', 'https://xn--dsk-bma.example/%28%C3%BC%29'],
  ])('%s', (_, contactUrl, shown) => {
    expect(userAgent(contactUrl)).toBe(`claimwire/${version} (+${shown})`);
  });
});
