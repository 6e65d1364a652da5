// Verifies Huawei's credentials without a phone: by requesting an access token or, for a service account, by querying an unassigned device token.
import { type Access, isRefused } from '../../../push/access.js';
import type { Settings } from '../../../push/types.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { t } from '../../../text/language.js';
import { codes, tokenQueryPath } from '../facts.js';
import { pointAtPath } from './access.js';
import { notUnderstood, problemOf } from './answers.js';
import type { HuaweiKeys } from './auth.js';
import type { Ask } from './client.js';

const UNASSIGNED_TOKEN = 'tim-push-check';

export const verify = (
  access: Access,
  keys: HuaweiKeys,
  settings: Settings,
  ask: Ask,
  signal: AbortSignal | undefined,
): Promise<Verification> =>
  verifying('huawei', async () => {
    const token = await access.fresh(signal);
    if (isRefused(token)) return notVerified(token.problem);
    if (keys.account !== undefined) return verifyAccount(keys, settings, ask, signal);
    return verified(
      t('a dry run shows whether Push Kit is enabled: --dry-run', '是否已开通推送服务，用 --dry-run 验证'),
    );
  });

/**
 * A locally signed JWT verifies nothing. Huawei checks the bearer token before the query, so the rejection of the
 * device token verifies the account; any other rejection is reported, and a success for an unassigned token verifies nothing.
 */
async function verifyAccount(
  keys: HuaweiKeys,
  settings: Settings,
  ask: Ask,
  signal: AbortSignal | undefined,
): Promise<Verification> {
  const end = await ask(tokenQueryPath(keys.clientId), { token: UNASSIGNED_TOKEN }, signal);
  if (end.kind !== 'answered') return notVerified(end.problem);
  const { answer, response } = end;
  if (answer === undefined || answer.code === codes.accepted) return notVerified(notUnderstood(response));
  if (answer.code === codes.allTokensRefused)
    return response.status === 200 ? verified() : notVerified(notUnderstood(response));
  const problem = pointAtPath(problemOf(answer), settings);
  return answer.code === codes.targetForbidden ? { status: 'refused', problems: [problem] } : notVerified(problem);
}
