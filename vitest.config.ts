// Tests run in plain Node; no test leaves the machine, so a hanging one is a bug and ends after 20 s.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/setup.ts'],
    testTimeout: 20_000,
    hookTimeout: 30_000,
    env: { NO_COLOR: '1', TZ: 'UTC' },
  },
});
