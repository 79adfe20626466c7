import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/helpers/global-setup.ts'],
    // Each file in a process of its own: PGlite and Wechaty keep state in the process.
    pool: 'forks',
    maxWorkers: 2,
    // Two cores, shared: a start of the embedded database may take seconds beside other work. A test that needs a retry is broken.
    testTimeout: 30_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
