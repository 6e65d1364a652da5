// A service account of the project instead of a client secret: its JWT is the bearer token, without an exchange (push-jwt-token).
import { createPrivateKey } from 'node:crypto';
import { signAccountJwt } from '../../../crypto/service-account-jwt.js';
import { idOf } from '../../../push/answer-fields.js';
import { readObject } from '../../../text/json-object.js';
import { jwtAudience } from '../facts.js';

export interface ServiceAccount {
  readonly keyId: string;
  /** `iss`. */
  readonly subAccount: string;
  /** PKCS#8 PEM. */
  readonly privateKey: string;
  readonly projectId: string;
}

/** Seconds; Huawei accepts at most one day (A). */
export const SERVICE_ACCOUNT_SECONDS = 3600;

/** Reads the fields of the file; undefined when one is missing or the file is not JSON. */
export function readServiceAccount(bytes: Uint8Array): ServiceAccount | undefined {
  const file = readObject(Buffer.from(bytes).toString('utf8'));
  const [keyId, subAccount, privateKey, projectId] = ['key_id', 'sub_account', 'private_key', 'project_id'].map(
    (name) => idOf(file?.[name]),
  );
  if (!keyId || !subAccount || !privateKey || !projectId) return undefined;
  return { keyId, subAccount, privateKey, projectId };
}

/** Whether the key can sign for Huawei: readable, and RSA. */
export function isUsable({ privateKey }: ServiceAccount): boolean {
  try {
    return createPrivateKey(privateKey).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** Throws when the key cannot be read. */
export const signServiceAccount = ({ keyId, subAccount, privateKey }: ServiceAccount, nowSeconds: number): string =>
  signAccountJwt(
    { keyId, subAccount, key: createPrivateKey(privateKey), audience: jwtAudience, seconds: SERVICE_ACCOUNT_SECONDS },
    nowSeconds,
  );
