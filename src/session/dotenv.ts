// A .env file: the variables it sets, and the hint that a missing variable is set in one that --dotenv does not name.
import { resolve } from 'node:path';
import { parseEnv } from 'node:util';
import type { LoadedConfig } from '../config/index.js';
import { configProblem } from '../problems/entries/config/config.js';
import type { Problem } from '../problems/types.js';
import { readFileStart } from '../stores/user-files.js';
import { readFailure } from '../text/file-kinds.js';
import { t } from '../text/language.js';
import { ownValue } from '../text/own-value.js';
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

/** The same config; of an unset variable it says when a .env sets it: the flag that reads the file, or the line that is not read. */
export async function hintDotenv(
  config: LoadedConfig,
  { cwd }: Pick<Machine, 'cwd'>,
  named: string | undefined,
): Promise<LoadedConfig> {
  if (!config.problems.some(({ code }) => code === 'config/unset-variable')) return config;
  const file = named ?? USUAL_NAME;
  const text = await readFileStart(resolve(cwd, file), LONGEST).catch(() => '');
  // What --dotenv names is part of the environment already.
  const known = named === undefined ? variablesIn(text) : {};
  const problems = config.problems.map((problem) => {
    const { variable } = problem.args;
    if (problem.code !== 'config/unset-variable' || typeof variable !== 'string') return problem;
    if (!ownValue(known, variable)) return withLine(problem, variable, text, file, named !== undefined);
    return configProblem('config/variable-in-dotenv', {
      at: problem.at,
      args: { ...problem.args, file },
      ...(problem.vendor === undefined ? {} : { vendor: problem.vendor }),
    });
  });
  return { ...config, problems };
}

/** Forms of shells, YAML and JSON, a comment, or a name without a value. */
function withLine(problem: Problem, variable: string, text: string, file: string, isRead: boolean): Problem {
  const names = new RegExp(
    `^\\s*(?:#\\s*)?(?:export\\s+|setx?\\s+|\\$env:)?["']?${variable}["']?\\s*(?:[:=,：＝]|\\s|$)`,
    'i',
  );
  const line = text.split(/\r\n|\r|\n/).findIndex((one) => names.test(one)) + 1;
  if (line === 0) return problem;
  return {
    ...problem,
    args: { ...problem.args, file, line },
    entry: {
      ...problem.entry,
      cause: t(
        '{key} refers to it; line {line} of {file} names it, but not as {variable}=<value>',
        '{key} 引用了它；{file} 第 {line} 行提到了它，但写法不是 {variable}=<值>',
      ),
      fix: [
        t('write that line as {variable}=<value>', '把该行写成 {variable}=<值>'),
        ...(isRead ? [] : [t('then add --dotenv {file}', '再加上 --dotenv {file}')]),
      ],
    },
  };
}
