// How `ext` is sent over FCM: as a string in message.data, next to the notification. Source: plugin code (firebase_messaging), TIMPush documentation.
import { field, textOf } from '../../../push/answer-fields.js';
import { describeTap, type SentTap, type Tap, textExtras } from '../../../push/click/tap.js';
import type { AppContext, ExtDelivery, PushMessage, Settings } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { isObject, type Json } from '../../../text/json-object.js';
import { t } from '../../../text/language.js';
import { limits } from '../facts.js';
import { fcmProblem } from '../problems.js';
import { bodyOf } from './message.js';

export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const size = countBytes('ext') + countBytes(ext);
  const tooLarge = size > limits.payload;
  return {
    where: 'message.data.ext',
    fragment: { message: { notification: { title: 't', body: 'b' }, data: { ext } } },
    // The plugin passes on the whole data map; TIMPush passes only the ext string to its listener.
    callback: tooLarge ? undefined : app.clickTarget === 'timpush' ? ext : { ext },
    moreKeys: false,
    size,
    limit: limits.payload,
    unit: 'bytes',
    notes: [
      ...(tooLarge ? [fcmProblem('fcm/data-too-large', { args: { bytes: size, limit: limits.payload } })] : []),
      ...(app.clickTarget === 'timpush' ? [fcmProblem('fcm/timpush-click')] : []),
    ],
  };
}

/** No page is needed, because the Firebase plugin reads the launch intent. */
function tapOf(body: Json): Tap {
  const sent = body['message'];
  const action = textOf(field(field(field(sent, 'android'), 'notification'), 'click_action'));
  if (!isObject(field(sent, 'notification')) && !isObject(field(field(sent, 'android'), 'notification')))
    return { kind: 'none', field: 'no notification: a data message' };
  return action === ''
    ? { kind: 'app', field: 'launcher activity' }
    : { kind: 'action', field: 'click_action', action };
}

export const clickOpens = (message: PushMessage, settings: Settings): string =>
  describeTap(tapOf(bodyOf(message, settings, 'token')));

/** The keys of `data` become extras of the launch intent. */
export function sentTap(message: PushMessage, settings: Settings): SentTap {
  const body = bodyOf(message, settings, 'token');
  return {
    tap: tapOf(body),
    extras: textExtras(field(body['message'], 'data')),
    lacks: t(
      'the firebase plugin recognises a tap only by the message ID of a push that it received: its click callback is not called here',
      'firebase 插件只认它收到过的推送（按消息 ID）：这里不会触发它的点击回调',
    ),
  };
}
