// Shared functions of the vivo tests: demo devices, hand-written calls, and requests changed on their way.
import type { HttpRequest } from '../../../src/http/types.js';
import type { PushMessage } from '../../../src/push/types.js';
import { type Answer, readAnswer } from '../../../src/vendors/vivo/client/answers.js';
import { authRequest, readKeys } from '../../../src/vendors/vivo/client/auth.js';
import { sandboxBase, type TestVendor, testMessage } from '../../helpers/emulator-http.js';

export const OK = '16000000000000000000001';
export const V2 = 'v2-DEMO-16000000000000000000002-sandbox-device-of-the-newer-kind';
export const NOT_TEST = '16000000000000000000004';
export const UNKNOWN = '16000000000000000000010';
export const UNINSTALLED = '16000000000000000000020';
export const INACTIVE = '16000000000000000000030';

export type Json = Record<string, unknown>;

/** The fields that every hand-written message needs. */
export const fields = {
  requestId: 'r1',
  title: 'Message from Alice',
  content: 'See you at seven.',
  notifyType: 4,
  skipType: 1,
};

/** Changes the JSON body of requests to one path on their way. */
export function changeBody(vendor: TestVendor, path: string, change: (body: Json) => Json): void {
  vendor.tamper((request) =>
    request.url.endsWith(path)
      ? { ...request, body: JSON.stringify(change(JSON.parse(String(request.body)) as Json)) }
      : request,
  );
}

/** The problem code of a push with a special message; undefined if every device token was accepted. */
export async function codeOfSend(
  vendor: TestVendor,
  message: Partial<PushMessage> = {},
  tokens: readonly string[] = [OK],
): Promise<string | undefined> {
  const results = await vendor.client.send(testMessage(message), tokens);
  return results.find((result) => result.problem !== undefined)?.problem?.code;
}

export async function accessToken(vendor: TestVendor): Promise<string> {
  const request = authRequest(readKeys(vendor.deps.settings), `${sandboxBase}/vivo`, vendor.clock.now());
  const answer = readAnswer(await vendor.ask(request));
  return answer.ok ? String(answer.body['authToken']) : '';
}

/** A hand-written call with a valid access token. */
export async function call(
  vendor: TestVendor,
  path: string,
  body: Json | undefined,
  method: HttpRequest['method'] = 'POST',
): Promise<Answer> {
  const headers = { authToken: await accessToken(vendor) };
  const url = `${sandboxBase}/vivo${path}`;
  return readAnswer(
    await vendor.ask({ method, url, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }) }),
  );
}

export const codeOf = (answer: Answer): string | undefined => (answer.ok ? undefined : answer.problem.code);
