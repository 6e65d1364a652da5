// The example's producer and worker as child processes, and what a worker has written so far.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { ended } from './redis.js';

const FOLDER = join(process.cwd(), 'examples', 'bullmq-worker');

/** One line of a worker's NDJSON. */
export interface Line {
  readonly event: 'begin' | 'result' | 'end';
  readonly job: string;
  readonly attempt: number;
  readonly token?: string;
  readonly status?: string;
  readonly code?: string;
  readonly done?: number;
  readonly later?: number;
  readonly maybeSentTwice?: true;
  readonly gaveUp?: true;
}

export interface WorkerProcess {
  lines(): readonly Line[];
  /** Kills the worker in the middle of a batch that has some results, and returns that batch. */
  killInBatch(results: number): Promise<string>;
  stop(): Promise<void>;
}

/** Keeps out the config and the environment variables of the person who runs the tests. */
const environment = (more: Readonly<Record<string, string>>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  ...more,
});

export async function produce(cwd: string, flags: readonly string[], env: Readonly<Record<string, string>>) {
  const { stdout } = await promisify(execFile)(process.execPath, [join(FOLDER, 'producer.mjs'), ...flags], {
    cwd,
    env: environment(env),
  });
  return JSON.parse(stdout) as { run: string; jobs: number; tokens: number; duplicates: number };
}

export async function startWorker(
  cwd: string,
  file: string,
  env: Readonly<Record<string, string>>,
): Promise<WorkerProcess> {
  const child = spawn(process.execPath, [join(FOLDER, 'worker.mjs'), file], {
    cwd,
    env: environment(env),
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  await untilSaid(child, 'ready');
  const lines = (): readonly Line[] => {
    const path = join(cwd, file);
    const whole = existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];
    return whole.map((line) => JSON.parse(line) as Line);
  };
  return {
    lines,
    async killInBatch(results) {
      for (;;) {
        await until(() => resultsOfOpenBatch(lines()) >= results, 'a batch that is half sent');
        // Paused first: output written between the check and the kill would make the check worthless.
        child.kill('SIGSTOP');
        await sleep(100);
        if (resultsOfOpenBatch(lines()) >= results) break;
        child.kill('SIGCONT');
      }
      const job = lines().findLast(({ event }) => event === 'begin')?.job ?? '';
      await ended(child, () => child.kill('SIGKILL'));
      return job;
    },
    stop: () => ended(child, () => child.kill('SIGTERM')),
  };
}

/** Results of the batch that has started and not ended. */
function resultsOfOpenBatch(lines: readonly Line[]): number {
  const begin = lines.findLastIndex(({ event }) => event === 'begin');
  const after = lines.slice(begin + 1);
  return begin === -1 || after.some(({ event }) => event === 'end') ? 0 : after.length;
}

function untilSaid(child: ChildProcess, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stderr?.on('data', (chunk) => {
      output += String(chunk);
      if (output.includes(word)) resolve();
    });
    child.once('exit', (code) => reject(new Error(`the worker ended with exit code ${code}:\n${output}`)));
  });
}

/** Polls; the limit is for a broken program, not for a slow machine. */
export async function until(holds: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (let looks = 0; looks < 1500; looks += 1) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`waited in vain for ${what}`);
}
