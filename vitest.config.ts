import { configDefaults, defineConfig } from 'vitest/config';

/** `npm test` needs Node and npm only; what needs a browser runs with `npm run test:browser`. */
const isBrowser = process.env.CLAIMWIRE_TEST === 'browser';

export default defineConfig({
  test: {
    include: [isBrowser ? 'test/browser/**/*.test.ts' : 'test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(isBrowser ? [] : ['test/browser/**'])],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
  },
});
