// Proves Meizu's credentials by asking for the notification switch of an unassigned device token: no phone is touched.
import { isRefused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { CODES, PATHS } from '../facts.js';
import { notUnderstood, problemOf } from './answers.js';
import { ask } from './ask.js';
import { readSwitches } from './status.js';

/** Well-formed. */
const UNASSIGNED_ID = `ZZZ${'0'.repeat(42)}`;

/** Refusals of the question that come after the signature was accepted. [D] */
const SIGNATURE_WAS_FINE: ReadonlySet<string> = new Set([
  CODES.pushIdNotRegistered,
  CODES.pushIdIllegal,
  CODES.taskUnknown,
]);

export const verify = (deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('meizu', async () => {
    const answer = await ask(deps, 'subscription', PATHS.registerSwitch, { pushId: UNASSIGNED_ID }, signal);
    if (isRefused(answer)) return notVerified(answer.problem);
    // [A] Meizu refuses under HTTP 200 too: an answer with another status comes from a gateway.
    if (SIGNATURE_WAS_FINE.has(answer.code))
      return answer.response.status === 200 ? verified() : notVerified(notUnderstood(answer.response));
    if (answer.code !== CODES.success) return notVerified(problemOf(answer.code, answer.message, deps));
    // A yes counts only when it holds the switches of the device token that was asked about.
    return readSwitches(answer.value, UNASSIGNED_ID) === undefined
      ? notVerified(notUnderstood(answer.response))
      : verified();
  });
