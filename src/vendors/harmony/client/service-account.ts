// Reads harmony_service_account and identifies the wrong kinds of file that users supply, each with its own code (push-jwt-token).
import type { KeyObject } from 'node:crypto';
import { beginOf, readRsaKey } from '../../../crypto/rsa-key.js';
import type { Problem } from '../../../problems/types.js';
import { idOf } from '../../../push/answer-fields.js';
import type { Settings } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { type CredentialCode, credentialProblem } from '../credential-problems.js';

export interface ServiceAccount {
  /** The project in the request path. */
  readonly projectId: string;
  /** `kid` of the JWT. */
  readonly keyId: string;
  /** `iss` of the JWT. */
  readonly subAccount: string;
  readonly key: KeyObject;
  /** The PEM text with repaired line breaks; used only for redaction. */
  readonly pem: string;
}

export type ReadAccount =
  | { readonly ok: true; readonly account: ServiceAccount; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

export const ACCOUNT_KEY = 'harmony_service_account';
type Json = Readonly<Record<string, unknown>>;

/** Reads the configured account; undefined when none is set. Never throws. */
export function readServiceAccount(settings: Settings): ReadAccount | undefined {
  const file = settings.file(ACCOUNT_KEY);
  if (file === undefined) return undefined;
  const at = settings.origin(ACCOUNT_KEY);
  const make = (code: CredentialCode, args: Readonly<Record<string, string>> = {}): Problem =>
    credentialProblem(code, { at, args });
  const text = Buffer.from(file.bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  const value = readObject(text);
  if (value === undefined)
    return {
      ok: false,
      problem: make(text.startsWith('-----BEGIN') ? 'harmony/private-key-alone' : 'harmony/service-account-not-json'),
    };
  const other = otherKind(value);
  if (other !== undefined) return { ok: false, problem: make(other) };

  const read = (name: string): string => idOf(value[name]) ?? '';
  const missing = ['project_id', 'key_id', 'private_key', 'sub_account'].filter((name) => read(name) === '');
  if (missing.length > 0)
    return { ok: false, problem: make('harmony/service-account-incomplete', { missing: missing.join(', ') }) };

  const written = read('private_key');
  const pem = written.includes('\\n') ? written.replaceAll('\\r', '').replaceAll('\\n', '\n') : written;
  const key = readRsaKey(pem);
  if (typeof key === 'string') return { ok: false, problem: make(`harmony/${key}`, { begin: beginOf(pem) }) };
  const problems: Problem[] = [];
  if (pem !== written) problems.push(make('harmony/private-key-escaped'));
  if (pem.includes('BEGIN RSA PRIVATE KEY')) problems.push(make('harmony/private-key-pkcs1'));
  return {
    ok: true,
    account: {
      projectId: read('project_id'),
      keyId: read('key_id'),
      subAccount: read('sub_account'),
      key,
      pem,
    },
    problems,
  };
}

/** Recognises other files that users supply by mistake. */
function otherKind(value: Json): CredentialCode | undefined {
  return 'client_secret' in value ? 'harmony/oauth-client' : undefined;
}
