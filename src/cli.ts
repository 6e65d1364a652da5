// The front door: argv in, exit code out. `--version` answers before anything else is loaded.
import { version } from './version.js';

const argv = process.argv.slice(2);
if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) {
  process.stdout.write(`${version}\n`);
} else {
  const [{ runCli }, { processIo }] = await Promise.all([import('./cli/run.js'), import('./cli/io.js')]);
  // Node drains the streams by itself: ending the process here would cut piped output.
  process.exitCode = await runCli(argv, processIo());
}
