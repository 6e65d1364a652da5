// The requests of a push as HTTP: what the client sends and what --print-request shows.
import type { HttpRequest } from '../../../http/types.js';
import type { PlannedRequest, PushMessage, Vendor } from '../../../push/types.js';
import { type Text, t } from '../../../text/language.js';
import { authHeader, contentType, limits, paths } from '../facts.js';
import { authRequest, readKeys, wireAppId } from './auth.js';
import { listPayloadBody, pushToListBody, singleBody } from './message.js';

/** Lists require formal messages with a TTL of at least 900 seconds; a list of one token is rejected. */
export const sendsSingly = (message: PushMessage, tokens: readonly string[]): boolean =>
  tokens.length < limits.listMin ||
  message.mode === 'test' ||
  (message.ttlSeconds ?? limits.ttlMinList) < limits.ttlMinList;

/** A POST with the access token. */
export const callRequest = (
  baseUrl: string,
  path: string,
  accessToken: string,
  body: Readonly<Record<string, unknown>>,
): HttpRequest => ({
  method: 'POST',
  url: `${baseUrl}${path}`,
  headers: { 'Content-Type': contentType, [authHeader]: accessToken },
  body: JSON.stringify(body),
});

/** A GET with the access token. */
export const queryRequest = (baseUrl: string, path: string, accessToken: string, query: string): HttpRequest => ({
  method: 'GET',
  url: `${baseUrl}${path}?${query}`,
  headers: { [authHeader]: accessToken },
});

/** Placeholder for the access token in printed requests. */
const TOKEN_PLACEHOLDER = '$VIVO_AUTH_TOKEN';
/** Placeholder for the taskId returned by /message/saveListPayload. */
const TASK_PLACEHOLDER = '$VIVO_TASK_ID';

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => {
  const keys = readKeys(deps.settings);
  const baseUrl = deps.endpoint('push');
  const appId = wireAppId(keys.appId);
  const auth: PlannedRequest = {
    title: t(
      'get an access token (the signature is valid for ten minutes); its authToken goes into the next request',
      '获取访问令牌（签名 10 分钟内有效），返回的 authToken 用于下一个请求',
    ),
    request: authRequest(keys, baseUrl, deps.clock.now()),
  };
  const call = (path: string, body: Readonly<Record<string, unknown>>): HttpRequest =>
    callRequest(baseUrl, path, TOKEN_PLACEHOLDER, body);
  if (sendsSingly(message, tokens)) {
    return [
      auth,
      ...tokens.map((token) => ({
        title: singleTitle(message),
        request: call(paths.send, singleBody(message, deps.settings, appId, token, deps.random.uuid())),
      })),
    ];
  }
  return [
    auth,
    {
      title: t('save the message; the response has a taskId', '保存消息体，返回 taskId'),
      request: call(paths.saveListPayload, listPayloadBody(message, deps.settings, appId, deps.random.uuid())),
    },
    {
      title: t('push it to the device tokens', '推送到设备 token 列表'),
      request: call(paths.pushToList, pushToListBody(appId, TASK_PLACEHOLDER, tokens, deps.random.uuid())),
    },
  ];
};

const singleTitle = (message: PushMessage): Text =>
  message.mode === 'test'
    ? t('push to one test device', '推送到一台测试设备')
    : t('push to one device token', '推送到一个设备 token');
