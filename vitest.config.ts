import { defineConfig } from 'vitest/config';

/** Suites that put doubles in the place of modules or of the SDK's classes: each file in a process of its own. */
const WITH_DOUBLES = ['test/lambdas/**/*.test.ts', 'test/infra/**/*.test.ts', 'test/shared/adapters/aws/**/*.test.ts'];
const IN_BROWSER = ['test/browser/**/*.test.ts'];

const common = { testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' } as const;

/** `npm test` needs Node and npm only; what needs a browser runs with `npm run test:browser`. */
export default defineConfig({
  test: {
    globalSetup: ['test/temporary-folder.ts'],
    projects:
      process.env.CLAIMWIRE_TEST === 'browser'
        ? [{ extends: true, test: { ...common, name: 'browser', include: IN_BROWSER } }]
        : [
            { extends: true, test: { ...common, name: 'doubles', include: WITH_DOUBLES } },
            {
              extends: true,
              test: {
                ...common,
                name: 'shared',
                // Importing what all suites share takes longer than running them: a process keeps it from file to file.
                isolate: false,
                include: ['test/**/*.test.ts'],
                exclude: [...WITH_DOUBLES, ...IN_BROWSER],
              },
            },
          ],
  },
});
