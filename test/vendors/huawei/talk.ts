// Shared functions of the Huawei tests: demo devices, an authenticated call without the client, and reading an answer's code.

import { Secret } from '../../../src/crypto/secret.js';
import { tokenRequest } from '../../../src/vendors/huawei/client/auth.js';
import { huawei } from '../../../src/vendors/huawei/index.js';
import { sandboxBase, type TestVendor } from '../../helpers/emulator-http.js';

export const base = `${sandboxBase}/huawei`;
const values = huawei.emulator.demo.values;
export const APP = values['hw_app_id'] ?? '';
export const SECRET = values['hw_app_secret'] ?? '';
export const tokenOf = (fate: string): string =>
  huawei.emulator.demo.devices.find((device) => device.fate === fate)?.token ?? '';
export const OK = tokenOf('ok');
export const OK2 = huawei.emulator.demo.devices[1]?.token ?? '';
export const UNKNOWN = tokenOf('unknown');
export const OTHER = tokenOf('other-app');

export type Json = Readonly<Record<string, unknown>>;

export const keys = (clientId = APP, secret = SECRET) => ({
  clientId,
  clientSecret: new Secret(secret),
  projectId: undefined,
});

export async function signIn(vendor: TestVendor, clientId = APP, secret = SECRET): Promise<string> {
  const answer = await vendor.ask(tokenRequest(keys(clientId, secret), base));
  return (JSON.parse(answer.body) as { access_token: string }).access_token;
}

export interface Spoken {
  readonly status: number;
  readonly code: string;
  readonly msg: string;
  readonly body: Json;
}

/** A hand-written call, without the client. */
export async function call(vendor: TestVendor, path: string, body: unknown, headers?: Json): Promise<Spoken> {
  const given = headers ?? { Authorization: `Bearer ${await signIn(vendor)}` };
  const answer = await vendor.ask({
    method: 'POST',
    url: `${base}${path}`,
    headers: { 'Content-Type': 'application/json', ...(given as Record<string, string>) },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  const read = answer.body === '' ? {} : (JSON.parse(answer.body) as Json);
  return { status: answer.status, code: String(read['code'] ?? ''), msg: String(read['msg'] ?? ''), body: read };
}

export const send = (vendor: TestVendor, body: unknown, headers?: Json): Promise<Spoken> =>
  call(vendor, `/v1/${APP}/messages:send`, body, headers);

/** A small message, with changes inside `android` and `android.notification`. */
export const message = (notification: Json = {}, android: Json = {}, rest: Json = {}): Json => ({
  message: {
    android: { ...android, notification: { title: 't', body: 'b', click_action: { type: 3 }, ...notification } },
    token: [OK],
    ...rest,
  },
});
