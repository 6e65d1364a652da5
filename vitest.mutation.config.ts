// The tests that judge a mutant of the rooms that sign and the rooms that word a problem: small ones that name a line, no whole runs of the program.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'test/vendors/*/{vectors,apns,honor,meizu,oppo,xiaomi,credentials,auth}.test.ts',
      'test/tencent-im/{vectors,user-sig,read-user-sig}.test.ts',
      'test/vendors/auth.test.ts',
      'test/crypto/*.test.ts',
      'test/problems/{exit-code,render}.test.ts',
    ],
    setupFiles: ['test/setup.ts'],
    testTimeout: 60_000,
    env: { NO_COLOR: '1', TZ: 'UTC', FC_RUNS: '20' },
  },
});
