// Proves vivo's credentials by an access token fetched now: no phone is touched, and a stored token proves nothing.
import { type Access, isRefused } from '../../../push/access.js';
import { notVerified, type Verification, verified, verifying } from '../../../push/verification.js';

export const verify = (access: Access, signal: AbortSignal | undefined): Promise<Verification> =>
  verifying('vivo', async () => {
    const token = await access.fresh(signal);
    return isRefused(token) ? notVerified(token.problem) : verified();
  });
