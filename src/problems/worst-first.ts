// The order in which problems are shown, whatever found them.
import type { Problem, Severity } from './types.js';

const ORDER: Readonly<Record<Severity, number>> = { error: 0, warning: 1, hint: 2 };

/** Errors, then warnings, then hints; among equals the order stays. */
export const worstFirst = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) => ORDER[a.severity] - ORDER[b.severity]);

/** Leaves out warnings about a refusal once the vendor has refused, or accepted the push anyway. */
export const withoutForetold = (
  problems: readonly Problem[],
  told: readonly Problem[],
  isAccepted: boolean,
): readonly Problem[] =>
  problems.filter(
    ({ entry: { foretells } }) =>
      foretells === undefined || !(isAccepted || told.some(({ code }) => code === foretells)),
  );
