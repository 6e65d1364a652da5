// The requests of a push as HTTP: what the client sends and what --print-request shows.
import type { HttpRequest } from '../../../http/types.js';
import type { PushMessage, Vendor, VendorDeps } from '../../../push/types.js';
import { t } from '../../../text/language.js';
import { sendPath } from '../facts.js';
import { readCredentials, sendHeaders, tokenRequest } from './auth.js';
import { bodyOf } from './message.js';

export function sendRequest(
  message: PushMessage,
  tokens: readonly string[],
  accessToken: string,
  deps: Pick<VendorDeps, 'settings' | 'endpoint' | 'clock' | 'random'>,
): HttpRequest {
  const appId = deps.settings.text('honor_app_id') ?? '';
  return {
    method: 'POST',
    url: `${deps.endpoint('push')}${sendPath(encodeURIComponent(appId))}`,
    headers: sendHeaders(accessToken, deps.clock.now()),
    body: JSON.stringify(bodyOf(message, deps.settings, tokens, deps.random.uuid())),
  };
}

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => [
  {
    title: t('get an access token', '获取访问令牌'),
    request: tokenRequest(deps.endpoint('auth'), readCredentials(deps.settings)),
  },
  {
    title: t('push to the device tokens', '向设备 token 推送'),
    request: sendRequest(message, tokens, '$HONOR_ACCESS_TOKEN', deps),
  },
];
