// Tests run in plain Node. None leaves the machine, and none depends on its speed: the time limits only end a run that hangs.
import { configDefaults, defineConfig } from 'vitest/config';

/** What replaces a module of the program for itself. */
const ALONE = ['test/package/lean-axios.test.ts'];
/** Files that .ci/run leaves for the packed program; vitest does not hand `--exclude` on to projects. */
const LATER = (process.env['TIM_PUSH_TESTS_LATER'] ?? '').split(' ').filter((file) => file !== '');

export default defineConfig({
  test: {
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
    projects: [
      // One process takes many files: reading the sources anew for each took a fifth of the time.
      {
        extends: true,
        test: {
          name: 'together',
          include: ['test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...ALONE, ...LATER],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
  },
});
