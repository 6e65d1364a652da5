// The requests of a push as HTTP: what the client sends and what --print-request shows.
import type { HttpRequest } from '../../../http/types.js';
import type { Vendor } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { projectSendPath, sendPath } from '../facts.js';
import { type HuaweiKeys, readKeys, tokenRequest } from './auth.js';
import { sendBody } from './message.js';

/** A POST with the access token. The colon in the path must not be encoded; the service does not recognise the encoded path. */
export const callRequest = (baseUrl: string, path: string, accessToken: string, body: unknown): HttpRequest => ({
  method: 'POST',
  url: `${baseUrl}${path}`,
  headers: { 'Content-Type': 'application/json; charset=UTF-8', Authorization: `Bearer ${accessToken}` },
  body: JSON.stringify(body),
});

/** The v1 path contains the app, the v2 path the project. */
export const pathOf = (keys: HuaweiKeys): string =>
  keys.projectId === undefined ? sendPath(keys.clientId) : projectSendPath(keys.projectId);

/** Placeholder for the access token in printed requests. */
const TOKEN_PLACEHOLDER = '$HUAWEI_ACCESS_TOKEN';

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => {
  const keys = readKeys(deps.settings);
  const body = sendBody(message, deps.settings, { tokens, validateOnly: false, tag: deps.random.uuid() });
  const push = {
    title: t('push to the device tokens', '向设备 token 推送'),
    request: callRequest(deps.endpoint('push'), pathOf(keys), TOKEN_PLACEHOLDER, body),
  };
  // A service account's JWT is signed locally, without a request.
  if (keys.account !== undefined) return [push];
  return [
    {
      title: t(
        'get an access token (valid for an hour; Huawei allows 1000 such calls in five minutes)',
        '获取访问令牌（有效期 1 小时；每 5 分钟最多 1000 次）',
      ),
      request: tokenRequest(keys, deps.endpoint('auth')),
    },
    push,
  ];
};
