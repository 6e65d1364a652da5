// Verifies Xiaomi's AppSecret by querying the daily quota, which requires the secret and affects no phone.
import { field, wholeNumberOf } from '../../../push/answer-fields.js';
import type { VendorDeps } from '../../../push/types.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { isObject } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { CODES, PATHS } from '../facts.js';
import { notUnderstood, problemOf, readAnswer } from './answers.js';
import { queryRequest } from './requests.js';

/** [B/C] Rejections that Xiaomi returns only after accepting the secret. */
const SECRET_WAS_FINE: ReadonlySet<number> = new Set([
  CODES.statisticsTooOften,
  CODES.noRightToStatistics,
  CODES.statisticsBusy,
]);

export const verify = (deps: VendorDeps, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('xiaomi', async () => {
    const response = await deps.http.request(queryRequest(deps, PATHS.quota), { signal });
    const answer = readAnswer(response);
    if (answer === undefined) return notVerified(notUnderstood(response));
    if (SECRET_WAS_FINE.has(answer.code) && response.status < 500)
      return verified(
        t(
          `the secret was accepted; the quota was not returned (${answer.code} ${answer.words})`,
          `密钥已通过；未返回配额（${answer.code} ${answer.words}）`,
        ),
      );
    if (answer.code !== CODES.success) return notVerified(problemOf(answer, deps.settings));
    return isQuota(answer.data) ? verified(quotaNote(answer.data)) : notVerified(notUnderstood(response));
  });

/** [D for the names] A quota consists of numbers. A success without any, or with the list or id of another call, is not a quota response. */
const isQuota = (data: unknown): boolean =>
  isObject(data) &&
  field(data, 'id') === undefined &&
  Object.values(data).some((value) => wholeNumberOf(value) !== undefined);

function quotaNote(data: unknown) {
  const quota = wholeNumberOf(field(data, 'day_quota'));
  const used = wholeNumberOf(field(data, 'day_acked'));
  if (quota === undefined || used === undefined) return undefined;
  return t(`${used} of ${quota} delivered today`, `今日已送达 ${used} / ${quota} 条`);
}
