// Whether a program named on a command line can be started; searches as execvp does.
import { access, constants, stat } from 'node:fs/promises';
import { resolve } from 'node:path';

interface Place {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** `missing`: no such file, and none on the PATH; `not-runnable`: the file has no execute permission. */
export async function findProgram(command: string, { cwd, env }: Place): Promise<'found' | 'missing' | 'not-runnable'> {
  const folders = command.includes('/') ? [''] : (env['PATH'] ?? '').split(':');
  let found: 'missing' | 'not-runnable' = 'missing';
  for (const folder of folders) {
    const path = resolve(cwd, folder, command);
    try {
      if (!(await stat(path)).isFile()) continue;
      await access(path, constants.X_OK);
      return 'found';
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EACCES') found = 'not-runnable';
    }
  }
  return found;
}
