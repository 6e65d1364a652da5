// Whether git ignores a file, tracks it, or neither: git itself decides.
import { dirname } from 'node:path';
import type { ProgramEnd } from '../device/run-programs.js';

/** `outside`: no checkout, or no git here, so that nothing is known and nothing is to be done. */
export type GitState = 'ignored' | 'not-ignored' | 'tracked' | 'outside';

export interface GitPrograms {
  run(program: string, args: readonly string[], options: { readonly cwd: string }): Promise<ProgramEnd>;
}

/** Keeps git from starting programs that the configuration of a checkout names. */
const QUIET = ['-c', 'core.fsmonitor=false'];

export async function gitStateOf(path: string, programs: GitPrograms): Promise<GitState> {
  const cwd = dirname(path);
  const tracked = await programs.run('git', [...QUIET, 'ls-files', '--error-unmatch', '--', path], { cwd });
  if (tracked === undefined || tracked.exitCode > 1) return 'outside';
  if (tracked.exitCode === 0) return 'tracked';
  const ignored = await programs.run('git', [...QUIET, 'check-ignore', '--quiet', '--', path], { cwd });
  return ignored?.exitCode === 0 ? 'ignored' : ignored?.exitCode === 1 ? 'not-ignored' : 'outside';
}
