// Findings about a config that stop a command.
import type { LoadedConfig } from '../config/index.js';
import type { Problem } from '../problems/types.js';

/** A config that cannot be read at all stops everything; a wrong value of one vendor does not stop the others. */
const FATAL_CONFIG_CODES = new Set([
  'config/unreadable',
  'config/syntax',
  'config/wrong-kind',
  'config/profile-not-found',
  'config/extends-cycle',
  'config/file-missing',
  'config/not-an-object',
  'config/too-deep',
  'config/which-package',
  'config/too-large',
  'config/no-push-app-info',
  // An empty TIM_PUSH_CONFIG: no other config may be used instead.
  'usage/empty-value',
]);

export const fatalProblems = (config: LoadedConfig): readonly Problem[] =>
  config.problems.filter((problem) => problem.severity === 'error' && FATAL_CONFIG_CODES.has(problem.code));
