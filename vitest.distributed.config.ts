// Tests with a real Redis and several processes: CI runs them, `npm run test:distributed` does where redis-server is installed.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/distributed/**/*.distributed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    env: { TZ: 'UTC' },
  },
});
