// What a tap on a Huawei notification does, and how ext is put into the intent the app reads (basic-clickaction; plugin source 3.1.2).
import { field, textOf, wholeNumberOf } from '../../../push/answer-fields.js';
import { addIntentExtras } from '../../../push/click/click.js';
import type { Tap } from '../../../push/click/tap.js';
import type { AppContext } from '../../../push/types.js';
import { isObject, type Json } from '../../../text/json-object.js';
import { clickTypes } from '../facts.js';

export interface ClickAction {
  readonly type: number;
  readonly intent?: string;
}

/**
 * For the plugin and the launcher, the app starts and the keys of `data` become extras of the launch intent. TIMPush declares a page:
 * its intent has ext as the string extra `S.ext`.
 */
export function clickAction(app: AppContext, ext: string | undefined): ClickAction {
  if (app.clickTarget !== 'timpush' || app.clickPage === undefined) return { type: clickTypes.app };
  const intent = addIntentExtras(app.clickPage, ext === undefined ? {} : { ext });
  return intent === undefined ? { type: clickTypes.app } : { type: clickTypes.page, intent };
}

/** The payload of an open-app click: a JSON object as a string, whose values are strings. */
export const launchData = (ext: string): string => JSON.stringify({ ext });

/** What a tap does according to a v1 or v2 body. */
export function tapOf(body: Json): Tap {
  const notification = field(field(field(body, 'message'), 'android'), 'notification');
  if (!isObject(notification)) return { kind: 'none', field: 'no android.notification' };
  const action = field(notification, 'click_action');
  const type = wholeNumberOf(field(action, 'type'));
  const custom = textOf(field(action, 'action'));
  if (custom !== '') return { kind: 'action', field: 'action', action: custom };
  if (type === clickTypes.app) return { kind: 'app', field: 'click_action type 3' };
  const intent = textOf(field(action, 'intent'));
  if (type === clickTypes.page && intent !== '') return { kind: 'page', field: 'click_action type 1', intent };
  const url = textOf(field(action, 'url'));
  if (type === clickTypes.url) return { kind: 'link', field: 'click_action type 2', url };
  return { kind: 'other', field: `click_action type ${type ?? '–'}` };
}
