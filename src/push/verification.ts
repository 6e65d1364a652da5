// What a vendor's answer means for the credentials: verified only after its whole answer, refused when it is about them, else not known.
import { UnreachableError } from '../http/types.js';
import type { VerifiedStatus } from '../problems/statuses.js';
import type { Problem } from '../problems/types.js';
import { unreachableProblem } from '../problems/unreachable.js';
import type { Text } from '../text/language.js';

export interface Verification {
  readonly status: VerifiedStatus;
  readonly problems: readonly Problem[];
  /** Further words for the table, such as "AuthKey may use both environments". */
  readonly note?: Text;
}

export const verified = (note?: Text): Verification => ({
  status: 'verified',
  problems: [],
  ...(note === undefined ? {} : { note }),
});

/** A refusal of the credentials or of the app is `refused`; a fault, a limit or an undocumented code proves nothing about either. */
export const notVerified = (problem: Problem): Verification => ({
  status: problem.entry.kind === 'credentials' || problem.entry.kind === 'app-state' ? 'refused' : 'unreachable',
  problems: [problem],
});

/** Turns an unreachable vendor into a result of the verification instead of an exception. */
export async function verifying(vendor: string, ask: () => Promise<Verification>): Promise<Verification> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return { status: 'unreachable', problems: [unreachableProblem(error, vendor)] };
  }
}
