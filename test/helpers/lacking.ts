// Conditions that a machine may lack: tests that need them are skipped there, and the log says which and why.
import { spawnSync } from 'node:child_process';

const told = new Set<string>();

/** For `runIf` and `skipIf`: true when the machine lacks it; then the reason is printed once. */
export function lacking(isThere: boolean, reason: string): boolean {
  if (isThere) return false;
  if (!told.has(reason)) console.warn(`left out: ${reason}`);
  told.add(reason);
  return true;
}

const isWindows = process.platform === 'win32';

/** Owner, group and mode bits, sh, device files. */
export const lacksPosix = (what: string): boolean => lacking(!isWindows, `${what}: Windows has none of it`);

/** Signals that another process can catch: on Windows `kill` only ends it. */
export const lacksSignals = (what: string): boolean =>
  lacking(!isWindows, `${what}: on Windows a process cannot be sent Ctrl-C from outside`);

export const lacksProgram = (program: string, what: string): boolean =>
  lacking(!isWindows && spawnSync(program, ['--version']).status === 0, `${what}: ${program} is not installed here`);
