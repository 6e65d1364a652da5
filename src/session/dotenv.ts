// A .env file: the variables it sets, and the hint that a missing variable is set in one that --dotenv does not name.
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import type { LoadedConfig } from '../config/index.js';
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import { readFileStart } from '../stores/user-files.js';
import { readFailure } from '../text/file-kinds.js';
import type { Machine } from './machine.js';

/** Far above any real file of variables, in bytes. */
const LONGEST = 1024 * 1024;
const USUAL_NAME = '.env';

type Variables = Readonly<Record<string, string | undefined>>;

/** The variables of a file; those of the environment win where both have one. */
export async function withDotenv(
  path: string,
  file: string,
  env: Variables,
): Promise<{ readonly env: Variables } | { readonly problem: Problem }> {
  try {
    return { env: { ...env, ...variablesIn(await readFileStart(path, LONGEST)), ...setOnes(env) } };
  } catch (error) {
    return { problem: configProblem('config/dotenv-unreadable', { args: { file, reason: readFailure(error) } }) };
  }
}

/** Line ends of old Macs and the mark of Windows editors are no part of a name. */
const variablesIn = (text: string): Variables => parseEnv(text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n'));

/** A variable that is empty gives way to the file. */
const setOnes = (env: Variables): Variables =>
  Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value !== ''));

/** The same config; an unset variable that is in a .env beside it is reported with the flag that reads it. */
export async function hintDotenv(config: LoadedConfig, { cwd }: Pick<Machine, 'cwd'>): Promise<LoadedConfig> {
  if (!config.problems.some(({ code }) => code === 'config/unset-variable')) return config;
  const text = await readFileStart(join(cwd, USUAL_NAME), LONGEST).catch(() => '');
  const known = variablesIn(text);
  const problems = config.problems.map((problem) => {
    const { variable } = problem.args;
    if (problem.code !== 'config/unset-variable' || typeof variable !== 'string' || !known[variable]) return problem;
    return configProblem('config/variable-in-dotenv', {
      at: problem.at,
      args: { ...problem.args, file: USUAL_NAME },
      ...(problem.vendor === undefined ? {} : { vendor: problem.vendor }),
    });
  });
  return { ...config, problems };
}
