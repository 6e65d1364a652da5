// Verifies vivo's credentials by requesting a new access token, which affects no phone; a stored token would verify nothing.
import { type Access, isRefused } from '../../../push/access.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';

export const verify = (access: Access, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('vivo', async () => {
    const token = await access.fresh(signal);
    return isRefused(token) ? notVerified(token.problem) : verified();
  });
