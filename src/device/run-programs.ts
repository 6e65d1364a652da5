// Runs helper programs of the system, with a time limit and without a shell.
import { execFile } from 'node:child_process';

const LONGEST_MS = 10_000;

/** How one ended; undefined when there is no such program, or it did not end in time. */
export type ProgramEnd = { readonly exitCode: number; readonly stdout: string; readonly stderr: string } | undefined;

export const systemPrograms = (env: Readonly<Record<string, string | undefined>>, signal?: AbortSignal) => ({
  run: (
    program: string,
    args: readonly string[],
    options: { readonly cwd: string; readonly env?: Readonly<Record<string, string>> },
  ): Promise<ProgramEnd> =>
    new Promise((resolve) => {
      execFile(
        program,
        [...args],
        {
          cwd: options.cwd,
          env: { ...env, ...options.env, LC_ALL: 'C' },
          timeout: LONGEST_MS,
          ...(signal === undefined ? {} : { signal }),
          maxBuffer: 4 * 1024 * 1024,
        },
        (error, stdout, stderr) => {
          const code = error === null ? 0 : error.code;
          resolve(typeof code === 'number' ? { exitCode: code, stdout, stderr } : undefined);
        },
      );
    }),
});
