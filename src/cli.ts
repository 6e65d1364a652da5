// The front door: argv in, exit code out. `--version` answers before anything else is loaded.
import { EXIT } from './problems/exit-code.js';
import { version } from './version.js';

/** Runs the program; bin/tim-push.js calls it, so that whoever only loads this file starts nothing. */
export async function main(): Promise<void> {
  const argv = process.argv.slice(2);
  if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
    process.stdout.write(`${version}\n`);
    return;
  }
  // Stands when Node runs out of work before there is an answer: nobody may take silence for success.
  process.exitCode = EXIT.internal;
  const [{ runCli }, { processIo }] = await Promise.all([import('./cli/run.js'), import('./cli/io.js')]);
  // Node drains the streams by itself: ending the process here would cut piped output.
  process.exitCode = await runCli(argv, processIo());
}
