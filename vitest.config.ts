// Tests run in plain Node. None leaves the machine, and none depends on its speed: the time limits only end a run that hangs.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/helpers/fresh-build.ts'],
    setupFiles: ['test/setup.ts'],
    // As many as there are processors: most files wait for servers and processes of their own.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // One unsteady test in nine thousand must not stop a build, and must not go unnoticed either.
    retry: 1,
    reporters: ['default', './test/helpers/second-try.ts'],
    env: { NO_COLOR: '1', TZ: 'UTC' },
  },
});
