import { defineConfig } from 'vitest/config';

/** Suites that put doubles in the place of modules or of the SDK's classes: each file in a process of its own. */
const WITH_DOUBLES = ['test/lambdas/**/*.test.ts', 'test/infra/**/*.test.ts', 'test/shared/adapters/aws/**/*.test.ts'];
const IN_BROWSER = ['test/browser/**/*.test.ts'];
const CONTRACT = ['test/shared/adapters/aws/*.test.ts'];
const ON_AWS = ['test/aws/**/*.test.ts'];
const WITH_FAULTS = ['test/faults/**/*.test.ts'];

/** Runs of their own, by the value of `CLAIMWIRE_TEST`: what needs more than Node and npm, or more time. */
const APART: Readonly<Record<string, readonly string[]>> = {
  browser: IN_BROWSER,
  /** What `npm run test:aws` starts, on an emulator of all services, on any endpoint, and on one that has tables only. */
  aws: [...CONTRACT, ...ON_AWS],
  contract: CONTRACT,
  /** Every call, every fault, a thousand orders: minutes. */
  faults: WITH_FAULTS,
  tables: ['test/shared/adapters/aws/dynamo-table.test.ts'],
};
const apart = APART[process.env.CLAIMWIRE_TEST ?? ''];

const common = { testTimeout: 30_000, hookTimeout: 120_000, pool: 'forks' } as const;

/** `npm test` needs Node and npm only; `npm run test:browser` a browser, `npm run test:aws` Python and Java. */
export default defineConfig({
  test: {
    globalSetup: ['test/temporary-folder.ts'],
    projects:
      apart !== undefined
        ? [
            {
              extends: true,
              test: {
                ...common,
                name: process.env.CLAIMWIRE_TEST,
                include: [...apart],
                setupFiles: ['test/aws/moto-faults.ts'],
              },
            },
          ]
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
                exclude: [...WITH_DOUBLES, ...IN_BROWSER, ...ON_AWS, ...WITH_FAULTS],
              },
            },
          ],
  },
});
