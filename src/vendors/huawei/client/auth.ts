// Huawei's access token: OAuth 2.0 client credentials, renewed five minutes before expiry (HMSCore-Guides, oauth2).
import { sha256Hex } from '../../../crypto/digests.js';
import { Secret } from '../../../crypto/secret.js';
import { clientCredentialsRequest } from '../../../http/requests/oauth-client.js';
import type { HttpRequest } from '../../../http/types.js';
import type { Problem } from '../../../problems/types.js';
import type { AccessToken } from '../../../push/access.js';
import type { Settings } from '../../../push/types.js';
import { renewEarlySeconds, tokenPaths } from '../facts.js';
import { huaweiProblem } from '../problems.js';
import {
  readServiceAccount,
  SERVICE_ACCOUNT_SECONDS,
  type ServiceAccount,
  signServiceAccount,
} from './service-account.js';

export interface HuaweiKeys {
  /** OAuth client ID: the App ID unless hw_client_id is set. */
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** If set, pushes go by project, with the v2 path. */
  readonly projectId: string | undefined;
  /** Used when there is no client secret; its JWT is the bearer token. */
  readonly account?: ServiceAccount | undefined;
}

/** Pasted values may have surrounding spaces. */
export const readKeys = (settings: Settings): HuaweiKeys => ({
  clientId: settings.text('hw_client_id') ?? settings.text('hw_app_id') ?? '',
  clientSecret: new Secret(settings.secret('hw_app_secret')?.reveal() ?? ''),
  projectId: settings.text('hw_project_id'),
  account: settings.has('hw_app_secret') ? undefined : accountOf(settings),
});

function accountOf(settings: Settings): ServiceAccount | undefined {
  const file = settings.file('hw_service_account');
  return file === undefined ? undefined : readServiceAccount(file.bytes);
}

/** Signs a JWT of the service account locally, without a request. */
export function ownToken(account: ServiceAccount, nowMs: number): AccessToken | { readonly problem: Problem } {
  try {
    const value = signServiceAccount(account, Math.floor(nowMs / 1000));
    return { value, expiresAt: nowMs + (SERVICE_ACCOUNT_SECONDS - renewEarlySeconds) * 1000 };
  } catch {
    return { problem: huaweiProblem('huawei/service-account-unusable') };
  }
}

export const tokenRequest = (keys: HuaweiKeys, baseUrl: string): HttpRequest =>
  clientCredentialsRequest(`${baseUrl}${tokenPaths.current}`, keys.clientId, keys.clientSecret.reveal());

/** Everything an access token depends on. The secret appears only as a digest. */
export const accessTokenKey = (keys: HuaweiKeys, baseUrl: string): readonly string[] => [
  'huawei',
  baseUrl,
  keys.clientId,
  sha256Hex(keys.account?.privateKey ?? keys.clientSecret.reveal()),
];
