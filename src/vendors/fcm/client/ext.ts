// How `ext` travels over FCM: as a text in message.data, beside the notification. Source: plugin code (firebase_messaging), TIMPush documents.
import type { AppContext, ExtDelivery, PushMessage, Settings } from '../../../push/types.js';
import { countBytes } from '../../../text/count.js';
import { limits } from '../facts.js';
import { fcmProblem } from '../problems.js';
import { bodyOf } from './message.js';

export function deliverExt(ext: string, app: AppContext): ExtDelivery {
  const size = countBytes('ext') + countBytes(ext);
  const tooLarge = size > limits.payload;
  return {
    where: 'message.data.ext',
    fragment: { message: { notification: { title: 't', body: 'b' }, data: { ext } } },
    // The plugin hands over the data map as it is; TIMPush gives its listener the text.
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

/** No page is needed: the firebase plugin reads the intent that starts the app. */
export function clickOpens(message: PushMessage, settings: Settings): string {
  const body = bodyOf(message, settings, 'token') as {
    readonly message?: { readonly android?: { readonly notification?: { readonly click_action?: unknown } } };
  };
  const action = body.message?.android?.notification?.click_action;
  return typeof action === 'string' && action !== '' ? `click_action ${action}` : 'the app (launcher activity)';
}
