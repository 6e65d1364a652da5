// Each Meizu request is signed separately: MD5 over the sorted parameters and the AppSecret. There is no access token.
// Source: https://github.com/MEIZUPUSH/PushAPI (signature section); verified against the document's own digest.
import { md5Hex } from '../../../crypto/digests.js';
import { encodeForm } from '../../../http/requests/form.js';

export type Parameters = Readonly<Record<string, string>>;

/** The signed text without the secret: `name=value` sorted by name, values not encoded, no separator. */
export function signBase(parameters: Parameters): string {
  return Object.keys(parameters)
    .filter((name) => name !== 'sign')
    .sort()
    .map((name) => `${name}=${parameters[name] ?? ''}`)
    .join('');
}

/** 32 lower-case hex digits. Method, path and host are not signed. */
export const sign = (parameters: Parameters, appSecret: string): string => md5Hex(signBase(parameters) + appSecret);

/** The form body with its signature. The signed text and the sent text are the same string. */
export const signedForm = (parameters: Parameters, appSecret: string): string =>
  encodeForm({ ...parameters, sign: sign(parameters, appSecret) });
