// The answer of a command that stops before its work begins: what is wrong, and nothing else. What is wrong with the command line is conversation: it goes to stderr.
import { EXIT, exitCodeOf, worstExitCode } from '../../problems/exit-code.js';
import type { Problem } from '../../problems/types.js';
import { layoutProblems } from '../../report/problem.js';
import type { CommandResult } from '../define.js';

/** `document`: what the JSON of this command holds where there is nothing to tell. */
export function stopWith(problems: readonly Problem[], document: CommandResult['document'] = {}): CommandResult {
  const exitCode = worstExitCode([exitCodeOf(problems), EXIT.failed]);
  return {
    exitCode,
    document,
    problems,
    human: (terminal) => (exitCode === EXIT.usage ? '' : layoutProblems(terminal, problems).join('\n')),
  };
}
