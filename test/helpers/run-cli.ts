// Runs the built program inside the test's process: arguments in, everything it wrote and its exit code out. test/helpers/fresh-build.ts builds it.
import { cpSync, existsSync, mkdtempSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { PassThrough, Readable, Writable } from 'node:stream';
import { commandsWithCodes, exitCodesOf } from '../../src/cli/exit-codes.js';
import { isRunning } from '../../src/cli/io.js';
import { runChild } from '../../src/cli/run-child.js';
import type { Io } from '../../src/commands/context/io.js';
import type { Clock } from '../../src/push/types.js';
import { systemClock, systemRandom } from '../../src/session/system-clock.js';

type Cli = (argv: readonly string[], io: Io) => Promise<number>;

/** The entry of the bundle, which bin/tim-push.js starts too. */
const { run: builtCli } = createRequire(import.meta.url)(resolve('dist/cli.cjs')) as { readonly run: Cli };

export interface RunOptions {
  /** Another program than the built one; for tests that change a source. */
  readonly cli?: Cli;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly stdin?: string | Readable;
  /** Another operating system than this one. */
  readonly platform?: NodeJS.Platform;
  readonly clock?: Clock;
  /** The program as it is typed; plain `tim-push` otherwise. */
  readonly program?: string;
  /** Milliseconds since 1970 at which time stands still for the program. */
  readonly now?: number;
  /** Stdout is a terminal of so many columns. */
  readonly columns?: number;
  /** Stderr is one of so many. */
  readonly stderrColumns?: number;
  /** The user who runs it; unknown otherwise. */
  readonly userId?: number;
  /** An internal error: the program throws as soon as it listens for Ctrl-C. */
  readonly breaks?: boolean;
  /** What a person types on a terminal, one line for each question. */
  readonly typed?: readonly string[];
  /** Called with a function that presses Ctrl-C. */
  readonly onStart?: (interrupt: () => void, output: () => string) => void;
}

export interface RunResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The JSON document on stdout. */
  json(): Record<string, never> & {
    readonly problems: readonly {
      readonly code: string;
      readonly severity: string;
      readonly title: string;
      readonly cause: string;
      readonly fix: readonly string[];
    }[];
  };
}

/** An empty folder of this process' own, by its true name: macOS has a link on the way there, Windows a short name. */
export const emptyFolder = (): string => realpathSync.native(mkdtempSync(join(tmpdir(), 'tim-push-test-')));

/** A new cache without access tokens, in which the sandbox finds the CA that test/helpers/fresh-build.ts let it make. */
export function emptyCache(): string {
  const folder = emptyFolder();
  const made = process.env['TIM_PUSH_TEST_CA'] ?? '';
  if (existsSync(made)) cpSync(made, join(folder, 'sandbox-ca'), { recursive: true });
  return folder;
}

/** The cache of all runs of a test file that bring none of their own. */
export const cacheDir = emptyCache();

export async function run(argv: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  let stdout = '';
  let stderr = '';
  const interrupts: (() => void)[] = [];
  const io: Io = {
    stdout: {
      write: (text) => {
        stdout += text;
        return true;
      },
      isTTY: options.columns !== undefined,
      columns: options.columns ?? 120,
    },
    stderr: {
      write: (text) => {
        stderr += text;
        return true;
      },
      isTTY: options.stderrColumns !== undefined,
      ...(options.stderrColumns === undefined ? {} : { columns: options.stderrColumns }),
    },
    ...(options.typed === undefined
      ? { stdin: stdinOf(options.stdin) }
      : terminal(options.typed, (text) => {
          stderr += text;
        })),
    env: { TIM_PUSH_CACHE_DIR: cacheDir, LANG: 'C', ...options.env },
    ...(options.program === undefined ? {} : { program: options.program }),
    cwd: options.cwd ?? emptyFolder(),
    userId: options.userId,
    platform: options.platform ?? process.platform,
    home: emptyFolder(),
    clock: options.clock ?? (options.now === undefined ? systemClock : { ...systemClock, now: () => options.now ?? 0 }),
    random: systemRandom,
    node: { program: process.execPath, version: process.versions.node },
    versions: [['Node', process.versions.node]],
    process: { pid: process.pid, isRunning },
    runChild,
    endProcess: () => {},
    onInterrupt: (handler) => {
      if (options.breaks === true) throw new Error('broken for a test');
      interrupts.push(handler);
      return () => {};
    },
  };
  options.onStart?.(
    () => {
      for (const handler of interrupts) handler();
    },
    () => stdout,
  );
  const exitCode = await (options.cli ?? builtCli)(argv, io);
  expectListed(argv, exitCode);
  return { exitCode, stdout, stderr, json: () => JSON.parse(stdout) as ReturnType<RunResult['json']> };
}

/** Fails on an exit code that `help exit-codes` does not list. Arguments after `--` belong to another program. */
function expectListed(argv: readonly string[], exitCode: number): void {
  const command = argv.find((word) => commandsWithCodes.includes(word));
  if (command === undefined || argv.includes('--') || exitCodesOf(command).includes(exitCode)) return;
  throw new Error(`${command} ended with ${exitCode}, which src/cli/exit-codes.ts does not list for it`);
}

const stdinOf = (given: string | Readable = ''): Readable =>
  typeof given === 'string' ? Readable.from(given === '' ? [] : [Buffer.from(given)]) : given;

/** A terminal: every question on it is answered with the next line. */
function terminal(typed: readonly string[], show: (text: string) => void): Pick<Io, 'stdin' | 'stderr'> {
  const stdin = Object.assign(new PassThrough(), { isTTY: true });
  const answers = [...typed];
  const screen = new Writable({
    write(chunk, _encoding, done) {
      const text = String(chunk);
      show(text);
      // The question is redrawn with every key; only a new one gets an answer.
      if (/\(y\/N\)|to choose/.test(text) && !stdin.readableEnded) {
        const answer = answers.shift();
        if (answer !== undefined) setImmediate(() => stdin.write(`${answer}\n`));
      }
      done();
    },
  });
  // Like the stderr of a process it stays open, whoever ends it.
  return { stdin, stderr: Object.assign(screen, { isTTY: true, end: () => screen }) as unknown as Io['stderr'] };
}
