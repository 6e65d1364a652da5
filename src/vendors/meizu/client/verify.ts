// Verifies Meizu's credentials by querying the notification switch of an unassigned device token, which affects no phone.
import { isRefused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { CODES, PATHS } from '../facts.js';
import { notUnderstood, problemOf } from './answers.js';
import { ask } from './ask.js';
import { readSwitches } from './status.js';

/** Has the format of a pushId, so that it passes the format check. */
const UNASSIGNED_ID = `ZZZ${'0'.repeat(42)}`;

/** Rejections that Meizu returns only after accepting the signature. [D] */
const SIGNATURE_WAS_FINE: ReadonlySet<string> = new Set([
  CODES.pushIdNotRegistered,
  CODES.pushIdIllegal,
  CODES.taskUnknown,
]);

export const verify = (deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('meizu', async () => {
    const answer = await ask(deps, 'subscription', PATHS.registerSwitch, { pushId: UNASSIGNED_ID }, signal);
    if (isRefused(answer)) return notVerified(answer.problem);
    // [A] Meizu also rejects with HTTP 200: a response with another status is from a gateway.
    if (SIGNATURE_WAS_FINE.has(answer.code))
      return answer.response.status === 200 ? verified() : notVerified(notUnderstood(answer.response));
    if (answer.code !== CODES.success) return notVerified(problemOf(answer.code, answer.message, deps));
    // A success counts only with the switches of the queried device token.
    return readSwitches(answer.value, UNASSIGNED_ID) === undefined
      ? notVerified(notUnderstood(answer.response))
      : verified();
  });
