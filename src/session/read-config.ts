// Reads the config for a command: the file, the environment, and the few flags that stand in for keys.

import type { CommandContext, Input } from '../commands/define.js';
import { type LoadedConfig, loadConfig } from '../config/index.js';
import type { Problem } from '../problems/types.js';
import { allFields } from './vendor-list.js';

/** Reads the config once, with the values that flags set. */
export function readConfig(context: CommandContext, input: Input): Promise<LoadedConfig> {
  const environment = input.flags['environment'];
  return loadConfig({
    cwd: context.io.cwd,
    env: context.io.env,
    fields: allFields(),
    ...(typeof environment === 'string' ? { flags: { apple_environment: environment } } : {}),
    ...(context.globals.config === undefined ? {} : { file: context.globals.config }),
    ...(context.globals.profile === undefined ? {} : { profile: context.globals.profile }),
  });
}

/** A config that cannot be read at all stops everything; a wrong value of one vendor does not stop the others. */
const FATAL_CONFIG_CODES = new Set([
  'config/unreadable',
  'config/syntax',
  'config/profile-not-found',
  'config/extends-cycle',
  'config/file-missing',
  'config/not-an-object',
  'config/too-deep',
  'config/which-package',
  'config/too-large',
  'config/no-push-app-info',
]);

/** Findings that leave nothing to work with. */
export const fatalProblems = (config: LoadedConfig): readonly Problem[] =>
  config.problems.filter((problem) => problem.severity === 'error' && FATAL_CONFIG_CODES.has(problem.code));
