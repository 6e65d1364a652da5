// The vendor's half of `diagnose`: config, reach, credentials, device token, ext, class, direct push. A failed step skips only the steps that need it.

import { tokenStep } from '../checks/device-token-step.js';
import {
  classStep,
  configStep,
  credentialSteps,
  extStep,
  makeStep,
  pushStep,
  type VendorTrip,
  whyNotSend,
} from '../checks/vendor-steps.js';
import type { Problem } from '../problems/types.js';
import { withoutForetold } from '../problems/worst-first.js';
import type { PushMessage } from '../push/types.js';
import type { Step } from '../report/answers/steps.js';
import type { Session } from '../session/session.js';
import type { VendorId } from '../session/vendors/list.js';
import { t } from '../text/language.js';

export interface VendorWalk {
  readonly session: Session;
  /** Milliseconds since 1970, for certificates that end. */
  readonly now: number;
  readonly signal: AbortSignal;
  readonly vendorId: VendorId;
  readonly token: string;
  /** The token belongs to another vendor by its shape. */
  readonly otherVendor: Problem | undefined;
  readonly message: PushMessage;
  readonly noPush: boolean;
}

export async function walkVendor(walk: VendorWalk): Promise<readonly Step[]> {
  const { session, vendorId, message, now, signal } = walk;
  const trip: VendorTrip = {
    session,
    vendorId,
    vendor: await session.vendor(vendorId),
    message,
    client: () => session.client(vendorId),
    now,
    signal,
  };
  const config = await configStep(trip);
  const [reach, credentials] = await credentialSteps(trip);
  const token = await tokenStep(trip, walk, credentials.status === 'passed', 'skipped');
  const ext = extStep(trip);
  const cls = classStep(trip);
  const why = walk.noPush ? t('left out: --no-push', '已跳过：--no-push') : whyNotSend({ credentials, token, cls });
  const push = why === undefined ? await pushStep(trip, walk) : makeStep('direct-push', 'skipped', why);
  const clear = withoutForetold(cls.problems, push.problems, push.status === 'passed');
  return [config, reach, credentials, token, ext, { ...cls, problems: clear }, push];
}
