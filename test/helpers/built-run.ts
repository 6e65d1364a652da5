// The built program as a separate process, for long runs: killed, interrupted, resumed; and the content of its journal.
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { emptyCache } from './run-cli.js';

/** The variables that a program needs from this environment, and the folder for its coverage if that is measured. */
export const fromOutside = (): Record<string, string> => {
  const { PATH = '', NODE_V8_COVERAGE } = process.env;
  return { PATH, ...(NODE_V8_COVERAGE === undefined ? {} : { NODE_V8_COVERAGE }) };
};

const bin = resolve('bin/tim-push.js');
const cacheDir = emptyCache();

export interface BuiltRun {
  readonly child: ChildProcess;
  stdout: string;
  stderr: string;
  /** Exit code, or the name of the signal. */
  readonly end: Promise<number | string>;
  saw(text: string): Promise<void>;
}

/** `shell` gets program and arguments as "$0" "$@". End the process with `child.kill`. */
export function startBuilt(
  folder: string,
  argv: readonly string[],
  shell?: string,
  more: Readonly<Record<string, string>> = {},
): BuiltRun {
  const words = [bin, ...argv];
  const env = { ...fromOutside(), NO_COLOR: '1', LANG: 'C', TIM_PUSH_CACHE_DIR: cacheDir, ...more };
  const child =
    shell === undefined
      ? spawn(process.execPath, words, { cwd: folder, env })
      : spawn('sh', ['-c', shell, process.execPath, ...words], { cwd: folder, env });
  const run: BuiltRun = {
    child,
    stdout: '',
    stderr: '',
    end: new Promise((done) => child.on('close', (code, signal) => done(code ?? signal ?? 'gone'))),
    async saw(text) {
      while (!`${run.stdout}${run.stderr}`.includes(text)) await new Promise((wait) => setTimeout(wait, 5));
    },
  };
  child.stdout?.on('data', (bytes) => {
    run.stdout += String(bytes);
  });
  child.stderr?.on('data', (bytes) => {
    run.stderr += String(bytes);
  });
  return run;
}

export const until = async (isTrue: () => boolean): Promise<void> => {
  while (!isTrue()) await new Promise((wait) => setTimeout(wait, 5));
};

export interface WrittenLine {
  readonly t?: string | readonly string[];
  readonly s?: string;
  readonly twice?: boolean;
  readonly code?: string;
  readonly again?: readonly string[];
}

/** The lines of `j.ndjson`. */
export const journalLines = (folder: string): WrittenLine[] =>
  readFileSync(join(folder, 'j.ndjson'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as WrittenLine);

/** The final results by name; throws when a device token has two. */
export function endsOf(folder: string): Map<string, WrittenLine> {
  const ends = new Map<string, WrittenLine>();
  for (const line of journalLines(folder)) {
    if (line.again?.includes('unreachable') === true)
      for (const [name, { s }] of ends) if (s === 'unreachable') ends.delete(name);
    if (line.s === undefined || typeof line.t !== 'string') continue;
    if (ends.has(line.t)) throw new Error(`${line.t} has two results`);
    ends.set(line.t, line);
  }
  return ends;
}
