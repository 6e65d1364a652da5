// A service account of the project instead of a client secret: its JWT is the bearer itself, nothing is exchanged (push-jwt-token).
import { constants, createPrivateKey, sign } from 'node:crypto';
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

/** Seconds; a day is the most Huawei takes (A). */
export const SERVICE_ACCOUNT_SECONDS = 3600;

/** The fields of the file; undefined when one is missing or it is no JSON. */
export function readServiceAccount(bytes: Uint8Array): ServiceAccount | undefined {
  const file = readObject(Buffer.from(bytes).toString('utf8'));
  const [keyId, subAccount, privateKey, projectId] = ['key_id', 'sub_account', 'private_key', 'project_id'].map(
    (name) => idOf(file?.[name]),
  );
  if (!keyId || !subAccount || !privateKey || !projectId) return undefined;
  return { keyId, subAccount, privateKey, projectId };
}

/** Whether the key signs what Huawei wants: RSA, as text that can be read. */
export function isUsable({ privateKey }: ServiceAccount): boolean {
  try {
    return createPrivateKey(privateKey).asymmetricKeyType === 'rsa';
  } catch {
    return false;
  }
}

/** PS256: RSASSA-PSS with SHA-256 and a salt of 32 bytes. Throws when the key cannot be read. */
export function signServiceAccount(account: ServiceAccount, nowSeconds: number): string {
  const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const header = { kid: account.keyId, typ: 'JWT', alg: 'PS256' };
  const claims = {
    aud: jwtAudience,
    iss: account.subAccount,
    exp: nowSeconds + SERVICE_ACCOUNT_SECONDS,
    iat: nowSeconds,
  };
  const text = `${encode(header)}.${encode(claims)}`;
  const key = createPrivateKey(account.privateKey);
  const padding = constants.RSA_PKCS1_PSS_PADDING;
  const signature = sign('sha256', Buffer.from(text), { key, padding, saltLength: 32 });
  return `${text}.${signature.toString('base64url')}`;
}
