// The entry point: argv in, exit code out. `--version` answers before anything else is loaded.
import type { Io } from './commands/context/io.js';
import { EXIT } from './problems/exit-code.js';
import { version } from './version.js';

/** Runs the program; bin/tim-push.js calls it, so that loading this file alone starts nothing. */
export async function main(): Promise<void> {
  // Kept when Node runs out of work before there is an answer: silence must not look like success.
  process.exitCode = EXIT.internal;
  // Node drains the streams by itself: ending the process here would cut piped output.
  process.exitCode = await run(process.argv.slice(2));
}

/** One run with these arguments; without an `Io` it works on the process itself. Returns the exit code. */
export async function run(argv: readonly string[], io?: Io): Promise<number> {
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    (io ?? process).stdout.write(`${version}\n`);
    return EXIT.ok;
  }
  if (io !== undefined) return (await import('./cli/run.js')).runCli(argv, io);
  const [{ runCli }, { processIo }] = await Promise.all([import('./cli/run.js'), import('./cli/io.js')]);
  return runCli(argv, processIo());
}
