// The answer of a command that stops before its work begins: what is wrong, and nothing else.
import { EXIT, exitCodeOf, worstExitCode } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { layoutProblems } from '../../report/problem.js';
import type { CommandResult } from '../define.js';

/** `document`: what the JSON of this command holds where there is nothing to tell. */
export const stopWith = (problems: readonly Problem[], document: CommandResult['document'] = {}): CommandResult => ({
  exitCode: worstExitCode([exitCodeOf(problems), EXIT.failed]),
  document,
  problems,
  human: (terminal) => layoutProblems(terminal, problems).join('\n'),
});
