// The request of a push as HTTP: what the client sends and what --print-request shows.
import type { HttpRequest } from '../../../http/types.js';
import type { Vendor } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { limits, sendPath } from '../facts.js';
import { pushTypeOf, sendBody } from './message.js';
import { readServiceAccount } from './service-account.js';

/** The colon in the path must not be encoded; the service does not recognise the encoded path. */
export const callRequest = (url: string, jwt: string, pushType: string, body: unknown): HttpRequest => ({
  method: 'POST',
  url,
  headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${jwt}`, 'push-type': pushType },
  body: JSON.stringify(body),
});

/** A test message accepts fewer device tokens per call. */
export function* groupsOf(tokens: readonly string[], isTest: boolean): Generator<readonly string[]> {
  const size = isTest ? limits.testTokens : limits.tokens;
  for (let start = 0; start < tokens.length; start += size) yield tokens.slice(start, start + size);
}

/** Placeholder for the signed JWT in printed requests. */
const JWT_PLACEHOLDER = '$HARMONY_JWT';

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => {
  const read = readServiceAccount(deps.settings);
  const project = read?.ok === true ? sendPath(read.account.projectId) : '/v3/$HARMONY_PROJECT/messages:send';
  return [...groupsOf(tokens, message.mode === 'test')].map((group) => ({
    title: t(
      'push to the device tokens; the bearer is a JWT signed with the private key (PS256, valid for an hour)',
      '向设备 token 推送；Bearer 是用私钥签名的 JWT（PS256，有效 1 小时）',
    ),
    request: callRequest(
      `${deps.endpoint('push')}${project}`,
      JWT_PLACEHOLDER,
      pushTypeOf(message),
      sendBody(message, deps.settings, { tokens: group, tag: deps.random.uuid() }),
    ),
  }));
};
