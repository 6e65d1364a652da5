// Verifies Honor's Client ID and Client Secret by requesting an access token. Only a push uses the App ID, so it stays unverified, as the note says.
import { type Access, isRefused } from '../../../push/access.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';
import { t } from '../../../text/language.js';

export const verify = (access: Access, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('honor', async () => {
    const token = await access.fresh(signal);
    if (isRefused(token)) return notVerified(token.problem);
    return verified(t('App ID not verified: only a push uses it', 'App ID 未验证：只有推送才会用到'));
  });
