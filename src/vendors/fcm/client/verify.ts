// Verifies account, role, project and API: a dry run to a topic without subscribers, which is not delivered.

import { requestWithRepeat } from '../../../http/repeat-once.js';
import { pointAt } from '../../../problems/types.js';
import { type Access, isRefused } from '../../../push/access.js';
import type { VendorDeps } from '../../../push/types.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { t } from '../../../text/language.js';
import { notUnderstood, readSendAnswer } from './answers.js';
import { isOurProject, sendRequest, sendUrl } from './requests.js';
import type { ServiceAccount } from './service-account.js';

const PROBE_BODY = JSON.stringify({
  validate_only: true,
  message: { topic: 'tim-push-check', notification: { title: 'check', body: 'check' } },
});

export const verify = (
  deps: VendorDeps,
  account: ServiceAccount,
  access: Access,
  signal: AbortSignal | undefined,
): Promise<Verification> =>
  verifying('fcm', async () => {
    const token = await access.fresh(signal);
    if (isRefused(token)) return notVerified(token.problem);
    const request = sendRequest(sendUrl(deps.endpoint('push'), account), token.value, PROBE_BODY);
    const now = deps.clock.now();
    const response = await requestWithRepeat(deps, request, signal);
    const answer = readSendAnswer(response, now);
    if (!answer.ok) return notVerified(pointAt(answer.problem, deps.settings.origin('google_service_account')));
    // Only the dry-run id in this project counts; any other response is not from this check.
    if (!answer.isDry || !isOurProject(answer.project, account)) return notVerified(notUnderstood(response, now));
    return verified(t(`project ${account.projectId}`, `项目 ${account.projectId}`));
  });
