// The running process as values: streams, environment, signals. Built once here, handed to everything else.
import { homedir } from 'node:os';
import type { Io } from '../commands/context/io.js';
import { systemClock, systemRandom } from '../session/system-clock.js';
import { programNameOf } from './program-name.js';

const LONGEST_FLUSH_MS = 2000;

/** A reader that went away (`| head`) is no error of ours: stop quietly. */
const untroubled = <T extends NodeJS.WriteStream>(stream: T): T =>
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

/** Whether there is such a process; one of another user is there as well. */
export function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** The running process as an `Io`. Node opens each stream when it is first touched, and that takes a while: so do we. */
export function processIo(): Io {
  let stdout: NodeJS.WriteStream | undefined;
  let stderr: NodeJS.WriteStream | undefined;
  let isEnding = false;
  let program: string | undefined;
  return {
    get stdout() {
      stdout ??= untroubled(process.stdout);
      return stdout;
    },
    get stderr() {
      stderr ??= untroubled(process.stderr);
      return stderr;
    },
    get stdin() {
      return process.stdin;
    },
    env: process.env,
    get program() {
      program ??= programNameOf(process.env, process.argv[1], process.cwd());
      return program;
    },
    cwd: process.cwd(),
    platform: process.platform,
    home: homedir(),
    userId: process.getuid?.(),
    clock: systemClock,
    random: systemRandom,
    node: { program: process.execPath, version: process.versions.node },
    versions: [
      ['Node', process.versions.node],
      ['OpenSSL', process.versions.openssl],
      [process.platform, process.arch],
    ],
    onInterrupt(handler) {
      process.on('SIGINT', handler);
      process.on('SIGTERM', handler);
      return () => {
        process.off('SIGINT', handler);
        process.off('SIGTERM', handler);
      };
    },
    endProcess(exitCode) {
      if (isEnding) process.exit(exitCode);
      isEnding = true;
      const streams = [stdout, stderr].filter((stream) => stream !== undefined);
      let open = streams.length;
      const end = (): void => {
        open -= 1;
        if (open <= 0) process.exit(exitCode);
      };
      if (open === 0) end();
      for (const stream of streams) stream.write('', end);
      // A reader that takes nothing more does not hold the end up.
      setTimeout(() => process.exit(exitCode), LONGEST_FLUSH_MS);
    },
    process: { pid: process.pid, isRunning },
    runChild: async (order) => (await import('./run-child.js')).runChild(order),
  };
}
