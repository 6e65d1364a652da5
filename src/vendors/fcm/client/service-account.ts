// Reads google_service_account and identifies the wrong kinds of file that users supply, each with its own code.
import type { KeyObject } from 'node:crypto';
import { beginOf, readRsaKey } from '../../../crypto/rsa-key.js';
import type { Problem } from '../../../problems/types.js';
import { idOf } from '../../../push/answer-fields.js';
import type { Settings } from '../../../push/types.js';
import { readObject } from '../../../text/json-object.js';
import { type CredentialCode, credentialProblem } from '../credential-problems.js';
import { appFileOf } from '../google-services.js';

export interface ServiceAccount {
  readonly projectId: string;
  /** From the app's google-services.json, if it belongs to the same project. */
  readonly projectNumber?: string;
  readonly clientEmail: string;
  readonly keyId: string | undefined;
  /** `token_uri` of the file; undefined when the file has none. */
  readonly tokenUri: string | undefined;
  readonly key: KeyObject;
  /** The PEM text with repaired line breaks; used only for digests and redaction. */
  readonly pem: string;
}

export type ReadAccount =
  | { readonly ok: true; readonly account: ServiceAccount; readonly problems: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

const KEY = 'google_service_account';
type Json = Readonly<Record<string, unknown>>;

/** Reads the configured account; undefined when none is set. Never throws. */
export function readServiceAccount(settings: Settings): ReadAccount | undefined {
  const file = settings.file(KEY);
  if (file === undefined) return undefined;
  const at = settings.origin(KEY);
  const fail = (code: CredentialCode, args: Readonly<Record<string, string>> = {}): ReadAccount => ({
    ok: false,
    problem: credentialProblem(code, { at, args }),
  });
  const text = Buffer.from(file.bytes)
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trim();
  const value = readObject(text);
  if (value === undefined) return fail(kindOfText(text));
  const other = otherKind(value);
  if (other !== undefined) return fail(other.code, other.args);

  // firebase-admin takes the names in camel case too.
  const read = (name: string): string | undefined => {
    const found = value[name] ?? value[name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())];
    return typeof found === 'string' ? idOf(found) : undefined;
  };
  const [projectId, clientEmail, privateKey] = [read('project_id'), read('client_email'), read('private_key')];
  if (projectId === undefined || clientEmail === undefined || privateKey === undefined) {
    const missing = ['project_id', 'client_email', 'private_key'].filter((name) => read(name) === undefined);
    return fail('fcm/service-account-incomplete', { missing: missing.join(', ') });
  }
  const tokenUri = read('token_uri');
  if (tokenUri !== undefined && !isWebAddress(tokenUri)) return fail('fcm/token-uri-invalid');
  const app = appFileOf(settings);
  const number = app?.projectId === projectId ? app.projectNumber : '';
  const isEscaped = !privateKey.includes('\n') && privateKey.includes('\\n');
  const pem = isEscaped ? privateKey.replaceAll('\\r', '').replaceAll('\\n', '\n') : privateKey;
  const key = readRsaKey(pem);
  if (typeof key === 'string') return fail(`fcm/${key}`, { begin: beginOf(pem) });
  return {
    ok: true,
    account: {
      projectId,
      clientEmail,
      keyId: read('private_key_id'),
      tokenUri,
      key,
      pem,
      ...(number === '' ? {} : { projectNumber: number }),
    },
    problems: isEscaped ? [credentialProblem('fcm/private-key-escaped', { at })] : [],
  };
}

function kindOfText(text: string): CredentialCode {
  if (/^"?AAAA[A-Za-z0-9_-]{7}:APA91b/.test(text) || /^"?AIza[A-Za-z0-9_-]{30,}"?$/.test(text))
    return 'fcm/legacy-server-key';
  return text.includes('-----BEGIN') && !/^\{|client_email/.test(text)
    ? 'fcm/private-key-alone'
    : 'fcm/service-account-not-json';
}

function otherKind(
  value: Json,
): { readonly code: CredentialCode; readonly args?: Readonly<Record<string, string>> } | undefined {
  if ('installed' in value || 'web' in value) return { code: 'fcm/oauth-client' };
  const type = value['type'];
  if (type === 'authorized_user') return { code: 'fcm/authorized-user' };
  // firebase-admin does not require a type, and hand-written files often omit it.
  if (type === undefined || type === 'service_account') return undefined;
  const shown = typeof type === 'string' ? type.slice(0, 40) : typeof type;
  return { code: 'fcm/service-account-wrong-type', args: { type: shown } };
}

function isWebAddress(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
