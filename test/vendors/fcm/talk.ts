// Shared functions of the FCM tests: demo devices, hand-written calls, the account of the vectors, and requests changed on their way.
import { readFileSync } from 'node:fs';
import type { HttpRequest, HttpResponse } from '../../../src/http/types.js';
import type { PushMessage } from '../../../src/push/types.js';
import { assertionOf } from '../../../src/vendors/fcm/client/auth.js';
import { readServiceAccount } from '../../../src/vendors/fcm/client/service-account.js';
import { fcm } from '../../../src/vendors/fcm/index.js';
import { sandboxBase, settingsOf, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

export type Json = Record<string, unknown>;

const deviceOf = (id: string): string =>
  fcm.emulator.demo.devices.find((device) => device.token.startsWith(`demo${id}`))?.token ?? '';

export const OK = deviceOf('Accepted');
/** Registered by installation ID. */
export const FID = fcm.emulator.demo.devices.find((device) => device.token.length === 22)?.token ?? '';
export const IPHONE = deviceOf('iPhone');
export const UNKNOWN = deviceOf('Unknown');
export const OTHER = deviceOf('OtherProject');
export const UNINSTALLED = deviceOf('Uninstalled');
export const SWITCHED_OFF = deviceOf('SwitchedOff');
export const INACTIVE = deviceOf('Inactive');

export const SEND = '/v1/projects/timpush-demo/messages:send';

export const vectors = JSON.parse(readFileSync('fixtures/vectors/fcm.json', 'utf8')) as Json & {
  readonly service_account: Json;
};

/** The vectors keep the key without its armour. */
export const pemOf = (base64: string): string =>
  `-----BEGIN PRIVATE KEY-----\n${(base64.match(/.{1,64}/g) ?? []).join('\n')}\n-----END PRIVATE KEY-----\n`;

export const vectorAccount: Json = (() => {
  const { private_key_pkcs8_der_base64: der, ...rest } = vectors.service_account;
  return { ...rest, private_key: pemOf(String(der)) };
})();

export const accountWith = (change: Json, base: Json = vectorAccount): string => JSON.stringify({ ...base, ...change });

export const demoAccount = JSON.parse(fcm.emulator.demo.values['google_service_account'] ?? '{}') as Json;

/** The problem code of a push with a special message; undefined if it was accepted. */
export async function codeOfSend(
  vendor: TestVendor,
  message: Partial<PushMessage> = {},
  token: string = OK,
): Promise<string | undefined> {
  const [result] = await vendor.client.send(testMessage(message), [token]);
  return result?.problem?.code;
}

/** Changes the body of the next requests to messages:send. */
export function changeBody(vendor: TestVendor, change: (body: Json) => unknown): void {
  vendor.tamper((request) => {
    if (!request.url.endsWith(':send')) return request;
    const changed = change(JSON.parse(String(request.body)) as Json);
    return { ...request, body: typeof changed === 'string' ? changed : JSON.stringify(changed) };
  });
}

/** Changes only the message in the body. */
export const changeMessage = (vendor: TestVendor, change: (message: Json) => Json): void =>
  changeBody(vendor, (body) => ({ ...body, message: change(body['message'] as Json) }));

/** A hand-written form for the token endpoint. */
export const tokenForm = (assertion: string, grant = 'urn:ietf:params:oauth:grant-type:jwt-bearer'): HttpRequest => ({
  method: 'POST',
  url: `${sandboxBase}/fcm/token`,
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  body: new URLSearchParams({ grant_type: grant, assertion }).toString(),
});

export async function accessToken(vendor: TestVendor, account?: string): Promise<string> {
  const own = account === undefined ? {} : { google_service_account: account };
  const read = readServiceAccount(settingsOf(fcm, { ...fcm.emulator.demo.values, ...own }));
  if (read?.ok !== true) throw new Error('the demo account cannot be read');
  const answer = await vendor.ask(tokenForm(assertionOf(read.account, vendor.clock.now())));
  return String((JSON.parse(answer.body) as Json)['access_token']);
}

/** A hand-written call with a valid access token. */
export async function call(
  vendor: TestVendor,
  path: string,
  body: unknown,
  {
    method = 'POST',
    headers = {},
    account,
  }: { method?: HttpRequest['method']; headers?: Record<string, string>; account?: string } = {},
): Promise<HttpResponse & { readonly json: Json }> {
  const answer = await vendor.ask({
    method,
    url: `${sandboxBase}/fcm${path}`,
    headers: { authorization: `Bearer ${await accessToken(vendor, account)}`, ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  let json: Json = {};
  try {
    json = JSON.parse(answer.body) as Json;
  } catch {
    // An HTML page.
  }
  return { ...answer, json };
}
