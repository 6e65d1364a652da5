// Runs helper programs of the system, with a time limit and without a shell.
import { execFile } from 'node:child_process';
import type { Programs } from './programs.js';

const LONGEST_MS = 10_000;

export const systemPrograms = (env: Readonly<Record<string, string | undefined>>): Programs => ({
  run: (program, args, options) =>
    new Promise((resolve) => {
      execFile(
        program,
        [...args],
        {
          cwd: options.cwd,
          env: { ...env, ...options.env, LC_ALL: 'C' },
          timeout: LONGEST_MS,
          maxBuffer: 4 * 1024 * 1024,
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code;
          resolve(typeof code === 'number' ? { exitCode: code, stdout, stderr } : undefined);
        },
      );
    }),
});
