// Verifies OPPO's credentials by requesting an access token, and reports the push permission and the daily quota.
import { UnreachableError } from '../../../http/types.js';
import { isRefused, type Refused } from '../../../push/access.js';
import { field, saysNo, wholeNumberOf } from '../../../push/answer-fields.js';
import type { VendorDeps } from '../../../push/types.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { readObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { CODES, PATHS } from '../facts.js';
import type { AccessOf } from './access.js';
import { type Answer, notUnderstood, problemOf, readAnswer } from './answers.js';

export const verify = (deps: VendorDeps, accessOf: AccessOf, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('oppo', async () => {
    const base = deps.endpoint(deps.settings.text('oppo_region') === 'intl' ? 'pushOverseas' : 'push');
    const token = await accessOf(base).fresh(signal);
    if (isRefused(token)) return notVerified(token.problem);
    const answer = await askPermit(deps, token.value, signal);
    if (answer === undefined) return verified(QUOTA_UNKNOWN);
    // AppKey and MasterSecret are correct; a rejection here refers to the app and is reported whatever its code.
    if (isRefused(answer)) return notVerified(answer.problem);
    if (answer.code !== CODES.success) return notVerified(problemOf(answer, deps));
    const used = wholeNumberOf(field(answer.data, 'push_count'));
    const total = wholeNumberOf(field(answer.data, 'total_count'));
    if (used === undefined || total === undefined) return verified(QUOTA_UNKNOWN);
    const left = wholeNumberOf(field(answer.data, 'remain_count')) ?? total - used;
    if (Math.min(used, left) < 0 || used + left !== total) {
      const figures = `total_count ${total}, push_count ${used}, remain_count ${left}`;
      return verified(t(`quota unclear: ${figures}`, `配额不明：${figures}`));
    }
    return verified(t(`${used} of ${total} pushes used today`, `今日已用 ${used} / ${total} 条`));
  });

const QUOTA_UNKNOWN = t(
  'push permission and quota unknown: the feedback host did not return them',
  '推送权限和配额未知：feedback 接口没有给出结果',
);

async function askPermit(
  deps: VendorDeps,
  authToken: string,
  signal: AbortSignal | undefined,
): Promise<Answer | Refused | undefined> {
  try {
    const url = `${deps.endpoint('feedback')}${PATHS.permit}`;
    const response = await deps.http.request({ method: 'GET', url, headers: { auth_token: authToken } }, { signal });
    const isRefusal = /^40[13]$/.test(String(response.status)) || saysNo(readObject(response.body) ?? {});
    return readAnswer(response) ?? (isRefusal ? { problem: notUnderstood(response) } : undefined);
  } catch (error) {
    if (!(error instanceof UnreachableError)) throw error;
    return undefined;
  }
}
