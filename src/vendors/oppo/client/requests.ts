// The requests of a push as HTTP: what the client sends and what --print-request shows.
import { encodeForm } from '../../../http/requests/form.js';
import type { HttpRequest } from '../../../http/types.js';
import type { PlannedRequest, PushMessage, Vendor, VendorDeps } from '../../../push/types.js';
import type { Json } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { PATHS } from '../facts.js';
import { authRequest, FORM, readCredentials } from './auth.js';
import { rolesFor } from './hosts.js';
import { flatFields, messageFor, notification, rawAround } from './message.js';

/** Whether to send one stored message to many tokens instead of one message each. */
export const isBroadcast = (message: PushMessage, tokens: readonly string[]): boolean =>
  tokens.length > 1 && message.options['oppo-batch'] === 'broadcast';

export const planRequests: Vendor['planRequests'] = (message, tokens, deps) => {
  const base = deps.endpoint(rolesFor(tokens[0] ?? '', deps.settings)[0]);
  const { appKey, masterSecret } = readCredentials(deps.settings);
  const body = notification(message, deps.settings, deps.random.uuid());
  const around = rawAround(message.raw);
  const auth: PlannedRequest = {
    title: t('get an access token', '获取访问令牌'),
    request: authRequest(base, { appKey, masterSecret, timestamp: deps.clock.now() }),
  };
  const token = '$OPPO_AUTH_TOKEN';
  if (isBroadcast(message, tokens)) {
    return [
      auth,
      { title: t('store the message', '保存消息'), request: saveRequest(base, token, body) },
      {
        title: t('send it to the device tokens', '向设备 token 广播'),
        request: broadcastRequest(base, token, '$OPPO_MESSAGE_ID', tokens, around),
      },
    ];
  }
  return [
    auth,
    {
      title: t('push to the device tokens', '向设备 token 推送'),
      request: unicastRequest(base, token, tokens, { body, around }, deps),
    },
  ];
};

/** Keeps shell placeholders readable, because encoding would replace the dollar sign. */
const encodeReadably = (fields: Readonly<Record<string, string>>): string =>
  encodeForm(fields).replace(/%24(OPPO_[A-Z_]+)/g, '$$$1');

const post = (url: string, fields: Readonly<Record<string, string>>): HttpRequest => ({
  method: 'POST',
  url,
  headers: FORM,
  body: encodeReadably(fields),
});

export function unicastRequest(
  base: string,
  authToken: string,
  tokens: readonly string[],
  { body, around }: { readonly body: Json; readonly around: Json },
  deps: Pick<VendorDeps, 'random'>,
): HttpRequest {
  const [only] = tokens;
  if (tokens.length === 1 && only !== undefined)
    return post(`${base}${PATHS.unicast}`, {
      auth_token: authToken,
      message: JSON.stringify(messageFor(only, body, around)),
    });
  // One app_message_id per target, because OPPO sends the same id only once.
  const messages = tokens.map((token) => messageFor(token, { ...body, app_message_id: deps.random.uuid() }, around));
  return post(`${base}${PATHS.unicastBatch}`, { auth_token: authToken, messages: JSON.stringify(messages) });
}

export const saveRequest = (base: string, authToken: string, body: Json): HttpRequest =>
  post(`${base}${PATHS.saveMessage}`, { auth_token: authToken, ...flatFields(body) });

export const broadcastRequest = (
  base: string,
  authToken: string,
  messageId: string,
  tokens: readonly string[],
  around: Json,
): HttpRequest =>
  post(`${base}${PATHS.broadcast}`, {
    auth_token: authToken,
    message_id: messageId,
    target_type: '2',
    target_value: tokens.join(';'),
    ...flatFields(around),
  });
