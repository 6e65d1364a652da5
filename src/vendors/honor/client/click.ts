// What a tap on an Honor notification does, and how ext is put into the intent: as a string extra, the only type the plugin's activity can read.
import { field, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { addIntentExtras, buildIntentUri } from '../../../push/click/click.js';
import type { Tap } from '../../../push/click/tap.js';
import type { AppContext } from '../../../push/types.js';
import { isObject, type Json } from '../../../text/json-object.js';

/** The intent URI of the plugin's activity. */
export const pluginIntent = (packageName: string, ext: string | undefined): string =>
  buildIntentUri({
    scheme: 'tencent_im_push',
    host: packageName,
    path: '/honorMessage',
    ...(ext === undefined ? {} : { extras: { ext } }),
  });

/** Type 1 opens a page by intent, type 3 opens the app. */
export function clickAction(app: AppContext, ext: string | undefined): Record<string, unknown> {
  if (app.clickTarget === 'plugin' && app.packageName !== undefined)
    return { type: 1, intent: pluginIntent(app.packageName, ext) };
  if (app.clickTarget === 'timpush' && app.clickPage !== undefined) {
    const intent = ext === undefined ? app.clickPage : (addIntentExtras(app.clickPage, { ext }) ?? app.clickPage);
    return { type: 1, intent };
  }
  return { type: 3 };
}

/** What a tap does according to an Honor request body. */
export function tapOf(body: Json): Tap {
  const notification = field(field(body, 'android'), 'notification');
  if (!isObject(notification)) return { kind: 'none', field: 'no android.notification' };
  const action = field(notification, 'clickAction');
  const type = wholeNumberOf(field(action, 'type'));
  if (type === 3) return { kind: 'app', field: 'clickAction 3' };
  const intent = textOf(field(action, 'intent'));
  if (type === 1 && intent !== '') return { kind: 'page', field: 'clickAction 1', intent };
  if (type === 2) return { kind: 'link', field: 'clickAction 2', url: textOf(field(action, 'url')) };
  return { kind: 'other', field: `clickAction ${type ?? '–'}` };
}
