// From what happened to the exit code of the process; the table of the documentation, nothing else.
import type { Problem, ProblemKind } from './types.js';

export const EXIT = {
  ok: 0,
  failed: 1,
  usage: 2,
  config: 3,
  credentials: 4,
  unreachable: 5,
  partial: 6,
  internal: 70,
  interrupted: 130,
} as const;

/** The first of these that occurred wins. */
const PRECEDENCE: readonly number[] = [130, 70, 2, 4, 3, 5, 1, 6];

const EXIT_OF_KIND: Readonly<Record<ProblemKind, number>> = {
  usage: EXIT.usage,
  config: EXIT.config,
  credentials: EXIT.credentials,
  'device-token': EXIT.failed,
  message: EXIT.failed,
  'app-state': EXIT.failed,
  quota: EXIT.failed,
  rate: EXIT.failed,
  server: EXIT.failed,
  unreachable: EXIT.unreachable,
  interrupted: EXIT.interrupted,
  internal: EXIT.internal,
  notice: EXIT.failed,
};

/** The exit code for a list of findings: warnings and hints never fail a run. */
export function exitCodeOf(problems: Iterable<Problem>): number {
  const seen = new Set<number>();
  for (const problem of problems) if (problem.severity === 'error') seen.add(EXIT_OF_KIND[problem.entry.kind]);
  return worstExitCode(seen);
}

/** The winner among several exit codes. */
export function worstExitCode(codes: Iterable<number>): number {
  const seen = new Set(codes);
  return PRECEDENCE.find((code) => seen.has(code)) ?? EXIT.ok;
}
